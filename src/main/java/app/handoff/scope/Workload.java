package app.handoff.scope;

import app.handoff.kernel.Sentence;
import app.handoff.triage.Volume;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How much work triage says that there is, to compare a scope with: vendors price the scope, and the saving is reckoned from
 * triage.
 *
 * @param volumes how much of what the task handles
 * @param hoursPerYear what it takes today; zero where nobody knows
 * @param alike words for what may be the same piece of work, as cases and calls are
 */
record Workload(List<Volume> volumes, BigDecimal hoursPerYear, List<Set<String>> alike) {

    static final Workload UNKNOWN = new Workload(List.of(), BigDecimal.ZERO, List.of());

    /** Two figures for one thing may be counted differently; from half as much again on, one of them is wrong. */
    private static final BigDecimal FACTOR = new BigDecimal("1.5");

    /** Vendors are faster or slower than whoever does the work today; not by this much. */
    private static final BigDecimal FACTOR_OF_HOURS = BigDecimal.valueOf(2);

    private static final BigDecimal SECONDS_AN_HOUR = BigDecimal.valueOf(3600);

    /** Nothing that somebody pays for by contract is done in less. */
    private static final BigDecimal SECONDS_FOR_A_PIECE = BigDecimal.valueOf(60);

    Workload {
        volumes = List.copyOf(volumes);
        alike = List.copyOf(alike);
    }

    /** @param words groups of words that are parted by bars, each with commas: case,call|invoice,bill */
    static Workload of(List<Volume> volumes, BigDecimal hoursPerYear, String words) {
        return new Workload(
                volumes,
                hoursPerYear,
                Arrays.stream(words.split("\\|")).map(Doubt::stems).toList());
    }

    /** Figures of a scope that contradict these. */
    Stream<Doubt> against(ScopeContent scope) {
        return Stream.of(quantities(scope), timeForAPiece(scope), hours(scope.pricing()))
                .flatMap(doubts -> doubts);
    }

    private Stream<Doubt> quantities(ScopeContent scope) {
        return yearly().flatMap(volume -> contradicted(volume, scope));
    }

    /**
     * One thing is often counted at several steps, and several things in one unit: a figure that agrees with any of the other side,
     * or with all of them together, contradicts nothing. Of several the largest is asked about.
     */
    private Stream<Doubt> contradicted(Volume volume, ScopeContent scope) {
        var outputs =
                recurring(scope).filter(output -> mayBe(output, volume, scope)).toList();
        var all = outputs.stream().map(output -> aYear(output)).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean agrees = isClose(aYear(volume), all, FACTOR)
                || outputs.stream().anyMatch(output -> isClose(aYear(volume), aYear(output), FACTOR));
        return agrees
                ? Stream.of()
                : outputs.stream()
                        .filter(output -> yearly().filter(other -> mayBe(output, other, scope))
                                .noneMatch(other -> isClose(aYear(other), aYear(output), FACTOR)))
                        .max(Comparator.comparing(output -> aYear(output)))
                        .map(output -> doubt(output, volume))
                        .stream();
    }

    /** Whether an output counts what a volume does: in the same unit, or in a like one where neither has its own. */
    private boolean mayBe(Output output, Volume volume, ScopeContent scope) {
        var unit = Doubt.stems(output.quantity().unit());
        var what = Doubt.stems(volume.what());
        return share(unit, what)
                || alike.stream().anyMatch(words -> share(unit, words) && share(what, words))
                        && yearly().noneMatch(other -> share(unit, Doubt.stems(other.what())))
                        && recurring(scope)
                                .noneMatch(other ->
                                        share(what, Doubt.stems(other.quantity().unit())));
    }

    private static BigDecimal aYear(Output output) {
        return Objects.requireNonNull(output.quantity().perYear());
    }

    private static BigDecimal aYear(Volume volume) {
        return Objects.requireNonNull(volume.quantity());
    }

    private static Stream<Output> recurring(ScopeContent scope) {
        return scope.outputs().stream()
                .filter(output -> output.quantity().given() && output.quantity().per() != Quantity.Per.ONCE);
    }

    private Stream<Volume> yearly() {
        return volumes.stream()
                .filter(volume -> volume.counted() == Volume.Counted.A_YEAR)
                .filter(volume -> volume.quantity() != null && volume.quantity().signum() > 0);
    }

    /** Whether a word begins another one: call, calls. */
    private static boolean share(Set<String> stems, Set<String> others) {
        return stems.stream()
                .anyMatch(stem -> others.stream().anyMatch(other -> stem.startsWith(other) || other.startsWith(stem)));
    }

    private static Doubt doubt(Output output, Volume volume) {
        var quantity = output.quantity();
        var each = aYear(volume).divide(Objects.requireNonNull(quantity.per()).timesAYear(), MathContext.DECIMAL32);
        int places = each.compareTo(BigDecimal.TEN) < 0 ? 1 : 0;
        return new Doubt(
                Section.OUTPUTS,
                Sentence.of(
                        "scope.doubt.volume",
                        output.deliverable(),
                        said(quantity),
                        volume.what(),
                        volume.quantity(),
                        each.setScale(places, RoundingMode.HALF_UP),
                        quantity.per()));
    }

    private static Sentence said(Quantity quantity) {
        return Sentence.of("scope.per." + quantity.per(), quantity.amount(), quantity.unit());
    }

    /** More pieces than the hours of today leave time for: of several outputs the one with least. */
    private Stream<Doubt> timeForAPiece(ScopeContent scope) {
        return recurring(scope)
                .filter(output -> aYear(output).signum() > 0 && hoursPerYear.signum() > 0)
                .min(Comparator.comparing(this::secondsForAPiece))
                .filter(output -> secondsForAPiece(output).compareTo(SECONDS_FOR_A_PIECE) < 0)
                .map(output -> new Doubt(
                        Section.OUTPUTS,
                        Sentence.of(
                                "scope.doubt.timeForAPiece",
                                output.deliverable(),
                                said(output.quantity()),
                                hoursPerYear,
                                secondsForAPiece(output).setScale(0, RoundingMode.HALF_UP))))
                .stream();
    }

    private BigDecimal secondsForAPiece(Output output) {
        return hoursPerYear.multiply(SECONDS_AN_HOUR).divide(output.quantity().perYear(), MathContext.DECIMAL32);
    }

    private Stream<Doubt> hours(Pricing pricing) {
        var assumed = pricing.hoursPerYear();
        return assumed == null || hoursPerYear.signum() == 0 || isClose(assumed, hoursPerYear, FACTOR_OF_HOURS)
                ? Stream.of()
                : Stream.of(new Doubt(Section.PRICING, Sentence.of("scope.doubt.hours", assumed, hoursPerYear)));
    }

    private static boolean isClose(BigDecimal one, BigDecimal other, BigDecimal factor) {
        return one.compareTo(other.multiply(factor)) < 0 && other.compareTo(one.multiply(factor)) < 0;
    }
}
