package app.handoff.delivery;

import static app.handoff.delivery.Examples.ANA;
import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Pages;
import app.handoff.contract.ContractsForTests;
import app.handoff.contract.ContractsForTests.Agreed;
import app.handoff.tenancy.Tenancy;
import app.handoff.text.Format;
import app.handoff.triage.EngagementsForTests;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.web.context.WebApplicationContext;

/** What pages read of the weeks of running work says the same as all of them. */
@SpringBootTest
class ShownWeeksTests {

    @Autowired
    WebApplicationContext context;

    @Autowired
    EngagementsForTests engagements;

    @Autowired
    ContractsForTests drafts;

    @Autowired
    WorkOfManyWeeks works;

    @Autowired
    Deliveries deliveries;

    @Autowired
    Format format;

    Tenancy.Scope business;

    @BeforeEach
    void aBusiness() {
        business = Tenancy.Scope.of(Pages.of(context).owner("Studio Fern").business())
                .at(Pages.BERLIN);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 14, 51})
    void thePageOfWorkOfAYearIsTheSameAsFromAllWeeks(int weeks) {
        var work = work(weeks);
        in(() -> {
            var now = Instant.now();
            var delivery = deliveries.get(work.engagement());
            var breaches = deliveries.breaches(delivery.id());
            var all = deliveries.reports(delivery.id());
            var shown = deliveries.shownWeeks(delivery, breaches, now);

            assertThat(shown.since()).isNull();
            assertThat(view(delivery, shown.all(), shown, breaches, now))
                    .usingRecursiveComparison()
                    .isEqualTo(view(delivery, all, new ShownWeeks(all, null), breaches, now));
            return true;
        });
    }

    @Test
    void olderWeeksAreLeftOutButNothingThatNeedsSomebody() {
        var work = work(200);
        in(() -> {
            var now = Instant.now();
            var delivery = deliveries.get(work.engagement());
            var all = deliveries.reports(delivery.id());
            var shown = deliveries.shownWeeks(delivery, List.of(), now);

            var since = Objects.requireNonNull(shown.since());
            assertThat(since.getDayOfMonth()).isEqualTo(1);
            assertThat(since).isBeforeOrEqualTo(LocalDate.now(Examples.BERLIN).minusWeeks(52));
            assertThat(ids(shown.recent()))
                    .containsExactlyElementsOf(ids(all.stream()
                            .filter(report -> !report.period().to().isBefore(since))
                            .toList()));
            assertThat(shown.all().stream().filter(delivery::isInHouse))
                    .hasSameSizeAs(all.stream().filter(delivery::isInHouse).toList());
            assertThat(HealthAssessment.of(delivery, shown.all(), now))
                    .isEqualTo(HealthAssessment.of(delivery, all, now));
            assertThat(NextAction.of(delivery, shown.all(), true, now))
                    .isEqualTo(NextAction.of(delivery, all, true, now));
            return true;
        });
    }

    @Test
    void theVendorsWeeksAreTheNewestOfAll() {
        var work = work(30);
        in(() -> {
            var now = Instant.now();
            var delivery = deliveries.get(work.engagement());
            var all = deliveries.reports(delivery.id()).stream()
                    .sorted(Comparator.comparingInt(StatusReport::week).reversed())
                    .toList();

            assertThat(ids(deliveries.toWrite(delivery, now, 12, 8).begun()))
                    .isEqualTo(ids(all.stream()
                            .filter(report -> report.standing(now) != StatusReport.Standing.SCHEDULED)
                            .limit(12)
                            .toList()));
            assertThat(ids(deliveries.newestIn(delivery, 12)))
                    .isEqualTo(ids(
                            all.stream().filter(StatusReport::isIn).limit(12).toList()));
            assertThat(deliveries.toWrite(delivery, now, 12, 8).toCome().stream()
                            .findFirst()
                            .map(StatusReport::week))
                    .isEqualTo(all.stream()
                            .filter(report -> report.status() == StatusReport.Status.OPEN
                                    && report.dueAt().isAfter(now))
                            .map(StatusReport::week)
                            .min(Comparator.naturalOrder()));
            assertThat(deliveries.lastReportedDay(work.engagement()))
                    .isEqualTo(all.stream()
                            .filter(report -> report.isIn() || now.isAfter(report.dueAt()))
                            .map(report -> report.period().to())
                            .max(Comparator.naturalOrder()));
            return true;
        });
    }

    private RunningView view(
            Delivery delivery, List<StatusReport> reports, ShownWeeks shown, List<Breach> breaches, Instant now) {
        return RunningView.of(
                delivery,
                reports,
                Deliveries.trends(delivery, shown.recent(), breaches),
                shown.since(),
                breaches,
                NextAction.of(delivery, reports, true, now),
                null,
                true,
                true,
                null,
                format,
                now);
    }

    private static List<StatusReportId> ids(List<StatusReport> reports) {
        return reports.stream().map(StatusReport::id).toList();
    }

    private Agreed work(int weeks) {
        var engagement = in(() -> engagements.open("Bookkeeping " + UUID.randomUUID()));
        var contract = in(() -> drafts.drafted(engagement, ANA, Instant.now()));
        in(() -> works.begin(contract, weeks));
        in(() -> {
            works.report(contract);
            return true;
        });
        in(() -> {
            works.reportTheRestLikeTheFirst(contract);
            return true;
        });
        return contract;
    }

    private <T> T in(Supplier<T> work) {
        return Tenancy.as(business, work);
    }
}
