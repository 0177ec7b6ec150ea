package app.handoff.scope;

import app.handoff.kernel.YearProfile;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
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
 * @param optional whether we order it only if we choose to: it counts in no total
 * @param step the step of the volume of a month that it prices; null where one price holds for all
 * @param part the output that can be bid for and awarded without the others; null where all go together
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
        boolean optional,
        VolumePricing.@Nullable Step step,
        @Nullable String part,
        Pricing.Basis basis) {

    /** The key of the line for the most that expenses come to. */
    public static final String EXPENSES = "expenses";

    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

    public boolean takingOver() {
        return kind == Kind.TAKING_OVER;
    }

    /** How many of it are paid for in a month in which there are fewer: of a step what the minimum fills of it. */
    public Optional<BigDecimal> leastPerMonth(Pricing pricing) {
        if (kind != Kind.PIECE) {
            return Optional.empty();
        }
        return pricing.minimumPerMonth(UUID.fromString(key.split(":")[0]))
                .map(least -> step == null ? least : step.partOf(least))
                .filter(least -> least.signum() > 0);
    }

    /** The lines for these outputs, what is beside the regular work after them, the taking over last where there is any. */
    static List<PriceItem> of(List<Output> outputs, Timeline timeline, Pricing pricing) {
        var basis = Objects.requireNonNull(pricing.basis(), "a frozen scope has a pricing basis");
        var items = new ArrayList<PriceItem>();
        if (pricing.isWithBaseFee()) {
            items.add(line("base", Kind.BASE, MONTHS, false, basis));
        }
        switch (basis) {
            case FIXED_PER_MONTH -> items.add(line("month", Kind.MONTH, MONTHS, false, basis));
            case FIXED_ONCE -> items.add(line("whole", Kind.WHOLE, BigDecimal.ONE, true, basis));
            case HOURLY, CAPPED -> items.add(hour(pricing, basis, false));
            case HOURLY_OR_MONTHLY -> {
                items.add(hour(pricing, basis, true));
                items.add(line("month", Kind.MONTH, MONTHS, false, basis).orAnother());
            }
            case PER_UNIT -> outputs.forEach(output -> items.addAll(of(output, pricing)));
        }
        pricing.extras().stream()
                .filter(ExtraLine::isComplete)
                .map(extra -> of(extra, basis))
                .forEach(items::add);
        if (pricing.expenses().filter(PriceStructure.Expenses.CAPPED::equals).isPresent()) {
            items.add(line(EXPENSES, Kind.EXPENSES, BigDecimal.ONE, basis == Pricing.Basis.FIXED_ONCE, basis));
        }
        var weeks = timeline.transitionWeeks();
        if (weeks == null || weeks > 0) {
            items.add(line("taking-over", Kind.TAKING_OVER, BigDecimal.ONE, true, basis));
        }
        return List.copyOf(items);
    }

    private static PriceItem line(String key, Kind kind, BigDecimal quantity, boolean once, Pricing.Basis basis) {
        return new PriceItem(key, kind, "", "", quantity, null, once, false, false, null, null, basis);
    }

    private PriceItem orAnother() {
        return new PriceItem(key, kind, label, unit, quantityPerYear, seasons, once, true, optional, step, part, basis);
    }

    private static PriceItem hour(Pricing pricing, Pricing.Basis basis, boolean alternative) {
        var hours = pricing.hoursPerYear() == null ? BigDecimal.ONE : pricing.hoursPerYear();
        var yearProfile = pricing.hours().given() ? pricing.hours() : null;
        return new PriceItem(
                "hour", Kind.HOUR, "", "", hours, yearProfile, false, alternative, false, null, null, basis);
    }

    private static List<PriceItem> of(Output output, Pricing pricing) {
        var quantity = output.quantity();
        var key = output.id().toString();
        var part = pricing.isInParts() ? key : null;
        var perYear = quantity.perYear();
        if (perYear == null) {
            return List.of(new PriceItem(
                    key,
                    Kind.YEAR,
                    output.deliverable(),
                    "",
                    BigDecimal.ONE,
                    null,
                    false,
                    false,
                    false,
                    null,
                    part,
                    Pricing.Basis.PER_UNIT));
        }
        boolean once = quantity.per() == Quantity.Per.ONCE;
        var steps = once
                ? List.<VolumePricing.Step>of()
                : pricing.volume(output.id())
                        .map(volume -> volume.stepsOf(quantity))
                        .orElse(List.of());
        if (steps.size() < 2) {
            var paid = steps.isEmpty() ? perYear : steps.get(0).quantityPerYear();
            return List.of(piece(key, output, paid, null, part));
        }
        return IntStream.range(0, steps.size())
                .mapToObj(at -> piece(
                        at == 0 ? key : key + ":" + (at + 1),
                        output,
                        steps.get(at).quantityPerYear(),
                        steps.get(at),
                        part))
                .toList();
    }

    private static PriceItem piece(
            String key, Output output, BigDecimal paid, VolumePricing.@Nullable Step step, @Nullable String part) {
        var quantity = output.quantity();
        return new PriceItem(
                key,
                Kind.PIECE,
                output.deliverable(),
                quantity.unit(),
                paid,
                step == null && quantity.seasons().given() ? quantity.seasons() : null,
                quantity.per() == Quantity.Per.ONCE,
                false,
                false,
                step,
                part,
                Pricing.Basis.PER_UNIT);
    }

    private static PriceItem of(ExtraLine extra, Pricing.Basis basis) {
        var quantity = extra.quantity();
        return new PriceItem(
                extra.id().toString(),
                Kind.PIECE,
                extra.label(),
                extra.unit(),
                Objects.requireNonNull(quantity.perYear()),
                null,
                quantity.per() == Quantity.Per.ONCE,
                false,
                extra.optional(),
                null,
                null,
                basis);
    }

    /** What one price is for. */
    public enum Kind {
        /** One piece of the deliverable. */
        PIECE,
        /** A deliverable for a whole year, where it cannot be counted. */
        YEAR,
        /** A fee for every month beside the other prices. */
        BASE,
        /** A month of everything. */
        MONTH,
        /** An hour of work. */
        HOUR,
        /** The whole project. */
        WHOLE,
        /** The most that expenses come to in a year; of a project, in all. */
        EXPENSES,
        /** Learning the work and running in parallel; paid once. */
        TAKING_OVER
    }
}
