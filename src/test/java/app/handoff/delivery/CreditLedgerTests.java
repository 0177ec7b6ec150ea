package app.handoff.delivery;

import static app.handoff.delivery.Examples.ANA;
import static app.handoff.delivery.Examples.OVERNIGHT;
import static app.handoff.delivery.Examples.RIGHT_FIRST_TIME;
import static app.handoff.delivery.Examples.content;
import static app.handoff.delivery.Examples.measured;
import static app.handoff.delivery.Examples.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import app.handoff.Pages;
import app.handoff.contract.Contracts;
import app.handoff.contract.ContractsForTests;
import app.handoff.contract.ReportedBy;
import app.handoff.contract.SignedContract;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Money;
import app.handoff.tenancy.Tenancy;
import app.handoff.triage.EngagementsForTests;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** Missed levels of a signed contract and what they bring, in the database. */
@SpringBootTest
class CreditLedgerTests {

    private static final Instant NOW = Instant.parse("2027-03-01T09:00:00Z");

    @Autowired
    Credits credits;

    @Autowired
    Deliveries deliveries;

    @Autowired
    StatusReports statusReports;

    @Autowired
    Contracts contracts;

    @Autowired
    ContractsForTests signed;

    @Autowired
    EngagementsForTests engagements;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    WebApplicationContext context;

    private Tenancy.Scope business;
    private EngagementId engagement;
    private Delivery delivery;
    private List<StatusReport> weeks;
    private Money fee;

    @BeforeEach
    void runningWork() {
        business = Tenancy.Scope.of(Pages.of(context).owner("Studio Fern").business())
                .at(Pages.BERLIN);
        engagement = as(() -> engagements.open("Bookkeeping " + UUID.randomUUID()));
        var agreed = as(() -> signed.inForce(engagement));
        as(() -> deliveries.start(
                Examples.of(agreed, terms(0, ReportedBy.VENDOR, RIGHT_FIRST_TIME, OVERNIGHT)), ANA, Examples.SIGNED));
        delivery = as(() -> deliveries.get(engagement));
        weeks = as(() -> deliveries.reports(delivery.id()));
        fee = fee(as(() -> contracts.signed(engagement)).orElseThrow());
    }

    private static Money fee(SignedContract contract) {
        var year = contract.payment().prices().stream()
                .filter(price -> price.paidBy().isFee())
                .map(price -> price.perYear().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Money(
                        year.divide(BigDecimal.valueOf(12), 4, RoundingMode.HALF_UP),
                        contract.totalPerTerm().currency())
                .payable();
    }

    @Test
    void eachMissBringsACreditOfTheMonthInWhichItsPeriodEnds() {
        miss(3, 70, 60);
        miss(4, 70, 99);

        var all = owed(3);
        assertThat(all)
                .extracting(Credit::month)
                .containsExactly(YearMonth.of(2027, 1), YearMonth.of(2027, 1), YearMonth.of(2027, 2));
        assertThat(all).extracting(Credit::amount).containsOnly(percent("5"));
        assertThat(agreedTotal()).isEqualTo(Money.zero(fee.currency()));
    }

    @Test
    void aMonthBringsNoMoreThanItsMostWhateverIsMissed() {
        for (int week : List.of(0, 1, 2, 3)) {
            miss(week, 70, 60);
        }
        var january = owed(8);

        assertThat(january.stream().map(Credit::amount).reduce(Money::plus).orElseThrow())
                .isEqualTo(percent("15"));
        assertThat(january).filteredOn(credit -> credit.amount().isZero()).hasSize(5);
    }

    @Test
    void theNextMonthBeginsAnew() {
        for (int week : List.of(2, 3, 4, 5)) {
            miss(week, 70, 60);
        }
        var all = owed(8);

        assertThat(all).extracting(Credit::month).contains(YearMonth.of(2027, 1), YearMonth.of(2027, 2));
        for (var month : List.of(1, 2)) {
            assertThat(all.stream()
                            .filter(credit -> credit.month().getMonthValue() == month)
                            .map(Credit::amount)
                            .reduce(Money::plus)
                            .orElseThrow())
                    .isLessThanOrEqualTo(percent("15"));
        }
    }

    @Test
    void aCorrectedReportDropsItsCreditAndTheOthersOfTheMonthAreWorkedOutAnew() {
        for (int week : List.of(0, 1, 2, 3)) {
            miss(week, 70, 99);
        }
        assertThat(owed(4).get(3).amount().isZero()).isTrue();

        miss(0, 80, 99);

        await().untilAsserted(() -> assertThat(inOrder())
                .extracting(Credit::status, Credit::amount)
                .containsExactly(
                        tuple(Credit.Status.DROPPED, percent("5")),
                        tuple(Credit.Status.OWED, percent("5")),
                        tuple(Credit.Status.OWED, percent("5")),
                        tuple(
                                Credit.Status.OWED,
                                percent("15").minus(percent("5")).minus(percent("5")))));
    }

    @Test
    void aReportThatIsCorrectedTwiceTakesNoDecisionAboutCreditsWithIt() {
        miss(2, 70, 99);
        miss(3, 70, 99);
        var both = owed(2);
        as(() -> credits.waive(both.get(0).breach(), "It was our mistake.", ANA, NOW));
        as(() -> credits.agree(both.get(1).breach(), "By phone.", ANA, NOW));

        for (int week : List.of(2, 3)) {
            miss(week, 80, 99);
        }
        await().untilAsserted(
                        () -> assertThat(inOrder()).extracting(Credit::status).containsOnly(Credit.Status.DROPPED));
        for (int week : List.of(2, 3)) {
            miss(week, 70, 99);
        }

        await().untilAsserted(() -> assertThat(inOrder())
                .extracting(Credit::status)
                .containsExactly(Credit.Status.WAIVED, Credit.Status.AGREED));
        assertThat(inOrder().get(0).waiver()).isNotNull();
        assertThat(agreedTotal()).isEqualTo(percent("5"));
    }

    @Test
    void whatIsAgreedOnIsSetOffOnceAndOpenAgainWhenItsInvoiceIsWithdrawn() {
        miss(3, 70, 99);
        var credit = owed(1).get(0);
        as(() -> credits.agree(credit.breach(), "By phone.", ANA, NOW));
        assertThat(as(() -> credits.open(delivery.contract())))
                .extracting(Credit::id)
                .containsExactly(credit.id());
        assertThat(agreedTotal()).isEqualTo(percent("5"));

        var invoice = UUID.randomUUID();
        as(() -> credits.setOff(credit.id(), invoice, "R-17", ANA, NOW));
        as(() -> credits.setOff(credit.id(), invoice, "R-17", ANA, NOW));
        assertThat(as(() -> credits.open(delivery.contract()))).isEmpty();
        assertThat(agreedTotal()).isEqualTo(percent("5"));

        as(() -> credits.release(invoice, ANA, NOW));
        as(() -> credits.release(invoice, ANA, NOW));
        assertThat(as(() -> credits.open(delivery.contract())))
                .extracting(Credit::id)
                .containsExactly(credit.id());
    }

    @Test
    void thereIsOneCreditForEachMiss() {
        miss(3, 70, 99);
        var credit = owed(1).get(0);
        as(() -> credits.reckon(credit.breach()));

        assertThat(inOrder()).hasSize(1);
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> as(() -> transaction.execute(status -> jdbc.sql(
                                "insert into credit select business_id, gen_random_uuid(), breach_id, delivery_id, engagement_id,"
                                        + " level_name, week, ends_on, month_fee, percent, cap_percent, credited_before, computed,"
                                        + " amount, currency, status, correction, agreement, waiver, invoice_id, invoice_number,"
                                        + " set_off_by, set_off_at, version from credit")
                        .update())))
                .withMessageContaining("one_credit_per_breach");
    }

