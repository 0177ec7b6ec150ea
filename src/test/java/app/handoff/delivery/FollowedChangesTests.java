package app.handoff.delivery;

import static app.handoff.delivery.Examples.ANA;
import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Pages;
import app.handoff.contract.ContractsForTests;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.LinkPurpose;
import app.handoff.servicelevel.AgreedLevel;
import app.handoff.servicelevel.ServiceLevel.Window;
import app.handoff.sharelink.ShareLinks;
import app.handoff.tenancy.Tenancy;
import app.handoff.triage.EngagementsForTests;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** The planned weeks follow what both sides agree on while the work runs. It runs from Mon 4 Jan to Fri 31 Dec 2027. */
@SpringBootTest
class FollowedChangesTests {

    private static final AgreedLevel LEVEL = Examples.share("97", "90", Window.WEEK, null);

    /** A Wednesday, in the week from Sat 29 May to Fri 4 June. */
    private static final Instant JUNE = Instant.parse("2027-06-02T09:00:00Z");

    @Autowired
    EngagementsForTests engagements;

    @Autowired
    ContractsForTests contracts;

    @Autowired
    Deliveries deliveries;

    @Autowired
    ReportLinks reportLinks;

    @Autowired
    ShareLinks shareLinks;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    WebApplicationContext context;

    private Tenancy.Scope us;
    private EngagementId engagement;
    private DeliveryTerms terms;

    @BeforeEach
    void workThatRuns() {
        us = Tenancy.Scope.of(Pages.of(context).owner("Studio Fern").business()).at(Pages.BERLIN);
        engagement = as(() -> engagements.open("Bookkeeping for 2027"));
        var agreed = as(() -> contracts.inForce(engagement));
        var example = Examples.terms(0, app.handoff.contract.ReportedBy.STAFF, LEVEL);
        terms = Examples.of(agreed, example);
        as(() -> {
            deliveries.start(terms, ANA, Examples.SIGNED);
            return true;
        });
    }

    @Test
    void aLongerTermAddsWeeksAndAShorterOneTakesThemAway() {
        var before = weeks();
        follow(terms(terms.ends().plusWeeks(4), terms.schedule(), LEVEL), JUNE);

        var longer = weeks();
        assertThat(longer).hasSize(before.size() + 4);
        gapless(longer, terms.ends().plusWeeks(4));
        assertThat(longer.subList(0, before.size() - 1))
                .extracting(StatusReport::id)
                .isEqualTo(before.subList(0, before.size() - 1).stream()
                        .map(StatusReport::id)
                        .toList());

        follow(terms(LocalDate.parse("2027-06-30"), terms.schedule(), LEVEL), JUNE);
        gapless(weeks(), LocalDate.parse("2027-06-30"));
        assertThat(weeks().get(weeks().size() - 1).period().nextDueAt()).isNull();
    }

    @Test
    void theLastWeekEndsWithTheContractAndCanBeReportedByThen() {
        var sunday = LocalDate.parse("2027-06-06");
        as(() -> {
            deliveries.endsOn(engagement, sunday);
            return true;
        });

        gapless(weeks(), sunday);
        var last = weeks().get(weeks().size() - 1).period();
        assertThat(last.from()).isEqualTo("2027-06-05");
        assertThat(last.isReportable(
                        sunday.atTime(10, 0).atZone(Examples.BERLIN).toInstant()))
                .isTrue();
    }

    @Test
    void theLinkOfTheReportsGoesOnAsLongAsTheWork() {
        as(() -> reportLinks.forVendor(deliveries.get(engagement), JUNE));
        var nextYear = terms.ends().plusMonths(6).atStartOfDay(Examples.BERLIN).toInstant();
        assertThat(isOpen(nextYear)).isFalse();

        follow(terms(terms.ends().plusYears(1), terms.schedule(), LEVEL), JUNE);
        assertThat(isOpen(nextYear)).isTrue();

        follow(terms(terms.ends(), terms.schedule(), LEVEL), JUNE);
        assertThat(isOpen(nextYear)).as("whoever was told of a day keeps it").isTrue();
    }

    @Test
    void theLinkOfTheReportsIsOfUseForSomeWeeksAfterAnEarlyEnd() {
        as(() -> reportLinks.forVendor(deliveries.get(engagement), JUNE));
        as(() -> {
            deliveries.end(engagement, "Ended early", ANA, JUNE);
            return true;
        });

        assertThat(isOpen(JUNE.plus(Duration.ofDays(59)))).isTrue();
        assertThat(isOpen(JUNE.plus(Duration.ofDays(61)))).isFalse();
    }

