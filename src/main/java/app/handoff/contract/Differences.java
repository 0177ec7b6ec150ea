package app.handoff.contract;

import app.handoff.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scope, winning bid and contract side by side: service levels, quantities, prices and dates. */
record Differences(List<LevelRow> levels, List<QuantityRow> quantities, List<PriceRow> prices, List<DateRow> dates) {

    /** What was asked for, promised and agreed. */
    public record LevelRow(
            ContractBasis.Level level,
            BigDecimal scope,
            @Nullable BigDecimal bid,
            BigDecimal contract) {
        public boolean differs() {
            return scope.compareTo(contract) != 0 || bid != null && bid.compareTo(contract) != 0;
        }

        /** Whether less was agreed than the bid promised. */
        public boolean isWorseThanBid() {
            return bid != null && !level.asked().atLeastAsGood(contract, bid);
        }
    }

    /** The quantity of an output, in words; the contract takes it from the scope. */
    public record QuantityRow(String output, String scope) {}

    public record PriceRow(ContractBasis.Price price) {
        public Money unitPrice() {
            return price.unitPrice();
        }
    }

    /** @param bid what the bid's term makes of it */
    public record DateRow(
            Kind kind,
            @Nullable LocalDate scope,
            @Nullable Integer bidMonths,
            @Nullable LocalDate bid,
            LocalDate contract) {

        public boolean differs() {
            return scope != null && !scope.equals(contract) || bid != null && isAMonthApart(bid, contract);
        }

        private static boolean isAMonthApart(LocalDate one, LocalDate other) {
            return Math.abs(ChronoUnit.DAYS.between(one, other)) > Terms.DAYS_OF_A_MONTH;
        }

        public enum Kind {
            START,
            END
        }
    }

    static Differences of(ContractBasis contractBasis, Terms terms) {
        var levels = new ArrayList<LevelRow>();
        for (var level : contractBasis.work().levels()) {
            levels.add(new LevelRow(level, level.asked().target(), level.committed(), terms.agreedFor(level)));
        }
        return new Differences(
                List.copyOf(levels),
                contractBasis.work().outputs().stream()
                        .map(output -> new QuantityRow(output.name(), output.quantity()))
                        .toList(),
                contractBasis.offer().prices().stream().map(PriceRow::new).toList(),
                List.of(
                        new DateRow(DateRow.Kind.START, contractBasis.work().start(), null, null, terms.start()),
                        new DateRow(
                                DateRow.Kind.END,
                                contractBasis.work().end(),
                                contractBasis.offer().termMonths(),
                                terms.start()
                                        .plusMonths(contractBasis.offer().termMonths())
                                        .minusDays(1),
                                terms.end())));
    }
}
