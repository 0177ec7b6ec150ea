package app.handoff.contract;

import static app.handoff.contract.SampleContracts.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.servicelevel.ServiceLevel;
import app.handoff.servicelevel.ServiceLevel.Direction;
import app.handoff.servicelevel.ServiceLevel.MeasuredBy;
import app.handoff.servicelevel.ServiceLevel.Method;
import app.handoff.servicelevel.ServiceLevel.Unit;
import app.handoff.servicelevel.ServiceLevel.Window;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Service levels that an amendment adds or drops, and a scope that it changes. */
class AmendedLevelsTests {

    private static final LocalDate FEBRUARY = SampleAmendments.FEBRUARY;

    private final Contract contract = SampleContracts.anActiveOne();
    private final Consolidated now = Consolidated.latest(contract, List.of());
    private final ContractBasis.Level accuracy = now.basis().work().levels().get(0);
    private final ContractBasis.Level speed = now.basis().work().levels().get(1);

    @Test
    void oneIsAddedAndOneDroppedFromADayOn() {
        var returned = level("Calls returned", Window.WEEK);

        var change = agree(proposal(List.of(accuracy, returned), LocalDate.of(2027, 2, 3)));

        assertThat(change.changes())
                .containsExactly(
                        new AgreedChange("Time to answer", "at most 4 hours per week", "no service level"),
                        new AgreedChange("Calls returned", "no service level", "at least 95 % per week"));
        var eve = Consolidated.on(contract, List.of(change), LocalDate.of(2027, 2, 2));
        var day = Consolidated.on(contract, List.of(change), LocalDate.of(2027, 2, 3));
        assertThat(names(eve)).containsExactly("Entries without correction", "Time to answer");
        assertThat(names(day)).containsExactly("Entries without correction", "Calls returned");
        assertThat(quality(day)).contains("calls returned").doesNotContain("time to answer");
        assertThat(quality(eve)).contains("time to answer").doesNotContain("calls returned");
        assertThat(day.schedules().get(1).text()).contains("Calls returned").doesNotContain("Time to answer");
        assertThat(change.coverage().isComplete()).isTrue();
        assertThat(contract.wording().text()).as("the signed text stays").contains("Time to answer");
    }

    @Test
    void whatCannotBeIsRefused() {
        refused("contract.amendment.leadingStays", List.of(speed), FEBRUARY);
        refused("contract.amendment.leadingStays", List.of(), FEBRUARY);
        refused(
                "contract.amendment.levelTwice",
                List.of(accuracy, speed, level("TIME to answer", Window.WEEK)),
                FEBRUARY);
        refused(
                "contract.amendment.fromWithinPeriod.MONTH",
                List.of(accuracy, speed, level("Calls returned", Window.MONTH)),
                FEBRUARY.plusDays(1));
        refused(
                "contract.amendment.fromWithinPeriod.QUARTER",
                List.of(accuracy, speed, level("Calls returned", Window.QUARTER)),
                FEBRUARY);
        refused("contract.amendment.nothing", List.of(accuracy, speed), FEBRUARY);
    }

