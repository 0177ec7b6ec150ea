package app.handoff.delivery;

import static app.handoff.delivery.Examples.ANA;
import static app.handoff.delivery.Examples.SIGNED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.contract.ReportedBy;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.Sentence;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.servicelevel.AgreedLevel;
import app.handoff.servicelevel.ServiceLevel;
import app.handoff.servicelevel.ServiceLevel.Window;
import app.handoff.text.Format;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.validation.BeanPropertyBindingResult;

/** Each week is held to what both sides agreed on for it. */
class LevelsByWeekTests {

    private static final Format FORMAT = new Format(words());

    private static MessageSource words() {
        var bundle = new ResourceBundleMessageSource();
        bundle.setBasenames("messages/delivery", "messages/servicelevel", "messages/text");
        bundle.setDefaultEncoding("UTF-8");
        bundle.setFallbackToSystemLocale(false);
        return bundle;
    }

    private static AgreedLevel with(AgreedLevel level, String value) {
        return new AgreedLevel(level.asked(), new BigDecimal(value));
    }

    private static Delivery live(AgreedLevel... levels) {
        return new Delivery(Examples.terms(0, ReportedBy.STAFF, levels), ANA, SIGNED);
    }

    private static void follow(Delivery delivery, String from, AgreedLevel... levels) {
        delivery.follow(LocalDate.parse(from), List.of(levels), delivery.ends(), delivery.schedule());
    }

    @Test
    void aWeekIsHeldToWhatWasAgreedForItsFirstDay() {
        var level = Examples.share("97", "90", Window.WEEK, null);
        var delivery = live(level);
        follow(delivery, "2027-02-03", with(level, "99"));
        var weeks = Examples.planned(delivery);

        assertThat(weeks.get(4).period().from()).isEqualTo("2027-01-30");
        assertThat(delivery.inForce(level, weeks.get(4).period()).agreed())
                .as("in its middle")
                .isEqualByComparingTo("97");
        assertThat(delivery.inForce(level, weeks.get(5).period()).agreed()).isEqualByComparingTo("99");
        for (var week : weeks.subList(3, 7)) {
            Examples.send(delivery, week, Examples.content(Health.ON_TRACK, Examples.measured(level, 98, 100)));
        }
        var periods = delivery.periods(level, weeks);
        assertThat(periods).extracting(LevelPeriod::isMissed).containsExactly(false, false, true, true);
        assertThat(LevelTrend.point(level, delivery, weeks.get(4)).asExpected()).isTrue();
        assertThat(LevelTrend.point(level, delivery, weeks.get(5)).asExpected()).isFalse();
        assertThat(LevelTrend.of(level, delivery, weeks, 0).level().agreed()).isEqualByComparingTo("99");
        assertThat(LevelTrend.of(level, delivery, weeks, 0).reached()).isEqualTo(2);
    }

    /** Before, a miss of at least 98 % said "96.5 %; agreed: at most 95 %". */
    @Test
    void aMissIsToldByWhatItWasHeldToWhateverIsAgreedLater() {
        var level = Examples.share("95", "80", Window.WEEK, null);
        var delivery = live(level);
        follow(delivery, "2027-02-06", with(level, "98.25"));
        var report = Examples.planned(delivery).get(6);
        Examples.send(delivery, report, Examples.content(Health.ON_TRACK, Examples.measured(level, 965, 1000)));
        var period = delivery.periods(level, List.of(report)).get(0);
        var breach = new Breach(report, delivery.engagement(), period.level(), new BigDecimal("96.5"), ANA, SIGNED);
        follow(delivery, "2027-06-05", with(level, "99"));

        assertThat(breach.agreed()).isEqualByComparingTo("98.25");
        assertThat(said(BreachView.measured(delivery, breach))).isEqualTo("96.5 %; agreed: at least 98.25 %");
        assertThat(MeetingPoints.of(delivery, List.of(report), List.of(breach), List.of(), List.of(), SIGNED))
                .anySatisfy(point -> assertThat(said(point)).contains("96.5 %", "at least 98.25 %"));
        assertThat(said(RunningView.BreachLine.of(breach, delivery, List.of(), true)
                        .agreed()))
                .isEqualTo("at least 98.25 %");
        assertThat(DeliveryTakeOut.measured(delivery, report, level).get(5)).isEqualTo(new BigDecimal("98.25"));
    }

