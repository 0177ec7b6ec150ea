package app.handoff.scope;

import app.handoff.kernel.YearProfile;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line that every bidder prices, derived from the scope so that all offers have the same lines.
 *
 * @param key names the line through all versions of the scope
 * @param label what is priced: the deliverable; empty where {@link Kind} says it all
 * @param unit what one price is for: entries, or empty where {@link Kind} says it
 * @param quantityPerYear how many a year; of what is paid once, how many in all
 * @param seasons how they spread over the year, if known
 * @param once whether it is paid once and not every year
 * @param alternative whether a bidder prices this line or another such line instead, and never both
 */
public record PriceItem(
        String key,
        Kind kind,
        String label,
        String unit,
        BigDecimal quantityPerYear,
        @Nullable YearProfile seasons,
        boolean once,
        boolean alternative,
        Pricing.Basis basis) {

    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

    public boolean takingOver() {
        return kind == Kind.TAKING_OVER;
    }

    /** The lines for these outputs, the taking over last where there is any. */
    static List<PriceItem> of(List<Output> outputs, Timeline timeline, Pricing pricing) {
        var basis = Objects.requireNonNull(pricing.basis(), "a frozen scope has a pricing basis");
        var items = new ArrayList<PriceItem>();
        switch (basis) {
            case FIXED_PER_MONTH -> items.add(month(basis));
            case FIXED_ONCE ->
                items.add(new PriceItem("whole", Kind.WHOLE, "", "", BigDecimal.ONE, null, true, false, basis));
            case HOURLY, CAPPED -> items.add(hour(pricing, basis));
            case HOURLY_OR_MONTHLY -> {
                items.add(hour(pricing, basis));
                items.add(month(basis));
            }
            case PER_UNIT -> outputs.forEach(output -> items.add(of(output)));
        }
        var weeks = timeline.transitionWeeks();
        if (weeks == null || weeks > 0) {
            items.add(new PriceItem("taking-over", Kind.TAKING_OVER, "", "", BigDecimal.ONE, null, true, false, basis));
        }
        return List.copyOf(items);
    }

    private static PriceItem month(Pricing.Basis basis) {
        return new PriceItem("month", Kind.MONTH, "", "", MONTHS, null, false, eitherOf(basis), basis);
    }

    private static PriceItem hour(Pricing pricing, Pricing.Basis basis) {
        var hours = pricing.hoursPerYear() == null ? BigDecimal.ONE : pricing.hoursPerYear();
        var yearProfile = pricing.hours().given() ? pricing.hours() : null;
        return new PriceItem("hour", Kind.HOUR, "", "", hours, yearProfile, false, eitherOf(basis), basis);
    }

    private static boolean eitherOf(Pricing.Basis basis) {
        return basis == Pricing.Basis.HOURLY_OR_MONTHLY;
    }

    private static PriceItem of(Output output) {
        var quantity = output.quantity();
        var perYear = quantity.perYear();
        if (perYear == null) {
            return new PriceItem(
                    output.id().toString(),
                    Kind.YEAR,
                    output.deliverable(),
                    "",
                    BigDecimal.ONE,
                    null,
                    false,
                    false,
                    Pricing.Basis.PER_UNIT);
        }
        return new PriceItem(
                output.id().toString(),
                Kind.PIECE,
                output.deliverable(),
                quantity.unit(),
                perYear,
                quantity.seasons().given() ? quantity.seasons() : null,
                quantity.per() == Quantity.Per.ONCE,
                false,
                Pricing.Basis.PER_UNIT);
    }

    /** What one price is for. */
    public enum Kind {
        /** One piece of the deliverable. */
        PIECE,
        /** A deliverable for a whole year, where it cannot be counted. */
        YEAR,
        /** A month of everything. */
        MONTH,
        /** An hour of work. */
        HOUR,
        /** The whole project. */
        WHOLE,
        /** Learning the work and running in parallel; paid once. */
        TAKING_OVER
    }
}
