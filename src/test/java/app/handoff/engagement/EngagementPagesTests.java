package app.handoff.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Pages;
import app.handoff.StatementCount;
import app.handoff.account.ABusiness;
import app.handoff.kernel.EngagementId;
import app.handoff.triage.EngagementsForTests;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/** Home, the list of engagements, the page of one, and the activity. */
@SpringBootTest
class EngagementPagesTests {

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private EngagementsForTests engagements;

    private Pages pages;
    private ABusiness fern;

    @BeforeEach
    void setUp() {
        pages = Pages.of(context);
        fern = ABusiness.in(context);
    }

    @Test
    void anEmptyBusinessIsToldWhereToBegin() {
        assertThat(text(get("/")))
                .contains("2 things need you", "Describe your business", "Enter your first task", "href=\"/profile\"")
                .doesNotContain("Nothing needs you", "Next 14 days")
                .containsOnlyOnce("class=\"btn primary\"");
        assertThat(text(get("/tasks"))).contains("href=\"/profile\"");
        assertThat(text(get("/settings"))).contains("href=\"/profile\"");
        assertThat(get("/engagements")).hasStatusOk().bodyText().contains("No engagement yet");
        assertThat(get("/activity")).hasStatusOk().bodyText().contains("Nothing has happened yet");
    }

    @Test
    void staffAreNotToldToDescribeTheBusiness() {
        var home = pages.mvc().get().uri("/").with(fern.staff()).exchange();
        assertThat(text(home)).contains("Nothing needs you now").doesNotContain("/profile", "/tasks");
    }

    @Test
    void theMenuOfAPhoneHoldsWhatStandsInTheRail() {
        var page = Jsoup.parse(text(get("/")));
        assertThat(page.select("button[popovertarget=menu]")).hasSize(2);
        assertThat(page.select("#menu[popover] a").eachAttr("href"))
                .containsExactly(
                        "/",
                        "/tasks",
                        "/engagements",
                        "/vendors",
                        "/reports",
                        "/results",
                        "/settings",
                        "/messages",
                        "/help");
        assertThat(page.select("#menu form").eachAttr("action")).containsExactly("/sign-out");
    }

    @Test
    void anEngagementShowsItsStageAndOneNextStep() {
        var bookkeeping = open("Bookkeeping for 2027");
        var page = get("/engagements/" + bookkeeping);
        assertThat(page).hasStatusOk();
        var text = text(page);
        assertThat(text).contains("Bookkeeping for 2027", "aria-current=\"step\"", "Next: ");
        assertThat(text.split("class=\"btn primary\"", -1)).hasSize(2);
    }

    @Test
    void staffAreToldWhoseTurnItIs() {
        var bookkeeping = open("Bookkeeping for 2027");
        for (var path : List.of("/engagements/" + bookkeeping, "/engagements")) {
            var read = text(pages.mvc().get().uri(path).with(fern.staff()).exchange());
            assertThat(read)
                    .as(path)
                    .contains("An owner or a manager does this.")
                    .doesNotContain("Your turn");
            assertThat(text(get(path))).as(path).doesNotContain("An owner or a manager does this.");
        }
        assertThat(text(get("/engagements/" + bookkeeping))).contains("Your turn");
        assertThat(text(pages.mvc()
                        .get()
                        .uri("/engagements/" + bookkeeping)
                        .with(fern.staff())
                        .exchange()))
                .contains("Waits for an owner or manager");
    }

    @Test
    void foreignAndUnknownEngagementsLookTheSame() {
        var foreign = ABusiness.in(context);
        var theirs = foreign.inside(() -> engagements.open("Payroll of another business"));
        var one = get("/engagements/" + theirs);
        var other = get("/engagements/" + UUID.randomUUID());
        var nonsense = get("/engagements/nonsense");
        assertThat(one).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(other).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(nonsense).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(text(one)).isEqualTo(text(other)).isEqualTo(text(nonsense));
    }

    @Test
    void searchFindsPartsOfANameAndTakesWildcardsLiterally() {
        open("Bookkeeping");
        open("100 % payroll");
        assertThat(text(get("/engagements?search=keep")))
                .contains("Bookkeeping")
                .doesNotContain("100 % payroll");
        assertThat(text(get("/engagements?search=100%25pay")))
                .contains("100 % payroll")
                .doesNotContain(">Bookkeeping<");
        assertThat(text(get("/engagements?search=%25"))).doesNotContain("100 % payroll", ">Bookkeeping<");
    }

    @Test
    void everyActIsRememberedInWords() {
        open("Bookkeeping");
        assertThat(text(get("/activity"))).contains("Ana Ruiz", "Bookkeeping");
    }

    @Test
    void theNumberOfStatementsDoesNotGrowWithTheEngagements() {
        for (int i = 0; i < 3; i++) {
            open("Engagement " + i);
        }
        var probe = open("The one");
        var few = counts(probe);
        for (int i = 0; i < 997; i++) {
            open("Engagement number " + i);
        }
        var many = counts(probe);
        System.out.printf(
                "Statements with 4 and with 1,001 engagements: home %d %d, list %d %d, engagement %d %d, activity %d %d%n",
                few[0], many[0], few[1], many[1], few[2], many[2], few[3], many[3]);
        assertThat(many).isEqualTo(few);
    }

    private long[] counts(EngagementId probe) {
        return new long[] {
            statements("/"), statements("/engagements"), statements("/engagements/" + probe), statements("/activity")
        };
    }

    private long statements(String address) {
        get(address);
        return StatementCount.ofRepeated(() -> get(address));
    }

    private EngagementId open(String name) {
        return fern.inside(() -> engagements.open(name));
    }

    private MvcTestResult get(String address) {
        return pages.mvc()
                .get()
                .uri(java.net.URI.create(address))
                .with(fern.owner())
                .exchange();
    }

    private static String text(MvcTestResult page) {
        try {
            return page.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