    private boolean isOpen(Instant day) {
        return as(() -> shareLinks.isOpen(deliveries.get(engagement).id().id(), LinkPurpose.REPORT, day));
    }

    @Test
    void anotherScheduleHoldsForWeeksThatHaveNotBegun() {
        var before = weeks();
        var monday = new ReportSchedule(DayOfWeek.MONDAY, LocalTime.of(10, 0), Examples.BERLIN);
        follow(terms(terms.ends(), monday, LEVEL), JUNE);

        var after = weeks();
        gapless(after, terms.ends());
        var begun = before.stream()
                .filter(week -> !week.period().from().isAfter(LocalDate.parse("2027-06-02")))
                .toList();
        assertThat(after.subList(0, begun.size()))
                .extracting(StatusReport::id, StatusReport::dueAt)
                .isEqualTo(begun.stream()
                        .map(week -> org.assertj.core.groups.Tuple.tuple(week.id(), week.dueAt()))
                        .toList());
        assertThat(after.subList(begun.size(), after.size() - 1)).allSatisfy(week -> {
            var due = week.dueAt().atZone(Examples.BERLIN);
            assertThat(due.getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
            assertThat(due.getHour()).isEqualTo(10);
        });
    }

    @Test
    void otherValuesAreKeptWithTheirDayAndPlanNothingAnew() {
        var before = weeks();
        follow(terms(terms.ends(), terms.schedule(), new AgreedLevel(LEVEL.asked(), new BigDecimal("99"))), JUNE);

        assertThat(weeks())
                .extracting(StatusReport::id)
                .isEqualTo(before.stream().map(StatusReport::id).toList());
        var delivery = as(() -> deliveries.get(engagement));
        assertThat(delivery.levelsOn(LocalDate.parse("2027-06-09")).get(0).agreed())
                .isEqualByComparingTo("97");
        assertThat(delivery.levelsOn(LocalDate.parse("2027-06-10")).get(0).agreed())
                .isEqualByComparingTo("99");
    }

    @Test
    void isFollowedOnceHoweverOftenItIsTold() {
        var longer = terms(terms.ends().plusWeeks(4), terms.schedule(), LEVEL);
        follow(longer, JUNE);
        var once = weeks();
        follow(longer, JUNE);

        assertThat(weeks())
                .extracting(StatusReport::id)
                .isEqualTo(once.stream().map(StatusReport::id).toList());
    }

    private static void gapless(List<StatusReport> weeks, LocalDate end) {
        for (int i = 0; i < weeks.size(); i++) {
            var week = weeks.get(i);
            assertThat(week.week()).isEqualTo(i + 1);
            if (i + 1 < weeks.size()) {
                assertThat(weeks.get(i + 1).period().from())
                        .isEqualTo(week.period().to().plusDays(1));
                assertThat(week.period().nextDueAt()).isEqualTo(weeks.get(i + 1).dueAt());
            } else {
                assertThat(week.period().to()).isEqualTo(end);
            }
        }
    }

    private void follow(DeliveryTerms changed, Instant now) {
        as(() -> {
            deliveries.follow(changed, LocalDate.parse("2027-06-10"), now);
            return true;
        });
    }

    private List<StatusReport> weeks() {
        return as(() -> deliveries.reports(deliveries.get(engagement).id()));
    }

    private DeliveryTerms terms(LocalDate ends, ReportSchedule schedule, AgreedLevel level) {
        return new DeliveryTerms(
                terms.engagement(),
                terms.contract(),
                terms.title(),
                terms.vendor(),
                terms.vendorName(),
                terms.vendorEmail(),
                terms.holder(),
                terms.vendorZone(),
                terms.starts(),
                ends,
                List.of(level),
                terms.remedy(),
                terms.transitionWeeks(),
                terms.exitWeeksInARow(),
                schedule,
                terms.reportedBy(),
                terms.oversightHoursPerWeek(),
                terms.baselineHoursPerWeek());
    }

    private <T> T as(Supplier<T> work) {
        return Tenancy.as(us, () -> new TransactionTemplate(transactions).execute(status -> work.get()));
    }
}
