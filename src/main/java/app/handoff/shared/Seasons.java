package app.handoff.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Month;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * How an amount spreads over the year, season by season, so that its peaks show. A season has the months a business counts
 * in, which need not be calendar quarters; of months in no season nothing is said.
 */
public record Seasons(List<Season> all) {

    public static final Seasons NONE = new Seasons(List.of());

    private static final int MONTHS = 12;

    /** @throws RuleViolation at {@code seasons[i].from} if a month belongs to two seasons */
    public Seasons {
        all = all == null ? List.of() : List.copyOf(all);
        var taken = EnumSet.noneOf(Month.class);
        for (int i = 0; i < all.size(); i++) {
            for (var month : all.get(i).months()) {
                if (!taken.add(month)) {
                    throw new RuleViolation("seasons.twice", month).at("seasons[" + i + "].from");
                }
            }
        }
    }

    public boolean given() {
        return !all.isEmpty();
    }

    public BigDecimal total() {
        return all.stream().map(Season::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The most there is in a month of any season; zero where no season is given. */
    public BigDecimal highestPerMonth() {
        return all.stream().map(Season::perMonth).max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
    }

    /**
     * Some months in a row, over the turn of the year too.
     *
     * @param amount how much there is in all these months together; zero or more
     */
    public record Season(Month from, Month to, BigDecimal amount) {

        /** @throws RuleViolation at {@code amount} if it is negative */
        public Season {
            if (amount.signum() < 0) {
                throw new RuleViolation("field.positiveOrZero").at("amount");
            }
        }

        public List<Month> months() {
            var months = new ArrayList<Month>();
            int length = Math.floorMod(to.getValue() - from.getValue(), MONTHS) + 1;
            for (int i = 0; i < length; i++) {
                months.add(from.plus(i));
            }
            return months;
        }

        public BigDecimal perMonth() {
            return amount.divide(BigDecimal.valueOf(months().size()), 2, RoundingMode.HALF_UP);
        }
    }
}
