package app.handoff.submission;

import app.handoff.kernel.Canonical;
import app.handoff.kernel.Sentence;
import app.handoff.scope.ServiceLevel;
import app.handoff.text.Numbers;
import app.handoff.text.UnreadableNumber;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A number as a vendor typed it and how it was read, or what is wrong with it. */
public record TypedNumber(
        String typed, @Nullable BigDecimal value, @Nullable Sentence problem) {

    private static final BigDecimal HIGHEST_PRICE = new BigDecimal("1000000000");
    private static final BigDecimal HIGHEST_LEVEL = new BigDecimal("1000000");
    private static final int MOST_PLACES = 4;

    /**
     * A price. That something costs nothing is said, not typed: a 0 is as easily a slip or a line left for later.
     *
     * @param free whether the vendor ticked that it is free of charge
     */
    static TypedNumber price(String typed, Currency currency, boolean free) {
        var read = read(typed, HIGHEST_PRICE, () -> Numbers.amount(typed, currency));
        if (free && typed.isBlank()) {
            return new TypedNumber(typed, BigDecimal.ZERO, null);
        }
        if (read.value == null || free == (read.value.signum() == 0)) {
            return read;
        }
        return new TypedNumber(typed, null, Sentence.of(free ? "bidding.price.freeAndPriced" : "bidding.price.zero"));
    }

    static TypedNumber level(String typed, ServiceLevel.Unit unit) {
        var highest = unit == ServiceLevel.Unit.PERCENT ? BigDecimal.valueOf(100) : HIGHEST_LEVEL;
        return read(typed, highest, () -> Numbers.read(typed, unit.kind()));
    }

    private static TypedNumber read(String typed, BigDecimal highest, Supplier<BigDecimal> reader) {
        if (typed.isBlank()) {
            return new TypedNumber(typed, null, null);
        }
        BigDecimal value;
        try {
            value = Canonical.number(reader.get());
        } catch (UnreadableNumber e) {
            return new TypedNumber(typed, null, Sentence.of(e.code(), e.words()));
        }
        if (value.signum() < 0) {
            return new TypedNumber(typed, null, Sentence.of("field.positiveOrZero"));
        }
        if (value.compareTo(highest) > 0) {
            return new TypedNumber(typed, null, Sentence.of("number.tooHigh", highest));
        }
        if (value.scale() > MOST_PLACES) {
            return new TypedNumber(typed, null, Sentence.of("bidding.number.tooExact"));
        }
        return new TypedNumber(typed, value, null);
    }

    public boolean isGiven() {
        return value != null;
    }

    /** Whether it is worth saying how this was read: it was not written the way a computer would. */
    public boolean needsEcho() {
        return value != null
                && !typed.isBlank()
                && !typed.strip().equals(value.toPlainString())
                && !typed.strip().matches("\\d+\\.\\d{2}");
    }
}