    @Test
    void aVendorReadsWhatItsOwnWorkOwesAndChangesNothing() {
        miss(3, 70, 99);
        owed(1);
        var vendor = business.asVendor(delivery.id().id());
        var stranger = business.asVendor(UUID.randomUUID());

        assertThat(seenBy(vendor)).isOne();
        assertThat(seenBy(stranger)).isZero();
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> Tenancy.as(
                        vendor,
                        () -> transaction.execute(status ->
                                jdbc.sql("update credit set amount = 0").update())));
    }

    private Long seenBy(Tenancy.Scope scope) {
        return Tenancy.as(
                scope,
                () -> transaction.execute(status -> jdbc.sql("select count(*) from credit")
                        .query(Long.class)
                        .single()));
    }

    private Money percent(String percent) {
        return fee.times(new BigDecimal(percent).movePointLeft(2)).payable();
    }

    private Money agreedTotal() {
        return as(
                () -> credits.agreedBetween(engagement, LocalDate.parse("2027-01-01"), LocalDate.parse("2027-12-31")));
    }

    /** The vendor reports this week, so the credit is worked out by our own side afterwards. */
    private void miss(int week, int right, int overnight) {
        var report = weeks.get(week);
        var link = business.asVendor(delivery.id().id());
        Tenancy.as(link, () -> {
            statusReports.submit(
                    report.id(),
                    statusReports.get(report.id()).version(),
                    content(
                            Health.ON_TRACK,
                            measured(RIGHT_FIRST_TIME, right, 80),
                            measured(OVERNIGHT, overnight, 100)),
                    "link Liza",
                    Actor.vendor(delivery.vendor().id(), "Liza"),
                    report.dueAt().minus(Duration.ofHours(1)));
            return true;
        });
    }

    private List<Credit> owed(int number) {
        await().untilAsserted(() -> assertThat(inOrder()).hasSize(number));
        return inOrder();
    }

    private List<Credit> inOrder() {
        return as(() -> credits.between(engagement, LocalDate.parse("2027-01-01"), LocalDate.parse("2027-12-31")));
    }

    private <T> T as(Supplier<T> work) {
        return Tenancy.as(business, work);
    }

    private void as(Runnable work) {
        Tenancy.as(business, () -> {
            work.run();
            return true;
        });
    }
}
