package app.handoff.scope;

import app.handoff.kernel.Canonical;
import app.handoff.kernel.Names;
import app.handoff.kernel.Sentence;
import app.handoff.scope.Pricing.Basis;
import app.handoff.scope.Pricing.Priority;
import app.handoff.servicelevel.Measure;
import app.handoff.servicelevel.MeasureKind;
import app.handoff.servicelevel.ServiceLevel;
import app.handoff.servicelevel.ServiceLevelSentences;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What somebody who reads the scope for the second time would ask: two places that are complete, each for itself, and do not go
 * together. It warns and never blocks, since only the writer knows whether it was meant.
 *
 * @param section where it would be mended
 */
record Doubt(Section section, Sentence text) {

    /** Letters that two words must begin with in common to speak of the same: posting, posted. */
    private static final int STEM = 5;

    private static final int SHORTEST = 4;
    private static final int PER_CENT = 100;
    private static final int LENGTH_OF_ID = 16;

    /** From here on, every step closer to perfect costs more than the one before. */
    private static final BigDecimal ALMOST_ALL = new BigDecimal("99.5");

    /** What it is called where somebody says that it is meant so; with another figure it is another doubt. */
    public String id() {
        return Canonical.sha256(section + Canonical.write(text)).substring(0, LENGTH_OF_ID);
    }

    /** Every doubt about a scope that is read on this day by somebody who does not know the task. */
    static List<Doubt> about(ScopeContent scope, LocalDate today) {
        return about(scope, Workload.UNKNOWN, today);
    }

    /** Every doubt about a scope that is read on this day, in the order of its sections. */
    static List<Doubt> about(ScopeContent scope, Workload workload, LocalDate today) {
        return Stream.of(
                        workload.against(scope),
                        untold(scope),
                        withoutOutput(scope),
                        withoutPrice(scope),
                        paidForNothing(scope),
                        neverMeasured(scope),
                        againstRanking(scope),
                        withoutHours(scope),
                        begunAlready(scope, today),
                        deputies(scope))
                .flatMap(doubts -> doubts)
                .sorted((one, other) -> one.section().compareTo(other.section()))
                .toList();
    }

    /** Figures that a ready-made draft asks for, all in one. */
    private static Stream<Doubt> untold(ScopeContent scope) {
        var untold = scope.purpose().untold();
        return untold.isEmpty()
                ? Stream.of()
                : Stream.of(new Doubt(
                        Section.PURPOSE,
                        Sentence.of(
                                "scope.doubt.untold",
                                untold.size(),
                                untold.stream().map(Doubt::asked).collect(Collectors.joining("; ")))));
    }

    private static String asked(String line) {
        return line.strip().replaceFirst(":$", "");
    }

    /** Work that is included, and nothing that comes back speaks of it. */
    private static Stream<Doubt> withoutOutput(ScopeContent scope) {
        if (scope.outputs().isEmpty()) {
            return Stream.of();
        }
        var back = Stream.concat(
                        scope.outputs().stream()
                                .flatMap(output -> Stream.of(
                                        output.deliverable(),
                                        output.acceptance(),
                                        output.quality(),
                                        output.quantity().unit())),
                        scope.levels().stream()
                                .flatMap(level ->
                                        Stream.of(level.name(), level.denominatorLabel(), level.numeratorLabel())))
                .flatMap(text -> stems(text).stream())
                .collect(Collectors.toSet());
        return scope.purpose().included().stream()
                .filter(line -> !stems(line).isEmpty())
                .filter(line -> stems(line).stream().noneMatch(back::contains))
                .map(line -> new Doubt(Section.OUTPUTS, Sentence.of("scope.doubt.withoutOutput", line)));
    }

    /** What is paid by the piece, and nobody says how many pieces there are. */
    private static Stream<Doubt> withoutPrice(ScopeContent scope) {
        return scope.pricing().basis() != Basis.PER_UNIT
                ? Stream.of()
                : scope.outputs().stream()
                        .filter(output -> !output.quantity().given())
                        .map(output -> new Doubt(
                                Section.OUTPUTS, Sentence.of("scope.doubt.withoutPrice", output.deliverable())));
    }

    /** A volume that is paid for in any case, in months in which there is less. */
    private static Stream<Doubt> paidForNothing(ScopeContent scope) {
        return scope.outputs().stream()
                .flatMap(output -> scope
                        .pricing()
                        .volume(output.id())
                        .filter(volume ->
                                !volume.belowMinimum(output.quantity()).isEmpty())
                        .map(volume -> new Doubt(
                                Section.PRICING,
                                Sentence.of(
                                        "scope.doubt.paidForNothing",
                                        output.deliverable(),
                                        volume.minimumPerMonth(),
                                        volume.belowMinimum(output.quantity()).values().stream()
                                                .min(BigDecimal::compareTo)
                                                .orElseThrow()
                                                .setScale(0, RoundingMode.HALF_UP))))
                        .stream());
    }