    /** What was wrong in the report can have been in what it was held to as well. */
    @Test
    void aMissThatIsConfirmedIsHeldToWhatHoldsThen() {
        var level = Examples.share("95", "80", Window.WEEK, null);
        var report = Examples.planned(live(level)).get(6);
        var breach = new Breach(report, EngagementId.next(), level, new BigDecimal("90"), ANA, SIGNED);

        breach.confirm(with(level, "97"), new BigDecimal("91"), ANA, SIGNED);

        assertThat(breach.agreed()).isEqualByComparingTo("97");
    }

    /** The page says what counts now, and the weeks that are added are expected to reach it. */
    @Test
    void aTransitionThatIsExtendedGoesOnWithWhatIsAgreedThen() {
        var level = Examples.share("95", "80", Window.WEEK, null);
        var delivery = new Delivery(Examples.terms(4, ReportedBy.STAFF, level), ANA, SIGNED);
        follow(delivery, "2027-01-11", with(level, "98"));
        var now = Instant.parse("2027-01-29T10:00:00Z");

        delivery.transition().extend(4, 2, "Two more weeks", ANA, now);

        assertThat(delivery.transition().expectedIn(4)).isEqualByComparingTo("95");
        assertThat(delivery.transition().expectedIn(5)).isEqualByComparingTo("98");
        var rule = ExitView.of(delivery, delivery.transition().exitRule(List.of(), now), true, now);
        assertThat(said(rule.lines().get(0).title())).contains("at least 98 %");
    }

    private static String said(Sentence sentence) {
        return FORMAT.text(sentence).replace('\u00a0', ' ');
    }

    /** The week from 30 January to 5 February belongs to February, also to a February with another value. */
    @Test
    void aMonthIsHeldToWhatWasAgreedForItsFirstDayWithEveryWeekThatEndsInIt() {
        var level = Examples.share("97", "90", Window.MONTH, null);
        var delivery = live(level);
        follow(delivery, "2027-02-01", with(level, "99"));
        var weeks = Examples.planned(delivery);
        weeks.subList(0, 8)
                .forEach(week -> Examples.send(
                        delivery, week, Examples.content(Health.ON_TRACK, Examples.measured(level, 98, 100))));

        assertThat(delivery.inForce(level, weeks.get(3).period()).agreed()).isEqualByComparingTo("97");
        assertThat(delivery.inForce(level, weeks.get(4).period()).agreed()).isEqualByComparingTo("99");
        var periods = delivery.periods(level, weeks.subList(0, 8));
        assertThat(periods).hasSize(2);
        assertThat(periods.get(0).isMissed()).isFalse();
        assertThat(periods.get(0).level().agreed()).isEqualByComparingTo("97");
        assertThat(periods.get(1).isMissed()).isTrue();
        assertThat(periods.get(1).reports().get(0).period().from()).isEqualTo("2027-01-30");
    }

    @Test
    void changesWithinThePathLeaveItAndHoldAfterIt() {
        var delivery = Examples.inTransition();
        var path = delivery.transition().expectedIn(1);
        delivery.follow(
                LocalDate.parse("2027-01-04"),
                List.of(with(Examples.RIGHT_FIRST_TIME, "99"), Examples.OVERNIGHT),
                delivery.ends(),
                delivery.schedule());
        var weeks = Examples.planned(delivery);

        var first = LevelTrend.Point.of(
                delivery.inForce(Examples.RIGHT_FIRST_TIME, weeks.get(0).period()), delivery, weeks.get(0), true);
        var later = LevelTrend.Point.of(
                delivery.inForce(Examples.RIGHT_FIRST_TIME, weeks.get(20).period()), delivery, weeks.get(20), true);
        assertThat(first.expected()).isEqualByComparingTo(path);
        assertThat(later.expected()).isEqualByComparingTo("99");
    }

    /** Clocks change on 28 March and 31 October 2027: days of weeks stay days, and reports stay due at 16:00. */
    @Test
    void weeksAroundTheChangeOfClocksAreHeldToTheirOwnDays() {
        var level = Examples.share("97", "90", Window.WEEK, null);
        var delivery = live(level);
        follow(delivery, "2027-03-27", with(level, "98"));
        follow(delivery, "2027-10-30", with(level, "99"));

        for (var week : Examples.planned(delivery)) {
            var from = week.period().from();
            var expected = from.isBefore(LocalDate.parse("2027-03-27"))
                    ? "97"
                    : from.isBefore(LocalDate.parse("2027-10-30")) ? "98" : "99";
            assertThat(delivery.inForce(level, week.period()).agreed())
                    .as("%s", from)
                    .isEqualByComparingTo(expected);
            assertThat(week.dueAt().atZone(Examples.BERLIN).getHour()).isEqualTo(16);
        }
    }

