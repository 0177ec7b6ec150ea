package app.handoff.contract;

import app.handoff.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What the work of a contract comes to for a term of its bid, by the day.
 *
 * @param from the total without taking over that counts from each of these days on; the first one has no beginning
 */
record FeesByDay(TreeMap<LocalDate, Money> from) {

    static FeesByDay of(Contract contract, List<Amendment> amendments) {
        var from = new TreeMap<LocalDate, Money>();
        from.put(LocalDate.MIN, work(contract.basis()));
        for (var amendment : amendments) {
            if (amendment.isAgreed()) {
                from.put(
                        amendment.effectiveFrom(),
                        work(Consolidated.termsOn(contract, amendments, amendment.effectiveFrom())
                                .basis()));
            }
        }
        return new FeesByDay(from);
    }

    private static Money work(ContractBasis basis) {
        return basis.offer().total().minus(basis.offer().takingOver());
    }

    /** In parts by the number of days on which each counts, from a day to another, both included. */
    Money workPerTerm(LocalDate first, LocalDate last) {
        long days = ChronoUnit.DAYS.between(first, last) + 1;
        var begins = Objects.requireNonNull(from.floorEntry(first)).getValue();
        if (days < 1 || from.higherKey(first) == null || from.higherKey(first).isAfter(last)) {
            return begins;
        }
        var sum = Money.zero(begins.currency());
        for (var day = first; !day.isAfter(last); ) {
            var next = from.higherKey(day);
            var end = next == null || next.isAfter(last) ? last : next.minusDays(1);
            sum = sum.plus(from.floorEntry(day).getValue().times(ChronoUnit.DAYS.between(day, end) + 1));
            day = end.plusDays(1);
        }
        return sum.dividedBy(BigDecimal.valueOf(days));
    }
}
