package app.handoff.scope;

import app.handoff.kernel.YearProfile;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How bidders are asked to price, so that their offers compare, and what matters most to us.
 *
 * @param hoursPerYear the hours every bidder assumes, where work is or may be paid by the hour
 * @param hours how these hours spread over the year, peak included
 * @param note what else to tell bidders about the price
 * @param priorities quality, speed and cost, the most important first
 * @param structure what is priced beside the basis; null where that is nothing
 */
public record Pricing(
        @Nullable Basis basis,
        @Nullable BigDecimal hoursPerYear,
        YearProfile hours,
        String note,
        List<Priority> priorities,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PriceStructure structure) {

    static final Pricing EMPTY = new Pricing(null, null, YearProfile.NONE, "", List.of());

    /** With nothing beside the basis. */
    public Pricing(
            @Nullable Basis basis,
            @Nullable BigDecimal hoursPerYear,
            YearProfile hours,
            String note,
            List<Priority> priorities) {
        this(basis, hoursPerYear, hours, note, priorities, null);
    }

    public Pricing {
        hours = hours == null ? YearProfile.NONE : hours;
        note = Blank.text(note);
        priorities = Blank.list(priorities);
        structure = structure == null || structure.isNothing() ? null : structure;
    }

    private PriceStructure beside() {
        return Objects.requireNonNullElse(structure, PriceStructure.NONE);
    }

    /** Whether a fee for every month is asked beside the prices for pieces or hours. */
    @JsonIgnore
    public boolean isWithBaseFee() {
        return beside().baseFee() && basis != null && basis.mayHaveBaseFee();
    }

    /** The lines beside the regular work. */
    public List<ExtraLine> extras() {
        return beside().extras();
    }

    /** Steps and minimum of an output, where it is priced by the piece and has any. */
    Optional<VolumePricing> volume(UUID output) {
        return basis == Basis.PER_UNIT ? beside().volume(output) : Optional.empty();
    }

    /**
     * The same for another engagement, with lines of its own.
     *
     * @param others the output there by the one here
     */
    Pricing forOutputs(Map<UUID, UUID> others) {
        return structure == null
                ? this
                : new Pricing(basis, hoursPerYear, hours, note, priorities, structure.forOutputs(others));
    }

    /** How many pieces of an output are paid for in a month in which there are fewer; empty where none are. */
    public Optional<BigDecimal> minimumPerMonth(UUID output) {
        return volume(output).map(VolumePricing::minimumPerMonth);
    }

    public Optional<PriceStructure.Expenses> expenses() {
        return Optional.ofNullable(beside().expenses());
    }

    /** Within how many days we could pay for a discount; empty where none is asked for. */
    public Optional<Integer> discountDays() {
        return Optional.ofNullable(beside().discountDays());
    }

    /** Whether vendors may bid for some of the outputs only; each then has its own price. */
    @JsonIgnore
    public boolean isInParts() {
        return beside().parts() && basis == Basis.PER_UNIT;
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
        HOURLY_OR_MONTHLY;

        /** Whether a fee for every month makes sense beside it. */
        boolean mayHaveBaseFee() {
            return this == PER_UNIT || this == HOURLY || this == CAPPED;
        }
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
