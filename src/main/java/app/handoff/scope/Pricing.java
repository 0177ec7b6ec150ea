package app.handoff.scope;

import app.handoff.kernel.YearProfile;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How bidders are asked to price, so that their offers compare, and what matters most to us.
 *
 * @param hoursPerYear the hours every bidder assumes, where work is or may be paid by the hour
 * @param hours how these hours spread over the year, peak included
 * @param note what else to tell bidders about the price
 * @param priorities quality, speed and cost, the most important first
 */
public record Pricing(
        @Nullable Basis basis,
        @Nullable BigDecimal hoursPerYear,
        YearProfile hours,
        String note,
        List<Priority> priorities) {

    static final Pricing EMPTY = new Pricing(null, null, YearProfile.NONE, "", List.of());

    public Pricing {
        hours = hours == null ? YearProfile.NONE : hours;
        note = Blank.text(note);
        priorities = Blank.list(priorities);
    }

    public boolean ranked() {
        return priorities.size() == Priority.values().length;
    }

    public boolean byTheHour() {
        return basis == Basis.HOURLY || basis == Basis.CAPPED || basis == Basis.HOURLY_OR_MONTHLY;
    }

    /** Weights out of 100 that follow from the ranking; they are a proposal for comparing bids. */
    public Weights proposedWeights() {
        return Weights.of(priorities);
    }

    /** What a price is for. */
    public enum Basis {
        /** The same fee every month, whatever the volume. */
        FIXED_PER_MONTH,
        /** One fee for the whole: for projects that end. */
        FIXED_ONCE,
        /** A price for each piece delivered. */
        PER_UNIT,
        /** Every hour worked, at a rate. */
        HOURLY,
        /** Every hour worked, at a rate, up to a most. */
        CAPPED,
        /** Each bidder chooses: every hour worked, at a rate, or the same fee every month. */
        HOURLY_OR_MONTHLY
    }

    /** What can weigh against what. */
    public enum Priority {
        QUALITY,
        SPEED,
        COST
    }

    /** Weights out of 100. */
    public record Weights(int quality, int speed, int cost) {

        private static final int[] BY_RANK = {50, 30, 20};

        static Weights of(List<Priority> ranking) {
            return new Weights(
                    weight(ranking, Priority.QUALITY), weight(ranking, Priority.SPEED), weight(ranking, Priority.COST));
        }

        private static int weight(List<Priority> ranking, Priority priority) {
            int rank = ranking.indexOf(priority);
            return rank < 0 || rank >= BY_RANK.length ? 0 : BY_RANK[rank];
        }
    }
}
