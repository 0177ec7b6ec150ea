package app.handoff.review;

import app.handoff.kernel.Money;
import app.handoff.text.Format;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** How what was saved and freed is said: one figure, or from what is proven to what is possible where reports are missing. */
final class Range {

    private Range() {}

    static String saved(SavingsCalculation savingsCalculation, Format format) {
        return money(savingsCalculation.saved(), savingsCalculation.savedAtMost(), format);
    }

    static String money(@Nullable Money proven, @Nullable Money atMost, Format format) {
        if (proven == null) {
            return format.message("review.notProvable");
        }
        return atMost == null || atMost.equals(proven)
                ? format.money(proven)
                : format.message("review.range", format.money(proven), format.money(atMost));
    }

    static String hours(@Nullable BigDecimal proven, @Nullable BigDecimal atMost, Format format) {
        if (proven == null) {
            return format.message("review.notProvable");
        }
        return atMost == null || tenth(atMost).equals(tenth(proven))
                ? format.hours(tenth(proven))
                : format.message("review.range", format.hours(tenth(proven)), format.hours(tenth(atMost)));
    }

    static BigDecimal tenth(BigDecimal hours) {
        return hours.setScale(1, RoundingMode.HALF_UP);
    }

    /** Pictures and the figures on top speak in whole units; the table says cents where there are any. */
    static Money whole(Money money) {
        return new Money(money.amount().setScale(0, RoundingMode.HALF_UP), money.currency());
    }
}
