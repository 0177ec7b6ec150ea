package app.handoff.kernel;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Month;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an amount spreads over the year, season by season, so that its peaks show. A season has the months a business counts
 * in, which need not be calendar quarters; of months in no season nothing is said.
 */
public record YearProfile(List<Season> all) {

    public static final YearProfile NONE = new YearProfile(List.of());

    /** Working days of a year, without weekends and without about ten public holidays: wherever something is counted by them. */
    public static final int WORKING_DAYS = 250;

    private static final int MONTHS = 12;
    private static final BigDecimal LARGEST_DIFFERENCE = new BigDecimal("0.005");

    /** @throws RuleViolation at {@code seasons[i].from} if a month belongs to two seasons */
    public YearProfile {
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
        return all.stream().map(Season::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** How many months belong to no season: how much there is in them follows from the year. */
    public int monthsLeft() {
        return MONTHS - all.stream().mapToInt(season -> season.months().size()).sum();
    }

    /**
     * Whether the seasons can be those of a year in which there is so much: as much together where they fill the year, not
     * more where they do not. Amounts that are counted by the week, the month or the working day may miss the year by one in
     * two hundred, as such parts of a year do.
     */
    public boolean agreeWith(BigDecimal year) {
        var left = year.subtract(total());
        return !exceed(year) && (all.isEmpty() || monthsLeft() > 0 || left.compareTo(inexactIn(year)) <= 0);
    }

    /** Whether there is more in the seasons than in the whole year. */
    public boolean exceed(BigDecimal year) {
        return total().subtract(year).compareTo(inexactIn(year)) > 0;
    }

    private BigDecimal inexactIn(BigDecimal year) {
        return all.stream().allMatch(season -> season.unit() == SeasonUnit.TOGETHER)
                ? BigDecimal.ZERO
                : year.multiply(LARGEST_DIFFERENCE);
    }

    /** The most there is in a month of any season; zero where no season is given. */
    public BigDecimal highestPerMonth() {
        return all.stream().map(Season::perMonth).max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
    }

    /**
     * Some months in a row, over the turn of the year too.
     *
     * @param amount how much there is each time it is counted; zero or more
     * @param per how it is counted; null means {@link SeasonUnit#TOGETHER}, which leaves what is stored as it was
     */
    public record Season(
            Month from,
            Month to,
            BigDecimal amount,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SeasonUnit per) {

        /** @throws RuleViolation at {@code amount} if it is negative */
        public Season {
            if (amount.signum() < 0) {
                throw new RuleViolation("field.positiveOrZero").at("amount");
            }
            per = per == SeasonUnit.TOGETHER ? null : per;
        }

        /** So much in all these months together. */
        public Season(Month from, Month to, BigDecimal amount) {
            this(from, to, amount, null);
        }

        /**
         * A season as people say it: one month needs no second one and no word on how it is counted.
         *
         * @throws RuleViolation at what is missing
         */
        public static Season said(
                @Nullable Month from, @Nullable Month to, @Nullable BigDecimal amount, @Nullable SeasonUnit counted) {
            if (from == null) {
                throw new RuleViolation("seasons.monthMissing").at("from");
            }
            if (amount == null) {
                throw new RuleViolation("seasons.amountMissing").at("amount");
            }
            var last = to == null ? from : to;
            if (counted == null && last != from) {
                throw new RuleViolation("seasons.countedMissing").at("counted");
            }
            return new Season(from, last, amount, counted);
        }

        public SeasonUnit unit() {
            return per == null ? SeasonUnit.TOGETHER : per;
        }

        /** How much there is in all these months together. */
        public BigDecimal total() {
            return per == null
                    ? amount
                    : amount.multiply(BigDecimal.valueOf((long) per.timesAYear * months().size()))
                            .divide(BigDecimal.valueOf(MONTHS), 2, RoundingMode.HALF_UP);
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
            return total().divide(BigDecimal.valueOf(months().size()), 2, RoundingMode.HALF_UP);
        }
    }

    /** How the amount of a season is counted. */
    public enum SeasonUnit {
        MONTH(12),
        WEEK(52),
        WORKING_DAY(WORKING_DAYS),
        /** All months of the season at once. */
        TOGETHER(0);

        private final int timesAYear;

        SeasonUnit(int timesAYear) {
            this.timesAYear = timesAYear;
        }
    }
}
