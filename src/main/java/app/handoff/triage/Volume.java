package app.handoff.triage;

import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.YearProfile;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How much of something a task handles, so that a vendor can compute a price from it.
 *
 * @param what ledger entries, supplier invoices, calls
 * @param quantity in a year, or at any time
 * @param seasons how a year's quantity spreads over the months, where there are peaks
 * @param note what the numbers do not say: "487 of them from January to March"
 */
public record Volume(
        String what,
        @Nullable BigDecimal quantity,
        Counted counted,
        YearProfile seasons,
        @Nullable String note) {

    public enum Counted {
        A_YEAR,
        /** Two hundred accounts, three bank accounts: there all the time. */
        AT_ANY_TIME
    }

    /** @throws RuleViolation at {@code quantity} if it is negative, or if the seasons of a year hold more than the year */
    public Volume {
        seasons = seasons == null ? YearProfile.NONE : seasons;
        if (quantity != null && quantity.signum() < 0) {
            throw new RuleViolation("field.positiveOrZero").at("quantity");
        }
        var sum = seasons.total();
        if (quantity == null && sum.signum() > 0) {
            quantity = sum;
        }
        if (counted == Counted.A_YEAR && quantity != null && seasons.exceed(quantity)) {
            throw new RuleViolation("triage.volume.seasonsDiffer", sum, quantity).at("quantity");
        }
    }

    /** @throws RuleViolation at {@code quantity} if the seasons fill the year and are not as much as the year */
    public void expectSeasonsAgree() {
        if (counted == Counted.A_YEAR && quantity != null && !seasons.agreeWith(quantity)) {
            throw new RuleViolation("triage.volume.seasonsDiffer", seasons.total(), quantity).at("quantity");
        }
    }

    public static Volume aYear(String what, long quantity) {
        return new Volume(what, BigDecimal.valueOf(quantity), Counted.A_YEAR, YearProfile.NONE, null);
    }
}
