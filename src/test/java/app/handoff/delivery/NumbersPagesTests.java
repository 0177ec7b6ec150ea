package app.handoff.delivery;

import static app.handoff.delivery.Examples.ANA;
import static app.handoff.delivery.Examples.OVERNIGHT;
import static app.handoff.delivery.Examples.RIGHT_FIRST_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Pages;
import app.handoff.account.SignedIn;
import app.handoff.contract.ContractsForTests;
import app.handoff.contract.ReportedBy;
import app.handoff.tenancy.Tenancy;
import app.handoff.triage.EngagementsForTests;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/** Numbers of a week that come out of a system's own table. */
@SpringBootTest
class NumbersPagesTests {

    private static final String TABLE = "Day;Right;All\nMon;38;40\nTue;40;40\n";
    private static final String RIGHT = RIGHT_FIRST_TIME.id() + ".numerator";
    private static final String CHECKED = RIGHT_FIRST_TIME.id() + ".denominator";

    @Autowired
    WebApplicationContext context;

    @Autowired
    EngagementsForTests engagements;

    @Autowired
    ContractsForTests drafts;

    @Autowired
    Deliveries deliveries;

    Pages pages;
    SignedIn ana;
    List<StatusReportId> weeks;

    @BeforeEach
    void runningWork() {
        pages = Pages.of(context);
        ana = pages.owner("Studio Fern");
        var start = LocalDate.now(Examples.BERLIN).minusDays(13);
        var engagement = in(() -> engagements.open("Bookkeeping " + UUID.randomUUID()));
        var contract = in(() -> drafts.drafted(engagement, ANA, Instant.now()));
        weeks = in(() -> {
            deliveries.start(
                    Examples.starting(
                            start, contract, Examples.terms(0, ReportedBy.STAFF, RIGHT_FIRST_TIME, OVERNIGHT)),
                    ANA,
                    start.atStartOfDay(Examples.BERLIN).toInstant());
            return deliveries.reports(deliveries.get(engagement).id()).stream()
                    .map(StatusReport::id)
                    .toList();
        });
    }

    @Test
    void whatWasChosenOnceIsKnownTheNextWeekAndNothingIsSavedBeforeSomebodyPresses() {
        assertThat(pages.get(ana, writing(0)).exchange()).bodyText().contains("Take the numbers from a table");
        assertThat(pages.get(ana, numbers(0)).exchange()).hasStatusOk();
        assertThat(look(0, TABLE).exchange()).hasStatus(422).bodyText().contains("Choose below what the columns say");

        var shown = chosen(0, "").exchange();
        assertThat(shown).hasStatusOk().bodyText().contains("78 / 80 = 97.5", "Put these numbers into the report");
        assertThat(pages.get(ana, writing(0)).exchange()).bodyText().doesNotContain("value=\"78\"");

        assertThat(chosen(0, seen(shown)).param("take", "yes").exchange()).hasRedirectedUrl(writing(0));
        assertThat(pages.get(ana, writing(0)).exchange()).bodyText().contains("value=\"78\"", "value=\"80\"");

        assertThat(look(1, "All;Right;Day\n50;49;Wed\n").exchange())
                .as("known by its headings")
                .hasStatusOk()
                .bodyText()
                .contains("49 / 50 = 98");
    }

    @Test
    void whatNobodySawIsOnlyShown() {
        assertThat(chosen(0, "").param("take", "yes").exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Put these numbers into the report");
        assertThat(pages.get(ana, writing(0)).exchange()).bodyText().doesNotContain("value=\"78\"");
    }

    @Test
    void aBadCellIsToldBesideItsRow() {
        assertThat(look(0, "Day;Right;All\nMon;39;38\nTue;x;40\n")
                        .param("columns[0]", "")
                        .param("columns[1]", RIGHT)
                        .param("columns[2]", CHECKED)
                        .param("headed", "true")
                        .exchange())
                .hasStatus(422)
                .bodyText()
                .contains("39 is more than 38", "2 cells have to be mended");
    }

    @Test
    void aFileOfASystemIsReadAsWellAndKeepsWhatWasTyped() {
        pages.post(ana, writing(0) + "/draft")
                .param("version", "0")
                .param("done", "Half a sent")
                .exchange();
        var read = pages.post(ana, numbers(0))
                .multipart()
                .file(new MockMultipartFile("file", "week.csv", "text/csv", TABLE.getBytes(StandardCharsets.UTF_8)))
                .exchange();
        assertThat(read).hasStatus(422).bodyText().contains("Mon;38;40");

        var shown = chosen(0, "").exchange();
        chosen(0, seen(shown)).param("take", "yes").exchange();
        assertThat(pages.get(ana, writing(0)).exchange()).bodyText().contains("Half a sent", "value=\"78\"");
        assertThat(pages.get(pages.owner("Kontor Vier"), numbers(0)).exchange()).hasStatus(404);
    }

    private MockMvcRequestBuilder look(int week, String table) {
        return pages.post(ana, numbers(week)).param("table", table);
    }

    private MockMvcRequestBuilder chosen(int week, String seen) {
        return look(week, TABLE)
                .param("columns[0]", "")
                .param("columns[1]", RIGHT)
                .param("columns[2]", CHECKED)
                .param("headed", "true")
                .param("seen", seen);
    }

    private static String seen(MvcTestResult shown) {
        try {
            var field = Pattern.compile("name=\"seen\" value=\"(-?\\d+)\"")
                    .matcher(shown.getResponse().getContentAsString());
            assertThat(field.find()).isTrue();
            return field.group(1);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String writing(int week) {
        return "/reports/" + weeks.get(week) + "/writing";
    }

    private String numbers(int week) {
        return "/reports/" + weeks.get(week) + "/numbers";
    }

    private <T> T in(Supplier<T> work) {
        return Tenancy.as(Tenancy.Scope.of(ana.business()).at(Pages.BERLIN), work);
    }
}