    /** What is told late, or for an earlier day, takes nothing away from what holds later. */
    @Test
    void theOrderInWhichChangesAreToldDoesNotMatter() {
        var level = Examples.share("97", "90", Window.WEEK, null);
        var delivery = live(level);
        follow(delivery, "2027-05-01", with(level, "99"));
        follow(delivery, "2027-03-01", with(level, "98"));
        follow(delivery, "2027-03-01", with(level, "98"));

        assertThat(delivery.levelsOn(LocalDate.parse("2027-02-28")).get(0).agreed())
                .isEqualByComparingTo("97");
        assertThat(delivery.levelsOn(LocalDate.parse("2027-04-30")).get(0).agreed())
                .isEqualByComparingTo("98");
        assertThat(delivery.levelsOn(LocalDate.parse("2027-05-01")).get(0).agreed())
                .isEqualByComparingTo("99");
    }

    @RepeatedTest(30)
    void everyWeekOfRandomChangesIsHeldToTheValueOfItsPeriod(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var window = List.of(Window.WEEK, Window.MONTH, Window.QUARTER).get(random.nextInt(3));
        var level = Examples.share("95", "80", window, null);
        var delivery = live(level);
        var values = new TreeMap<LocalDate, String>();
        values.put(LocalDate.MIN, "95");
        var from = LocalDate.parse("2027-01-04");
        for (int step = 0; step < 5; step++) {
            from = from.plusDays(random.nextInt(60));
            var value = String.valueOf(85 + random.nextInt(14));
            values.put(from, value);
            follow(delivery, from.toString(), with(level, value));
        }
        for (var week : Examples.planned(delivery)) {
            var to = week.period().to();
            var day = switch (window) {
                case MONTH -> LocalDate.of(to.getYear(), to.getMonth(), 1);
                case QUARTER -> LocalDate.of(to.getYear(), (to.get(IsoFields.QUARTER_OF_YEAR) - 1) * 3 + 1, 1);
                default -> week.period().from();
            };
            assertThat(delivery.inForce(level, week.period()).agreed())
                    .as("%s in week %s", window, week.week())
                    .isEqualByComparingTo(values.floorEntry(day).getValue());
        }
    }

    @ParameterizedTest
    @EnumSource(Window.class)
    void withoutAChangeNothingIsDifferent(Window window) {
        var level = Examples.share("97", "90", window, window == Window.ITEMS ? 100 : null);
        var delivery = live(level);

        assertThat(Examples.planned(delivery))
                .allSatisfy(week -> assertThat(delivery.levels(week.period())).containsExactly(level));
    }

    private static AgreedLevel named(String name, Window window) {
        var asked = Examples.share("97", "90", window, null).asked();
        return new AgreedLevel(
                new ServiceLevel(
                        ServiceLevelId.next(),
                        "SL9",
                        name,
                        asked.unit(),
                        asked.direction(),
                        asked.target(),
                        asked.minimum(),
                        null,
                        null,
                        "are done",
                        "cases",
                        window,
                        null,
                        asked.method(),
                        null,
                        asked.measuredBy(),
                        0,
                        "",
                        null,
                        ""),
                new BigDecimal("97"));
    }