    /** A level that takes more cases than there are: it would never have a result. */
    private static Stream<Doubt> neverMeasured(ScopeContent scope) {
        var doubts = new ArrayList<Doubt>();
        for (var level : scope.serviceLevels()) {
            var needed = Math.max(level.minSample(), level.sampleSize() == null ? 0 : level.sampleSize());
            cases(level, scope)
                    .filter(cases -> cases.compareTo(BigDecimal.valueOf(needed)) < 0)
                    .ifPresent(cases -> doubts.add(new Doubt(
                            Section.LEVELS,
                            Sentence.of(
                                    "scope.doubt.neverMeasured",
                                    level.name(),
                                    needed,
                                    ServiceLevelSentences.cases(level),
                                    cases))));
        }
        return doubts.stream();
    }

    /** How many cases a window holds, by the first output that is counted in the same; empty where none is. */
    private static Optional<BigDecimal> cases(ServiceLevel level, ScopeContent scope) {
        var counted = stems(level.denominatorLabel());
        var often = switch (level.window()) {
            case WEEK -> Quantity.Per.WEEK;
            case MONTH -> Quantity.Per.MONTH;
            case QUARTER -> Quantity.Per.QUARTER;
            case ITEMS -> null;
        };
        return often == null
                ? Optional.empty()
                : scope.outputs().stream()
                        .map(Output::quantity)
                        .filter(quantity -> quantity.given() && quantity.per() != Quantity.Per.ONCE)
                        .filter(quantity -> stems(quantity.unit()).stream().anyMatch(counted::contains))
                        .findFirst()
                        .map(Quantity::perYear)
                        .map(year -> year.divide(often.timesAYear(), 1, RoundingMode.HALF_UP));
    }

    /** Levels that say something else than what was ranked first. */
    private static Stream<Doubt> againstRanking(ScopeContent scope) {
        var levels = scope.serviceLevels();
        if (!scope.pricing().ranked() || levels.isEmpty()) {
            return Stream.of();
        }
        return switch (scope.pricing().priorities().get(0)) {
            case SPEED ->
                levels.stream().anyMatch(Doubt::isAboutTime)
                                || scope.outputs().stream()
                                        .anyMatch(output -> !output.due().rule().isBlank())
                        ? Stream.of()
                        : Stream.of(ranking(Priority.SPEED));
            case QUALITY ->
                levels.stream().allMatch(Doubt::isAboutTime) ? Stream.of(ranking(Priority.QUALITY)) : Stream.of();
            case COST ->
                levels.stream()
                        .filter(level -> level.unit().isShare() && asksForAlmostAll(level))
                        .map(level -> new Doubt(
                                Section.LEVELS,
                                Sentence.of("scope.doubt.costAndPerfect", level.name(), level.said(level.target()))));
        };
    }

    private static Doubt ranking(Priority first) {
        return new Doubt(Section.LEVELS, Sentence.of("scope.doubt.ranking." + first));
    }

    private static boolean isAboutTime(ServiceLevel level) {
        return level.kind().isAboutTime()
                || level.kind() == MeasureKind.AVERAGE && level.unit().isTime();
    }

    private static boolean asksForAlmostAll(ServiceLevel level) {
        return switch (level.direction()) {
            case HIGHER -> level.target().compareTo(ALMOST_ALL) > 0;
            case LOWER -> level.target().compareTo(BigDecimal.valueOf(PER_CENT).subtract(ALMOST_ALL)) < 0;
            case RANGE -> false;
        };
    }

    /** Levels that count the hours of service, and nobody says which hours these are. */
    private static Stream<Doubt> withoutHours(ScopeContent scope) {
        var serviceHours = scope.timeline().serviceHours();
        return serviceHours != null && !serviceHours.times().isEmpty()
                ? Stream.of()
                : scope.serviceLevels().stream()
                        .filter(Doubt::countsHoursOfService)
                        .limit(1)
                        .map(level ->
                                new Doubt(Section.TIMELINE, Sentence.of("scope.doubt.withoutHours", level.name())));
    }

    private static boolean countsHoursOfService(ServiceLevel level) {
        return level.kind().asksClock() && level.measure().clock() == Measure.Clock.BUSINESS;
    }

    /** Nobody can begin on a day that is over. */
    private static Stream<Doubt> begunAlready(ScopeContent scope, LocalDate today) {
        var start = scope.timeline().start();
        return start != null && start.isBefore(today)
                ? Stream.of(new Doubt(Section.TIMELINE, Sentence.of("scope.doubt.begunAlready", start)))
                : Stream.of();
    }

    /** Whoever is ill cannot stand in for themselves. */
    private static Stream<Doubt> deputies(ScopeContent scope) {
        var plan = scope.oversight();
        return !plan.deputy().isBlank()
                        && plan.deputy()
                                .strip()
                                .equalsIgnoreCase(plan.accountable().strip())
                ? Stream.of(new Doubt(Section.OVERSIGHT, Sentence.of("scope.doubt.deputy", plan.deputy())))
                : Stream.of();
    }

    /** The beginnings of the words that mean something. */
    static Set<String> stems(String text) {
        return Stream.of(Names.folded(text).split(" "))
                .filter(word -> word.length() >= SHORTEST)
                .map(word -> word.substring(0, Math.min(STEM, word.length())))
                .collect(Collectors.toSet());
    }
}
