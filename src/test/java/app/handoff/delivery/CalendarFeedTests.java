package app.handoff.delivery;

import static app.handoff.delivery.Examples.ANA;
import static app.handoff.delivery.Examples.RIGHT_FIRST_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Pages;
import app.handoff.account.SignedIn;
import app.handoff.contract.ContractsForTests;
import app.handoff.contract.ReportedBy;
import app.handoff.kernel.Role;
import app.handoff.kernel.ShareToken;
import app.handoff.tenancy.Tenancy;
import app.handoff.text.Calendars;
import app.handoff.triage.EngagementsForTests;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** A member's calendar of running work, as a calendar without account and cookies fetches it. */
@SpringBootTest
class CalendarFeedTests {

    @Autowired
    WebApplicationContext context;

    @Autowired
    EngagementsForTests engagements;

    @Autowired
    ContractsForTests drafts;

    @Autowired
    Deliveries deliveries;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    Pages pages;
    SignedIn ana;
    List<StatusReport> weeks;

    @BeforeEach
    void runningWork() {
        pages = Pages.of(context);
        ana = pages.owner("Studio Fern");
        var start = LocalDate.now(Examples.BERLIN).minusDays(10);
        var engagement = inBusiness(() -> engagements.open("Bookkeeping " + UUID.randomUUID()));
        var contract = inBusiness(() -> drafts.drafted(engagement, ANA, Instant.now()));
        var terms = Examples.starting(start, contract, Examples.terms(8, ReportedBy.STAFF, RIGHT_FIRST_TIME));
        inBusiness(() -> {
            deliveries.start(terms, ANA, start.atStartOfDay(Examples.BERLIN).toInstant());
            return true;
        });
        weeks = inBusiness(
                () -> deliveries.reports(deliveries.get(terms.engagement()).id()));
    }

    @Test
    void theCalendarTellsWhenReportsAreDueAndNamesThemForGood() {
        var address = make(ana);
        var first = fetch(address);

        assertThat(first).hasStatusOk().hasContentType("text/calendar;charset=UTF-8");
        assertThat(first.getResponse().getCookies()).isEmpty();
        assertThat(first.getRequest().getSession(false)).isNull();
        var file = first.getResponse().getContentAsByteArray();
        assertThat(Calendars.problems(file)).isEmpty();
        assertThat(Calendars.zonesWithoutRules(file)).isEmpty();
        var due = weeks.get(3);
        assertThat(Calendars.lines(file)).contains("UID:report-" + due.id() + "@handoff", "SEQUENCE:0");

        assertThat(fetch(address).getResponse().getContentAsByteArray())
                .as("nothing changed, so nothing reads otherwise")
                .isEqualTo(file);

        inBusiness(() -> transaction.execute(
                status -> jdbc.sql("update status_report set due_at = due_at + interval '1 day' where id = :id")
                        .param("id", due.id().id())
                        .update()));
        var moved = event(fetch(address), "report-" + due.id());
        assertThat(moved).contains("SEQUENCE:1");
        assertThat(event(fetch(address), "report-" + weeks.get(4).id())).contains("SEQUENCE:0");
    }

    @Test
    void anotherLinkAndALinkThatIsStoppedLeaveTheFirstOneEmpty() {
        var first = make(ana);
        var second = make(ana);
        assertThat(fetch(first)).hasStatus(HttpStatus.NOT_FOUND).body().isEmpty();
        assertThat(fetch(second)).hasStatusOk();

        assertThat(pages.post(ana, "/settings/calendar/withdrawal").exchange()).hasStatus3xxRedirection();
        assertThat(fetch(second)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(pages.get(ana, "/settings/calendar").exchange()).bodyText().contains("You have no link yet");
    }

    @Test
    void whoLeavesTakesTheCalendarAlong() {
        var jonas = pages.colleague(ana, Role.STAFF);
        var his = make(jonas);
        assertThat(fetch(his)).hasStatusOk();

        assertThat(pages.post(ana, "/people/" + jonas.member().id() + "/departure")
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(fetch(his)).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void theLinkIsShownOnceAndKeptAsAHash() {
        var address = make(ana);
        var token = address.split("/")[2];

        assertThat(pages.get(ana, "/settings/calendar").exchange())
                .bodyText()
                .contains("Your link was made on", "Replace the link")
                .doesNotContain(token);
        var kept = inBusiness(() ->
                transaction.execute(status -> jdbc.sql("select token_hash from calendar_feed where member_id = :member")
                        .param("member", ana.member().id())
                        .query(byte[].class)
                        .single()));
        assertThat(kept).isEqualTo(ShareToken.read(token).orElseThrow().hash());
    }

    @Test
    void aGuessLooksLikeALinkThatIsGoneAndGuessingEnds() {
        assertThat(fetch("/calendar/nothing/handoff.ics")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(fetch("/calendar/" + ShareToken.random(ana.business()).value() + "/handoff.ics"))
                .hasStatus(HttpStatus.NOT_FOUND);
        int last = 0;
        for (int i = 0; i < 101; i++) {
            last = pages.mvc()
                    .get()
                    .uri("/calendar/" + ShareToken.random(ana.business()).value() + "/handoff.ics")
                    .with(request -> {
                        request.setRemoteAddr("10.55.66.77");
                        return request;
                    })
                    .exchange()
                    .getResponse()
                    .getStatus();
        }
        assertThat(last).isEqualTo(429);
    }

    /** Made-up links leave nothing behind but one count, and whoever guessed enough finds no link any more. */
    @Test
    void guessesAreCountedByTheirAddressOnlyAndEndTheGuessing() {
        var token = make(ana);
        var before = attempts();
        for (int i = 0; i < 100; i++) {
            guess(ShareToken.random(ana.business()).value());
        }
        assertThat(attempts()).isLessThanOrEqualTo(before + 1);
        assertThat(guess(token)).isEqualTo(429);
        assertThat(fetch(token)).hasStatusOk();
    }

    private int guess(String token) {
        return pages.mvc()
                .get()
                .uri(token.startsWith("/") ? token : "/calendar/" + token + "/handoff.ics")
                .with(request -> {
                    request.setRemoteAddr("10.55.66.78");
                    return request;
                })
                .exchange()
                .getResponse()
                .getStatus();
    }

    private Long attempts() {
        return jdbc.sql("select count(*) from attempt").query(Long.class).single();
    }

    private static List<String> event(MvcTestResult feed, String id) {
        var lines = Calendars.lines(feed.getResponse().getContentAsByteArray());
        int at = lines.indexOf("UID:" + id + "@handoff");
        return lines.subList(at, at + lines.subList(at, lines.size()).indexOf("END:VEVENT"));
    }

    private String make(SignedIn member) {
        var made = pages.post(member, "/settings/calendar").exchange();
        var link = Objects.requireNonNull(
                Objects.requireNonNull(made.getMvcResult().getFlashMap()).get("link"));
        return URI.create(link.toString()).getPath();
    }

    private MvcTestResult fetch(String address) {
        return pages.mvc().get().uri(address).exchange();
    }

    private <T> T inBusiness(Supplier<T> work) {
        return Tenancy.as(Tenancy.Scope.of(ana.business()).at(Pages.BERLIN), work);
    }
}