    @Test
    void oneThatIsAddedIsAskedForFromItsDayOnAndOneThatIsDroppedUntilThen() {
        var leads = Examples.share("97", "90", Window.WEEK, null);
        var old = named("Calls returned", Window.WEEK);
        var newer = named("Letters sent", Window.WEEK);
        var delivery = live(leads, old);
        var weeks = Examples.planned(delivery);
        Examples.send(
                delivery,
                weeks.get(4),
                Examples.content(Health.ON_TRACK, Examples.measured(leads, 99, 100), Examples.measured(old, 80, 100)));

        follow(delivery, "2027-02-03", leads, newer);

        assertThat(delivery.levels(weeks.get(4).period())).as("it began before").containsExactly(leads, old);
        assertThat(delivery.levels(weeks.get(5).period())).containsExactly(leads, newer);
        assertThat(delivery.levels()).as("each keeps its place").containsExactly(leads, old, newer);
        assertThat(LevelTrend.of(old, delivery, weeks, 1).points())
                .as("history stays")
                .singleElement()
                .satisfies(point -> assertThat(point.value()).isEqualByComparingTo("80"));
        assertThat(delivery.periods(old, weeks))
                .extracting(LevelPeriod::isMissed)
                .containsExactly(true);

        Examples.send(
                delivery,
                weeks.get(5),
                Examples.content(
                        Health.ON_TRACK, Examples.measured(leads, 99, 100), Examples.measured(newer, 70, 100)));
        assertThat(delivery.periods(newer, weeks))
                .extracting(LevelPeriod::isMissed)
                .containsExactly(true);
        assertThat(LevelTrend.of(newer, delivery, weeks, 1).points()).hasSize(1);
        assertThat(Deliveries.trends(delivery, weeks.subList(0, 4), List.of()))
                .extracting(trend -> trend.level().id())
                .containsExactly(leads.id(), old.id());
        assertThat(Deliveries.trends(delivery, weeks.subList(5, 6), List.of()))
                .extracting(trend -> trend.level().id())
                .containsExactly(leads.id(), newer.id());
    }

    @Test
    void noneIsMeasuredBeforeItsDayNorAfterIt() {
        var leads = Examples.share("97", "90", Window.WEEK, null);
        var newer = named("Letters sent", Window.MONTH);
        var delivery = live(leads);
        follow(delivery, "2027-02-01", leads, newer);
        var weeks = Examples.planned(delivery);
        var early = Examples.content(Health.ON_TRACK, Examples.measured(newer, 7, 10));

        assertThat(weeks.get(4).period().from()).isEqualTo("2027-01-30");
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> early.requireOnly(delivery.levels(weeks.get(4).period())))
                .withMessage("delivery.level.notInForce");
        early.requireOnly(delivery.levels(weeks.get(5).period()));

        var form = ReportForm.of(delivery, early, 0);
        var errors = new BeanPropertyBindingResult(form, "form");
        assertThat(form.read(delivery, weeks.get(4).period(), true, errors))
                .extracting(content -> content.measurement(newer.id()).isPresent())
                .isEqualTo(false);
        assertThat(form.read(delivery, weeks.get(5).period(), true, errors))
                .extracting(content -> content.measurement(newer.id()).isPresent())
                .isEqualTo(true);

        follow(delivery, "2027-04-01", leads);
        for (var week : weeks) {
            boolean inside = !week.period().from().isBefore(LocalDate.parse("2027-02-01"))
                    && week.period().to().isBefore(LocalDate.parse("2027-04-01"));
            assertThat(delivery.isInForce(newer, week.period()))
                    .as("%s", week.period().from())
                    .isEqualTo(inside);
        }
    }

    /** Random sequences in which levels come, go and come back, held against sets that are kept day by day. */
    @RepeatedTest(30)
    void everyWeekIsAskedForWhatWasAgreedForIt(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var leads = Examples.share("95", "80", Window.WEEK, null);
        var others = List.of(
                named("Calls returned", Window.WEEK),
                named("Letters sent", Window.WEEK),
                named("Books closed", Window.MONTH));
        var delivery = live(leads, others.get(0));
        var from = new TreeMap<LocalDate, Set<AgreedLevel>>();
        from.put(LocalDate.MIN, Set.of(others.get(0)));
        var day = LocalDate.parse("2027-01-04");
        for (int step = 0; step < 6; step++) {
            day = day.plusDays(random.nextInt(50)).plusMonths(1).withDayOfMonth(1);
            var chosen = others.stream().filter(level -> random.nextBoolean()).toList();
            from.put(day, Set.copyOf(chosen));
            var all = Stream.concat(Stream.of(leads), chosen.stream()).toArray(AgreedLevel[]::new);
            follow(delivery, day.toString(), all);
        }
        for (var week : Examples.planned(delivery)) {
            var first = week.period().from();
            var month = week.period().to().withDayOfMonth(1);
            for (var level : others) {
                boolean expected = from.floorEntry(first).getValue().contains(level)
                        && (level.asked().window() == Window.WEEK
                                || from.floorEntry(month).getValue().contains(level));
                assertThat(delivery.levels(week.period()).contains(level))
                        .as("%s in the week from %s", level.name(), first)
                        .isEqualTo(expected);
            }
            assertThat(delivery.levels(week.period()).get(0)).isEqualTo(leads);
        }
    }
}
