package app.handoff.delivery;

import static app.handoff.delivery.Examples.ANA;
import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Axe;
import app.handoff.Browser;
import app.handoff.Pages;
import app.handoff.contract.ContractsForTests;
import app.handoff.contract.ReportedBy;
import app.handoff.kernel.Actor;
import app.handoff.kernel.LinkPurpose;
import app.handoff.servicelevel.ALevel;
import app.handoff.servicelevel.AgreedLevel;
import app.handoff.servicelevel.Measure;
import app.handoff.servicelevel.Measure.Clock;
import app.handoff.servicelevel.Measure.Tier;
import app.handoff.servicelevel.Measure.TimeLimit;
import app.handoff.servicelevel.MeasureKind;
import app.handoff.servicelevel.ServiceLevel.Direction;
import app.handoff.servicelevel.ServiceLevel.Unit;
import app.handoff.sharelink.OpenedLinks;
import app.handoff.sharelink.ShareLinks;
import app.handoff.tenancy.Tenancy;
import app.handoff.triage.EngagementsForTests;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.context.WebApplicationContext;

/** A vendor who has proven who it is sends the report of a usual week on its phone, from the link on. */
@Tag("long")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class PhoneReportUiTests {

    private static final int SECONDS_AN_ACTION = 3;
    private static final double SECONDS_A_LETTER = 0.5;

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private EngagementsForTests engagements;

    @Autowired
    private ContractsForTests contracts;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private StatusReports reports;

    @Autowired
    private ShareLinks links;

    @LocalServerPort
    private int port;

    private Page page;
    private int taps;
    private int fields;
    private int letters;

    @Test
    void aUsualWeekTakesAtMostTwelveActionsAndAMinute() {
        try (var browser = Browser.launch()) {
            for (int levels = 1; levels <= 3; levels++) {
                var asked = List.of(share("Right first time"), share("Answered"), count("Complaints"))
                        .subList(0, levels);
                begin(browser, asked);
                tap(page.locator("[name=health][value=ON_TRACK]"));
                assertThat(page.locator("[name=recoveryPlan]").isVisible())
                        .as("a recovery plan is asked for where all is well")
                        .isFalse();
                type(0, "78", "80");
                if (levels > 1) {
                    type(1, "196", "200");
                }
                if (levels > 2) {
                    type(2, "0", null);
                }
                tap(page.locator("[data-fills=done]").first());
                assertThat(page.inputValue("[name=done]")).isEqualTo("As planned: Receipts of the week.");
                look("phone-report-" + levels);
                send();
                assertThat(told("a usual week with " + levels + " levels")).isLessThanOrEqualTo(12);
                assertThat(seconds()).isLessThanOrEqualTo(60);
            }
        }
    }

    @Test
    void elevenLevelsOfDifferentKindsAreTakenAndJudgedEachByItself() {
        try (var browser = Browser.launch()) {
            begin(browser, eleven());
            tap(page.locator("[name=health][value=ON_TRACK]"));
            type(0, "78", "80");
            type(1, "60", "80");
            type(2, "2.5", "12");
            type(3, "19", "20");
            type(4, "240", "80");
            type(5, "3", null);
            type(6, "39.75", "40");
            type(7, "4.3", "20");
            type(8, "95", "100");
            type(9, "1", null);
            tap(page.locator("[data-fills=done]").last());
            look("phone-report-11");
            send();
            told("a usual week with eleven levels of different kinds, one of them not counted");
            var judged = page.locator("main .beside").all().stream()
                    .map(Locator::textContent)
                    .map(text -> text.replaceAll("\\s+", " "))
                    .toList();
            var expected = List.of(
                    List.of("Right first time", "78 / 80 = 97.5", "Reached"),
                    List.of("Answered in time", "60 / 80 = 75", "Not reached"),
                    List.of("Urgent calls", "2.5 minutes at the slowest, of 12", "Reached"),
                    List.of("By priority", "19 / 20 = 95", "Reached"),
                    List.of("Length", "240 / 80 = 3 minutes", "Reached"),
                    List.of("Complaints", "3", "Not reached"),
                    List.of("Open", "39.75 / 40 = 99.4", "Reached"),
                    List.of("Monitored", "4.3 points, from 20", "Reached"),
                    List.of("Spoilt", "95 / 100 = 95", "Not reached"),
                    List.of("Outages", "1", "Reached"),
                    List.of("Not counted", "No data"));
            for (int level = 0; level < expected.size(); level++) {
                assertThat(judged.get(level + 1)).contains(expected.get(level));
                if (!expected.get(level).contains("Not reached")) {
                    assertThat(judged.get(level + 1)).doesNotContain("Not reached");
                }
            }
            assertThat(judged.get(expected.size()))
                    .as("no data is neither reached nor a hundred per cent")
                    .doesNotContain("Reached", "100");
        }
    }

    @Test
    void aPhotoGoesAlongAndNumbersComeFromATable() {
        try (var browser = Browser.launch()) {
            begin(browser, List.of(share("Right first time"), count("Complaints")));
            page.setInputFiles("input[type=file]", new FilePayload("IMG_2041.jpg", "image/jpeg", photo()));
            page.waitForCondition(() -> page.locator("#files li").count() == 1);
            assertThat(Axe.violations(page)).isEmpty();
            page.click("text=Take the numbers from a table");
            assertThat(page.locator(".crumb").textContent()).contains("Bookkeeping for 2027, week 2");
            look("phone-numbers-empty");
            page.fill("[name=table]", "Right;All;Complaints\n38;40;0\n");
            page.locator("main form .btn.primary").click();
            page.selectOption("[name='columns[0]']", new SelectOption().setIndex(1));
            page.selectOption("[name='columns[1]']", new SelectOption().setIndex(2));
            look("phone-numbers-columns");
            assertThat(Axe.violations(page)).isEmpty();
            page.locator("main form .btn.primary").click();
            look("phone-numbers-ready");
            assertThat(Axe.violations(page)).isEmpty();
            page.click("[name=take]");
            assertThat(page.inputValue("[name='levels[0].numerator']")).isEqualTo("38");
            page.check("[name=health][value=ON_TRACK]");
            page.locator("[data-fills=done]").last().click();
            look("phone-report-photo");
            send();
            assertThat(page.locator("main").textContent()).contains("IMG_2041.jpg", "38 / 40 = 95");
            assertThat(Axe.violations(page)).isEmpty();
            page.locator("main .rows a").last().click();
            page.waitForCondition(
                    () -> (boolean) page.evaluate("(document.querySelector('main img')?.naturalWidth ?? 0) > 0"));
            look("phone-report-preview");
            assertThat(page.locator(".crumb").textContent()).contains("Bookkeeping for 2027, week 2");
        }
    }

    private static byte[] photo() {
        var photo = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        var file = new ByteArrayOutputStream();
        try {
            ImageIO.write(photo, "jpg", file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    /** The second week of running work, whose first one was reported with what comes next. */
    private void begin(Browser browser, List<AgreedLevel> levels) {
        taps = 0;
        fields = 0;
        letters = 0;
        var pages = Pages.of(context);
        var business = pages.owner("Studio Fern").business();
        var link = Tenancy.as(Tenancy.Scope.of(business).at(Pages.BERLIN), () -> linkToTheSecondWeek(levels));
        var proof = OpenedLinks.proof(context, link).orElseThrow();
        page = browser.open(Axe.PHONE);
        page.context()
                .addCookies(List.of(new Cookie(proof.getName(), proof.getValue()).setUrl("http://localhost:" + port)));
        page.navigate("http://localhost:" + port + "/s/" + link + "/report");
        look("phone-report-weeks-" + levels.size());
        page.waitForNavigation(() -> tap(page.locator(".next a.btn, .next .btn").first()));
        look("phone-report-empty-" + levels.size());
        System.out.printf(
                "Phone report with %d levels: %s pixels high, of which the levels take %s%n",
                levels.size(),
                page.evaluate("document.documentElement.scrollHeight"),
                page.evaluate(
                        "[...document.querySelectorAll('.beside')].filter(part => part.querySelector('[name^=levels]'))"
                                + ".reduce((sum, part) => sum + part.offsetHeight, 0)"));
        assertThat(Axe.violations(page)).isEmpty();
    }

    private String linkToTheSecondWeek(List<AgreedLevel> levels) {
        var start = LocalDate.now(Examples.BERLIN).minusDays(13);
        var engagement = engagements.open("Calls answered " + UUID.randomUUID());
        var contract = contracts.drafted(engagement, ANA, Instant.now());
        var terms = Examples.terms(0, ReportedBy.VENDOR, levels.toArray(AgreedLevel[]::new));
        deliveries.start(
                Examples.starting(start, contract, terms),
                ANA,
                start.atStartOfDay(Examples.BERLIN).toInstant());
        var delivery = deliveries.get(engagement);
        var first = deliveries.reports(delivery.id()).get(0);
        reports.submit(
                first.id(),
                first.version(),
                lastWeek(levels),
                "nobody",
                Actor.vendor(delivery.vendor().id(), delivery.vendorName()),
                first.dueAt().minus(Duration.ofMinutes(5)));
        var now = Instant.now();
        return links.issue(
                        LinkPurpose.REPORT,
                        delivery.id().id(),
                        delivery.vendorName(),
                        delivery.vendor().holder(),
                        now.plus(Duration.ofDays(9)),
                        now)
                .value();
    }

    private static ReportContent lastWeek(List<AgreedLevel> levels) {
        var first = levels.get(0);
        return new ReportContent(
                Health.ON_TRACK,
                null,
                List.of(Examples.measured(first, 77, 80)),
                null,
                null,
                null,
                null,
                "Receipts of last week.",
                "Receipts of the week.",
                null,
                null);
    }

    private static List<AgreedLevel> eleven() {
        return List.of(
                share("Right first time"),
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
                count("Complaints"),
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
                agreed("Spoilt", Measure.of(MeasureKind.SHARE), Unit.PERCENT, Direction.LOWER, "5", "10"),
                count("Outages"),
                share("Not counted"));
    }

    private static AgreedLevel share(String name) {
        return agreed(name, Measure.of(MeasureKind.SHARE), Unit.PERCENT, Direction.HIGHER, "95", "90");
    }

    private static AgreedLevel count(String name) {
        return agreed(name, Measure.of(MeasureKind.COUNT), Unit.CASES, Direction.LOWER, "2", "5");
    }

    private static Tier tier(String name, String amount, Unit unit) {
        return new Tier(name, new TimeLimit(new BigDecimal(amount), unit));
    }

    private static AgreedLevel agreed(
            String name, Measure measure, Unit unit, Direction direction, String agreed, String minimum) {
        return new AgreedLevel(ALevel.called(name, measure, unit, direction, agreed, minimum), new BigDecimal(agreed));
    }

    private void send() {
        page.waitForNavigation(() -> tap(page.locator("main .btn.primary")));
        look("phone-report-sent");
        assertThat(page.url()).endsWith("/sent");
    }

    private int told(String what) {
        int actions = taps + fields;
        System.out.printf(
                "Phone walk of %s: %d actions (%d taps, %d fields), about %.0f seconds of tapping and typing%n",
                what, actions, taps, fields, seconds());
        return actions;
    }

    private double seconds() {
        return (taps + fields) * SECONDS_AN_ACTION + letters * SECONDS_A_LETTER;
    }

    private void tap(Locator what) {
        taps++;
        what.click();
    }

    private void type(int level, String numerator, @Nullable String denominator) {
        type("[name='levels[" + level + "].numerator']", numerator);
        if (denominator != null) {
            type("[name='levels[" + level + "].denominator']", denominator);
        }
    }

    private void type(String field, String text) {
        fields++;
        letters += text.length();
        page.locator(field).fill(text);
    }

    private void look(String name) {
        Browser.noSidewaysScroll(page);
        Browser.shot(page, name);
    }
}