    @Test
    void aMonthlyLevelIsDroppedWithAMonth() {
        var monthly = level("Calls returned", Window.MONTH);
        var first = agree(proposal(List.of(accuracy, speed, monthly), FEBRUARY));

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> SampleAmendments.draft(
                        contract,
                        List.of(first),
                        proposal(
                                Consolidated.latest(contract, List.of(first)),
                                List.of(accuracy, speed),
                                LocalDate.of(2027, 3, 2)),
                        NOW))
                .withMessage("contract.amendment.fromWithinPeriod.MONTH");
    }

    @Test
    void theWordsOfTheScopeChangeTheirScheduleAndNothingElse() {
        var basis = now.basis()
                .with(
                        List.of("Posting of all receipts", "Reminders to customers"),
                        List.of(),
                        now.basis().work().outputs(),
                        now.basis().work().levels(),
                        now.basis().offer().prices(),
                        now.basis().offer().total());
        var change = agree(
                new Amendment.Proposal(AmendmentReason.SCOPE, "More to do.", FEBRUARY, basis, now.terms(), Set.of()));

        assertThat(change.changes())
                .containsExactly(
                        new AgreedChange(
                                "Included in the work",
                                "Posting of all receipts",
                                "Posting of all receipts; Reminders to customers"),
                        new AgreedChange("Not included", "The yearly tax return", "nothing named"));
        assertThat(change.wording().text()).contains("Schedule 1.", "- Reminders to customers");
        assertThat(Consolidated.on(contract, List.of(change), FEBRUARY.minusDays(1))
                        .basis()
                        .work()
                        .included())
                .containsExactly("Posting of all receipts");
    }

    /** Random sequences in which levels come, go, come back and change, held against what is kept day by day. */
    @RepeatedTest(40)
    void everyDayHasTheLevelsThatWereAgreedForIt(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var all = List.of(
                accuracy,
                speed,
                level("Calls returned", Window.WEEK),
                level("Letters sent", Window.WEEK),
                level("Books closed", Window.MONTH));
        var agreed = new ArrayList<Amendment>();
        var from = new TreeMap<LocalDate, Set<String>>();
        from.put(LocalDate.MIN, Set.copyOf(names(now)));
        var earliest = SampleContracts.TODAY;
        var at = NOW;
        for (int step = 0; step < 7; step++) {
            at = at.plus(Duration.ofDays(random.nextInt(15)));
            var today = contract.day(at);
            earliest = earliest.isBefore(today) ? today : earliest;
            var standing = Consolidated.latest(contract, agreed);
            var chosen = all.stream()
                    .filter(level -> level == accuracy || random.nextBoolean())
                    .toList();
            var wanted =
                    Set.copyOf(chosen.stream().map(ContractBasis.Level::name).toList());
            if (wanted.equals(Set.copyOf(names(standing)))) {
                continue;
            }
            boolean monthly = wanted.contains("Books closed") != names(standing).contains("Books closed");
            var day = earliest.plusDays(random.nextInt(20));
            day = monthly && day.getDayOfMonth() > 1 ? day.withDayOfMonth(1).plusMonths(1) : day;
            from.put(day, wanted);
            agreed.add(SampleAmendments.agree(
                    contract, SampleAmendments.draft(contract, agreed, proposal(standing, chosen, day), at), at));
            earliest = day;
        }
        for (var day = SampleContracts.TODAY; day.isBefore(LocalDate.of(2027, 10, 1)); day = day.plusDays(1)) {
            var expected = from.floorEntry(day).getValue();
            var terms = Consolidated.termsOn(contract, agreed, day);
            assertThat(new TreeSet<>(names(terms))).as("%s", day).isEqualTo(new TreeSet<>(expected));
            // Around each change, and once a week between two of them, also in words.
            boolean changes = from.containsKey(day) || from.containsKey(day.plusDays(1));
            if (!changes && day.getDayOfWeek() != DayOfWeek.MONDAY) {
                continue;
            }
            var standing = Consolidated.on(contract, agreed, day);
            assertThat(standing.basis()).isEqualTo(terms.basis());
            for (var level : all) {
                assertThat(standing.schedules().get(1).text().contains(level.name()))
                        .as("%s on %s", level.name(), day)
                        .isEqualTo(expected.contains(level.name()));
            }
            assertThat(Coverage.of(standing.basis(), standing.clauses()).isComplete())
                    .as("%s", day)
                    .isTrue();
        }
    }

    private Amendment agree(Amendment.Proposal proposal) {
        return SampleAmendments.agree(contract, SampleAmendments.draft(contract, List.of(), proposal, NOW), NOW);
    }

    private void refused(String rule, List<ContractBasis.Level> levels, LocalDate from) {
        assertThatExceptionOfType(RuleViolation.class)
                .as(rule)
                .isThrownBy(() -> SampleAmendments.draft(contract, List.of(), proposal(levels, from), NOW))
                .withMessage(rule);
    }

    private Amendment.Proposal proposal(List<ContractBasis.Level> levels, LocalDate from) {
        return proposal(now, levels, from);
    }

    private static Amendment.Proposal proposal(Consolidated now, List<ContractBasis.Level> levels, LocalDate from) {
        var basis = now.basis()
                .with(
                        now.basis().work().included(),
                        now.basis().work().excluded(),
                        now.basis().work().outputs(),
                        levels,
                        now.basis().offer().prices(),
                        now.basis().offer().total());
        return new Amendment.Proposal(
                AmendmentReason.LEVEL,
                "Both sides want it.",
                from,
                basis,
                SampleAmendments.amended(
                        now.terms(),
                        now.terms().end(),
                        levels.stream()
                                .map(level ->
                                        new Terms.Agreed(level.id(), now.terms().agreedFor(level)))
                                .toList()),
                Set.of());
    }

    private static ContractBasis.Level level(String name, Window window) {
        return ContractBasisFactory.level(
                new ServiceLevel(
                        new ServiceLevelId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))),
                        "SL9",
                        name,
                        Unit.PERCENT,
                        Direction.HIGHER,
                        new BigDecimal("95"),
                        new BigDecimal("80"),
                        null,
                        null,
                        "are done",
                        "cases",
                        window,
                        null,
                        Method.ALL,
                        null,
                        MeasuredBy.VENDOR,
                        0,
                        "",
                        null,
                        ""),
                null,
                ContractLocale.ENGLISH);
    }

    private static List<String> names(Consolidated standing) {
        return standing.basis().work().levels().stream()
                .map(ContractBasis.Level::name)
                .toList();
    }

    private static String quality(Consolidated standing) {
        return standing.clauses().stream()
                .filter(clause -> clause.type() == ClauseType.QUALITY)
                .findFirst()
                .orElseThrow()
                .law()
                .toLowerCase(Locale.ROOT);
    }
}
