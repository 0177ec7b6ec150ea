package app.handoff.delivery;

import static app.handoff.delivery.Examples.ANA;
import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Axe;
import app.handoff.Browser;
import app.handoff.Pages;
import app.handoff.account.Accounts;
import app.handoff.contract.ContractsForTests;
import app.handoff.contract.ReportedBy;
import app.handoff.servicelevel.ALevel;
import app.handoff.servicelevel.AgreedLevel;
import app.handoff.servicelevel.Measure;
import app.handoff.servicelevel.Measure.Clock;
import app.handoff.servicelevel.Measure.Tier;
import app.handoff.servicelevel.Measure.TimeLimit;
import app.handoff.servicelevel.MeasureKind;
import app.handoff.servicelevel.ServiceLevel.Direction;
import app.handoff.servicelevel.ServiceLevel.Unit;
import app.handoff.tenancy.Tenancy;
import app.handoff.triage.EngagementsForTests;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A week with one service level of every kind is written, refused where it cannot be, sent and read. */
@Tag("long")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class LevelKindsUiTests {

    private static final String MAIL = "ana.kinds@example.com";
    private static final String PASSWORD = "a calm ledger of alder";

    @Autowired
    private Accounts accounts;

    @Autowired
    private EngagementsForTests engagements;

    @Autowired
    private ContractsForTests contracts;

    @Autowired
    private Deliveries deliveries;

    @LocalServerPort
    private int port;

    @Test
    void aReportAsksOfEachKindForItsOwnNumbers() {
        try (var browser = Browser.launch()) {
            var person = accounts.setUp(
                    new Accounts.NewBusiness("Every kind", "DE", Pages.BERLIN, "Ana Ruiz", MAIL, PASSWORD),
                    Instant.now());
            var week = Tenancy.as(Tenancy.Scope.of(person.business()).at(Pages.BERLIN), this::aWeekToReport);
            var page = browser.open(Axe.DESK);
            Browser.signIn(page, address("/"), MAIL, PASSWORD);
            page.navigate(address("/reports/" + week + "/writing"));
            assertThat(page.locator("[name='levels[5].denominator']").count()).isZero();
            pictures(page, "kinds-writing-empty");
            assertThat(Axe.inEveryLook(page)).isEmpty();

            fill(page, 0, "78", "80");
            fill(page, 1, "90", "80");
            fill(page, 2, "2.5", "12");
            fill(page, 3, "19", "20");
            fill(page, 4, "240", "80");
            page.fill("[name='levels[5].numerator']", "1.5");
            fill(page, 6, "39.75", "40");
            fill(page, 7, "6", "20");
            page.check("[name=health][value=ON_TRACK]");
            page.fill("[name=done]", "Calls answered.");
            refusedBecause(page, "Enter a whole number");
            pictures(page, "kinds-writing-wrong");
            page.fill("[name='levels[5].numerator']", "0");
            refusedBecause(page, "90 is more than 80");
            fill(page, 1, "70", "80");
            refusedBecause(page, "The scale goes from 1 to 5");
            assertThat(page.inputValue("[name='levels[7].numerator']")).isEqualTo("6");

            fill(page, 7, "4.3", "20");
            send(page);
            pictures(page, "kinds-report");
            assertThat(Axe.inEveryLook(page)).isEmpty();
            assertThat(page.locator("main").textContent())
                    .contains(
                            "78 / 80 = 97.5",
                            "2.5 minutes at the slowest, of 12",
                            "240 / 80 = 3 minutes",
                            "39.75 / 40 = 99.4",
                            "4.3 points, from 20");
        }
    }

    private StatusReportId aWeekToReport() {
        var start = LocalDate.now(Examples.BERLIN).minusDays(8);
        var engagement = engagements.open("Calls answered for us");
        var contract = contracts.drafted(engagement, ANA, Instant.now());
        var terms = Examples.terms(
                0,
                ReportedBy.STAFF,
                agreed("Right first time", Measure.of(MeasureKind.SHARE), Unit.PERCENT, Direction.HIGHER, "95", "90"),
                agreed(
                        "Answered in time",
                        new Measure(
                                MeasureKind.WITHIN,
                                Clock.CALENDAR,
                                new TimeLimit(new BigDecimal("20"), Unit.SECONDS),
                                List.of(),
                                null,
                                null),
                        Unit.PERCENT,
                        Direction.HIGHER,
                        "80",
                        "70"),
                agreed("Urgent calls", Measure.of(MeasureKind.EVERY), Unit.MINUTES, Direction.LOWER, "3", "5"),
                agreed(
                        "By priority",
                        new Measure(
                                MeasureKind.TIERS,
                                Clock.BUSINESS,
                                null,
                                List.of(tier("urgent", "15", Unit.MINUTES), tier("normal", "1", Unit.DAYS)),
                                null,
                                null),
                        Unit.PERCENT,
                        Direction.HIGHER,
                        "90",
                        "80"),
                agreed("Length", Measure.of(MeasureKind.AVERAGE), Unit.MINUTES, Direction.LOWER, "4", "6"),
                agreed("Complaints", Measure.of(MeasureKind.COUNT), Unit.CASES, Direction.LOWER, "2", "5"),
                agreed("Open", Measure.of(MeasureKind.AVAILABILITY), Unit.PERCENT, Direction.HIGHER, "99", "98"),
                agreed(
                        "Monitored",
                        new Measure(
                                MeasureKind.SCORE,
                                Clock.CALENDAR,
                                null,
                                List.of(),
                                BigDecimal.ONE,
                                new BigDecimal("5")),
                        Unit.POINTS,
                        Direction.HIGHER,
                        "4.2",
                        "3.8"),
                agreed(
                        "Answers between the reports",
                        new Measure(
                                MeasureKind.FIRST_ANSWER,
                                Clock.BUSINESS,
                                new TimeLimit(new BigDecimal("4"), Unit.HOURS),
                                List.of(),
                                null,
                                null),
                        Unit.PERCENT,
                        Direction.HIGHER,
                        "95",
                        "90"));
        var begun = Examples.starting(start, contract, terms);
        deliveries.start(begun, ANA, start.atStartOfDay(Examples.BERLIN).toInstant());
        return deliveries
                .reports(deliveries.get(begun.engagement()).id())
                .get(0)
                .id();
    }

    private static Tier tier(String name, String amount, Unit unit) {
        return new Tier(name, new TimeLimit(new BigDecimal(amount), unit));
    }

    private static AgreedLevel agreed(
            String name, @Nullable Measure measure, Unit unit, Direction direction, String agreed, String minimum) {
        return new AgreedLevel(ALevel.called(name, measure, unit, direction, agreed, minimum), new BigDecimal(agreed));
    }

    private static void refusedBecause(Page page, String said) {
        send(page);
        assertThat(page.locator(".error-summary").textContent()).contains(said);
    }

    private static void send(Page page) {
        page.waitForNavigation(() -> page.locator("main .btn.primary").first().click());
    }

    private static void fill(Page page, int level, String numerator, String denominator) {
        page.fill("[name='levels[" + level + "].numerator']", numerator);
        page.fill("[name='levels[" + level + "].denominator']", denominator);
    }

    /** On a desk in light, on a phone in dark. */
    private static void pictures(Page page, String name) {
        Browser.shot(page, name + "-desk-light");
        page.setViewportSize(Axe.PHONE, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        Browser.shot(page, name + "-phone-dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(Axe.DESK, 900);
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }
}
