package app.handoff.scope;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.kernel.Sentence;
import app.handoff.kernel.YearProfile;
import app.handoff.scope.Pricing.Basis;
import app.handoff.scope.Pricing.Priority;
import app.handoff.scope.Quantity.Per;
import app.handoff.triage.Volume;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A scope whose quantities are not those of the task is doubted; one that counts the same in another way is not. */
class WorkloadTests {

    private static final String ALIKE = "cases,tickets,requests,calls|invoices,bills,receipts";

    @ParameterizedTest
    @CsvSource({
        "Cases, 1040, 400, calls, MONTH, true",
        "Cases, 1040, 90, calls, MONTH, false",
        "Calls of clients, 1040, 4, calls, WORKING_DAY, false",
        "Call, 1040, 100, calls, WEEK, true",
        "Supplier invoices, 420, 35, invoices, MONTH, false",
        "Supplier invoices, 420, 5, invoices, MONTH, true",
        "Supplier invoices, 420, 1, closes, MONTH, false",
        "Accounts, 200, 1, reports, QUARTER, false"
    })
    void aQuantityIsComparedWithTheVolumeOfTheTask(
            String what, long aYear, String amount, String unit, Per per, boolean doubted) {
        var scope = ScopeContent.EMPTY.withOutputs(List.of(output("Work done", amount, unit, per)));

        assertThat(keys(knowing(Volume.aYear(what, aYear)).against(scope)))
                .isEqualTo(doubted ? List.of("scope.doubt.volume") : List.of());
    }

    @Test
    void bothFiguresAreSaid() {
        var scope = ScopeContent.EMPTY.withOutputs(List.of(output("Calls answered", "400", "calls", Per.MONTH)));

        assertThat(knowing(Volume.aYear("Cases", 1040)).against(scope))
                .singleElement()
                .extracting(Doubt::text)
                .isEqualTo(Sentence.of(
                        "scope.doubt.volume",
                        "Calls answered",
                        Sentence.of("scope.per.MONTH", new BigDecimal("400"), "calls"),
                        "Cases",
                        BigDecimal.valueOf(1040),
                        BigDecimal.valueOf(87),
                        Per.MONTH));
    }

    @Test
    void severalFiguresInOneUnitAreNoContradiction() {
        var steps = ScopeContent.EMPTY.withOutputs(List.of(
                output("First answers", "600", "tickets", Per.MONTH),
                output("Tickets passed on", "60", "tickets", Per.MONTH)));
        var kinds = ScopeContent.EMPTY.withOutputs(List.of(
                output("Supplier invoices", "35", "invoices", Per.MONTH),
                output("Invoices to clients", "50", "invoices", Per.MONTH)));

        assertThat(knowing(Volume.aYear("Tickets", 7000)).against(steps)).isEmpty();
        assertThat(knowing(Volume.aYear("Invoices in all", 1000)).against(kinds))
                .isEmpty();
        assertThat(knowing(Volume.aYear("Supplier invoices", 430), Volume.aYear("Invoices to clients", 590))
                        .against(kinds))
                .isEmpty();
        assertThat(keys(knowing(Volume.aYear("Tickets", 70)).against(steps)))
                .as("asked once, about the largest")
                .containsExactly("scope.doubt.volume");
    }

    @Test
    void whatIsThereAtAnyTimeOrHappensOnceIsNotComparedWithAYear() {
        var always = new Volume("Calls", BigDecimal.TEN, Volume.Counted.AT_ANY_TIME, YearProfile.NONE, null);
        var often = ScopeContent.EMPTY.withOutputs(List.of(output("Calls answered", "400", "calls", Per.MONTH)));
        var once = ScopeContent.EMPTY.withOutputs(List.of(output("Calls counted", "400", "calls", Per.ONCE)));

        assertThat(knowing(always).against(often)).isEmpty();
        assertThat(knowing(Volume.aYear("Calls", 4)).against(once)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"24, true", "40, true", "41, false", "312, false", "0, false"})
    void moreThanTheHoursLeaveTimeForIsDoubted(BigDecimal hours, boolean doubted) {
        var scope = ScopeContent.EMPTY.withOutputs(List.of(
                output("Month-end close", "1", "closes", Per.MONTH),
                output("Receipts posted", "201", "receipts", Per.MONTH)));

        assertThat(keys(new Workload(List.of(), hours, List.of()).against(scope)))
                .isEqualTo(doubted ? List.of("scope.doubt.timeForAPiece") : List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "300, 20, true",
        "300, 149, true",
        "300, 151, false",
        "300, 599, false",
        "300, 601, true",
        "0, 20, false"
    })
    void hoursToAssumeAreComparedWithThoseOfToday(BigDecimal today, BigDecimal assumed, boolean doubted) {
        var byTheHour = new Pricing(
                Basis.HOURLY, assumed, YearProfile.NONE, "", List.of(Priority.COST, Priority.SPEED, Priority.QUALITY));

        assertThat(keys(new Workload(List.of(), today, List.of()).against(ScopeContent.EMPTY.with(byTheHour))))
                .isEqualTo(doubted ? List.of("scope.doubt.hours") : List.of());
    }

    private static Workload knowing(Volume... volumes) {
        return Workload.of(List.of(volumes), BigDecimal.ZERO, ALIKE);
    }

    private static Output output(String deliverable, String amount, String unit, Per per) {
        var plain = Output.named(deliverable, null);
        return new Output(
                plain.id(),
                deliverable,
                "",
                "",
                "",
                "",
                new Quantity(new BigDecimal(amount), unit, per, YearProfile.NONE, ""),
                "",
                plain.due(),
                "");
    }

    private static List<String> keys(Stream<Doubt> doubts) {
        return doubts.map(doubt -> doubt.text().key()).toList();
    }
}
