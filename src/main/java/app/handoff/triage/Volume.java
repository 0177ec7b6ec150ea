package app.handoff.triage;

import app.handoff.shared.RuleViolation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How much of something a task handles, so that a vendor can compute a price from it.
 *
 * @param what ledger entries, supplier invoices, calls
 * @param quantity in a year, or at any time
 * @param quarters how a year's quantity spreads over January to March and so on; four values or none
 * @param note what the numbers do not say: "487 of them from January to March"
 */
public record Volume(
        String what,
        @Nullable BigDecimal quantity,
        Counted counted,
        List<@Nullable BigDecimal> quarters,
        @Nullable String note) {

    public enum Counted {
        A_YEAR,
        /** Two hundred accounts, three bank accounts: there all the time. */
        AT_ANY_TIME
    }

    public Volume {
        if (Stream.concat(Stream.of(quantityOrZero(quantity)), quarters.stream().filter(Objects::nonNull))
                .anyMatch(number -> number.signum() < 0)) {
            throw new RuleViolation("field.positiveOrZero").at("quantity");
        }
        var sum = sum(quarters);
        if (quantity == null && sum.signum() > 0) {
            quantity = sum;
        }
        if (counted == Counted.A_YEAR && sum.compareTo(quantityOrZero(quantity)) > 0) {
            throw new RuleViolation("triage.volume.quartersExceedYear", sum, quantityOrZero(quantity)).at("quantity");
        }
        quarters = quarters.stream().noneMatch(Objects::nonNull)
                ? List.of()
                : java.util.Collections.unmodifiableList(new java.util.ArrayList<>(quarters));
    }

    public static Volume aYear(String what, long quantity) {
        return new Volume(what, BigDecimal.valueOf(quantity), Counted.A_YEAR, List.of(), null);
    }

    public @Nullable BigDecimal quarter(int number) {
        return number <= quarters.size() ? quarters.get(number - 1) : null;
    }

    private static BigDecimal quantityOrZero(@Nullable BigDecimal quantity) {
        return quantity == null ? BigDecimal.ZERO : quantity;
    }

    private static BigDecimal sum(List<@Nullable BigDecimal> numbers) {
        return numbers.stream().filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
