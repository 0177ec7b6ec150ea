package app.handoff.bidding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.handoff.Pages;
import app.handoff.WithMailServer;
import app.handoff.account.SignedIn;
import app.handoff.bidding.ABidding.Made;
import app.handoff.kernel.Ids;
import app.handoff.kernel.MailRequest;
import app.handoff.kernel.ShareToken;
import app.handoff.sharelink.OpenedLinks;
import app.handoff.submission.BidsForTests;
import app.handoff.tenancy.Tenancy;
import app.handoff.tenancy.Tenancy.Scope;
import jakarta.servlet.http.Cookie;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/** One link for everybody: who comes by it proves an address first, and learns of nobody else. */
@SpringBootTest
@WithMailServer
@RecordApplicationEvents
class PublicLinkTests {

    private static final AtomicInteger ADDRESS = new AtomicInteger();
    private static final String SUMMARY = "Monthly books for a studio of twelve people.";

    @Autowired
    WebApplicationContext context;

    @Autowired
    ABidding biddings;

    @Autowired
    BidsForTests bids;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    NewcomerSweep sweep;

    @Autowired
    ApplicationEvents events;

    private Pages pages;
    private SignedIn ana;
    private Made made;
    private String liza;

    @BeforeEach
    void anOpenRequest() {
        pages = Pages.of(context);
        liza = "liza" + ADDRESS.incrementAndGet() + "@tala.example";
        ana = pages.owner("Studio Fern");
        made = biddings.open(scope(), LocalDateTime.now().plusDays(10), "Kontor Vier", "Norte Contable");
    }

    @Test
    void aStrangerProvesAnAddressAndIsInvitedFromThenOn() {
        var everybody = switchOn(made);
        assertThat(get(everybody))
                .hasStatusOk()
                .bodyText()
                .contains("Studio Fern asks for bids", "Bookkeeping for 2027", SUMMARY, "Send me the link")
                .doesNotContain("Kontor Vier", "How do you handle peaks?", "Service levels");

        var asked = ask(everybody, "Tala Ledger", "Liza Cruz", liza.toUpperCase(Locale.ROOT));
        assertThat(asked).hasStatus3xxRedirection();
        assertThat(get(asked.getResponse().getRedirectedUrl()))
                .hasStatusOk()
                .bodyText()
                .contains("Look into your mail");
        assertThat(invited(made)).as("before the proof").hasSize(2);
        var message = lastTo(liza);
        assertThat(message.confidential()).isTrue();
        assertThat(message.words() + message.to().name()).doesNotContain("Tala Ledger", "Liza Cruz");

        var link = path(message);
        assertThat(get(link))
                .hasStatusOk()
                .bodyText()
                .contains("Tala Ledger", "Liza Cruz", "Go on to the bid document");
        assertThat(invited(made)).as("opening it changes nothing").hasSize(2);
        var arrived = post(link + "/arrival").exchange();
        assertThat(arrived).hasStatus3xxRedirection();
        var own = Objects.requireNonNull(arrived.getResponse().getRedirectedUrl());
        var proof = proof(arrived);
        assertThat(post(own + "/beginning").cookie(proof)).hasStatus3xxRedirection();
        assertThat(pages.mvc().get().uri(own + "/tasks").cookie(proof)).hasStatusOk();
        assertThat(lastTo(liza).key()).isEqualTo(Invitation.MESSAGE);
        assertThat(post(link + "/arrival")).as("a second time").hasStatus(410);

        assertThat(invited(made)).contains("Tala Ledger");
        assertThat(pages.get(ana, "/engagements/" + made.engagement() + "/bidding"))
                .bodyText()
                .contains("Came by the public link", "On, 1 vendor came by it");
        assertThat(pages.get(ana, "/vendors?search=Tala")).bodyText().contains("Tala Ledger", "Public link");
        assertThat(said()).contains("Tala Ledger came in by the public link");
        var home = pages.get(ana, "/");
        assertThat(home).bodyText().contains("1 new vendor");
        assertThat(pages.post(ana, bidding(made) + "/public-link/look")).hasStatus3xxRedirection();
        assertThat(pages.get(ana, "/")).bodyText().doesNotContain("1 new vendor");

        biddings.addendum(made);
        assertThat(lastTo(liza).key()).startsWith("bidding.addendum");
    }

    @Test
    void anAddressThatIsInvitedLeadsToItsOwnInvitationAndThePageTellsNobody() {
        var everybody = switchOn(made);
        var kontor = biddings.invitation(made, 0);
        var member = biddings.as(made.scope(), () -> jdbc.queryForObject("select email from member", String.class));

        var answers = new TreeMap<String, String>();
        for (var address : List.of(kontor.email(), "nobody@unknown.example", Objects.requireNonNull(member))) {
            var asked = ask(everybody, "Some Firm", "Some Person", address);
            var page = get(asked.getResponse().getRedirectedUrl());
            answers.put(address, all(asked) + all(page));
        }
        assertThat(answers.values().stream().distinct()).hasSize(1);

        var arrived = post(path(lastTo(kontor.email())) + "/arrival").exchange();
        assertThat(arrived).hasStatus3xxRedirection();
        var own = Objects.requireNonNull(arrived.getResponse().getRedirectedUrl());
        assertThat(pages.mvc().get().uri(own).cookie(proof(arrived)))
                .hasStatusOk()
                .bodyText()
                .contains("Kontor Vier")
                .doesNotContain("Some Firm");
        assertThat(invited(made)).hasSize(2);
        assertThat(post(path(lastTo(member)) + "/arrival"))
                .hasStatus(409)
                .bodyText()
                .contains("This address belongs to someone at Studio Fern");
        assertThat(invited(made)).hasSize(2);
    }

    /** A vendor names its colleagues itself, and may name a rival: nobody is led into a bid by that. */
    @Test
    void whoIsOnlySomebodysColleagueIsNotLedIntoThatBid() {
        var everybody = switchOn(made);
        var norte = biddings.invitation(made, 1).email();
        for (var address : List.of(norte, liza)) {
            Tenancy.as(made.vendor(0), () -> preparesWith("Some Person", address));
        }

        assertThat(cameIn(everybody, "Norte Again", norte))
                .bodyText()
                .contains("Norte Contable")
                .doesNotContain("Kontor Vier", "Norte Again");
        assertThat(invited(made)).as("its own invitation comes first").hasSize(2);
        assertThat(cameIn(everybody, "Tala Ledger", liza))
                .bodyText()
                .contains("Tala Ledger")
                .doesNotContain("Kontor Vier");
        assertThat(invited(made)).containsExactlyInAnyOrder("Kontor Vier", "Norte Contable", "Tala Ledger");
        assertThat(cameIn(everybody, "Tala Once More", liza))
                .bodyText()
                .as("a second time, to the same")
                .contains("Tala Ledger");
        assertThat(invited(made)).hasSize(3);
    }

    private boolean preparesWith(String name, String address) {
        bids.colleague(made.invited().get(0), name, address, Instant.now());
        return true;
    }

    /** The page to which the proof of this address leads. */
    private MvcTestResult cameIn(String everybody, String firm, String email) {
        assertThat(ask(everybody, firm, "Some Person", email)).hasStatus3xxRedirection();
        var arrived = post(path(lastTo(email)) + "/arrival").exchange();
        assertThat(arrived).hasStatus3xxRedirection();
        return pages.mvc()
                .get()
                .uri(Objects.requireNonNull(arrived.getResponse().getRedirectedUrl()))
                .cookie(proof(arrived))
                .exchange();
    }

    /** What stands on the page is the same whoever is invited and whatever is sent. */
    @Test
    void thePageIsTheSameWhoeverIsInvitedAndWhateverIsSent() {
        var everybody = switchOn(made);
        var before = all(get(everybody));

        arrive(everybody, "Tala Ledger", liza);
        Tenancy.as(made.vendor(0), () -> {
            bids.fill(made.invited().get(0), made.frozen(), "1");
            return true;
        });
        biddings.budget(made, "48613");
        pages.post(ana, bidding(made) + "/invitations/" + made.invited().get(1) + "/revocation")
                .exchange();

        assertThat(all(get(everybody))).isEqualTo(before);
    }

    @Test
    void whatIsWrongIsToldBesideItsFieldAndNothingTypedIsLost() {
        var everybody = switchOn(made);
        var wrong = Map.of(
                "no address", "This cannot be an e-mail address",
                "me@mailinator.com", "This is a mailbox for a few minutes",
                "me@box.yopmail.com", "This is a mailbox for a few minutes");
        wrong.forEach((address, words) -> assertThat(form(everybody, "Tala Ledger", "Liza Cruz", address))
                .as(address)
                .hasStatus(422)
                .bodyText()
                .contains("value=\"Tala Ledger\"", "value=\"Liza Cruz\""));
        assertThat(form(everybody, "Tala Ledger", "Liza Cruz", "me@mailinator.com"))
                .bodyText()
                .contains("This is a mailbox for a few minutes");
        for (var name : List.of("", "Buy at https://win.example now", "www.win.example", "<b>Firm</b>", "---")) {
            assertThat(form(everybody, name, "Liza Cruz", liza)).as(name).hasStatus(422);
        }
        assertThat(form(everybody, "Tala", "Liza", liza).param("country", "ZZ"))
                .as("two countries, or none that there is")
                .hasStatus(422);
        assertThat(messagesTo(liza)).isEmpty();
    }

    @Test
    void nobodyFillsAMailboxNorAsksWithoutEnd() {
        var everybody = switchOn(made);
        var answers = Stream.generate(() -> all(ask(everybody, "Tala Ledger", "Liza", liza)))
                .limit(5)
                .distinct();
        assertThat(answers).as("whether a message goes out is not told").hasSize(1);
        assertThat(messagesTo(liza)).hasSize(3);
        var another = liza.replace("@", "+1@");
        ask(everybody, "Tala Ledger", "Liza", another);
        assertThat(messagesTo(another)).as("the same mailbox").isEmpty();

        var from = "10.77.0." + ADDRESS.incrementAndGet();
        for (int i = 0; i < 10; i++) {
            assertThat(from(from, form(everybody, "Firm", "Person", "person" + i + "." + liza)))
                    .hasStatus3xxRedirection();
        }
        assertThat(from(from, form(everybody, "Firm", "Person", "person11." + liza)))
                .hasStatus(429)
                .bodyText()
                .contains("Try again in an hour", "value=\"person11." + liza + "\"");
        assertThat(messagesTo("person11." + liza)).isEmpty();
    }

    @Test
    void aVendorThatTheBusinessStoppedDoesNotComeInAgain() {
        var everybody = switchOn(made);
        arrive(everybody, "Tala Ledger", liza);
        var tala = biddings.as(
                made.scope(),
                () -> jdbc.queryForObject("select id from invitation where vendor_name = 'Tala Ledger'", String.class));
        assertThat(pages.post(ana, bidding(made) + "/invitations/" + tala + "/revocation"))
                .hasStatus3xxRedirection();

        ask(everybody, "Tala Books", "Liza Cruz", liza);
        assertThat(post(path(lastTo(liza)) + "/arrival"))
                .hasStatus(409)
                .bodyText()
                .contains("Studio Fern cannot let you in by the public link");
        assertThat(invited(made)).hasSize(3);
    }

    @Test
    void noMoreVendorsComeInThanAreLetInAndTheOwnerSeesIt() {
        var everybody = switchOn(made);
        biddings.as(made.scope(), () -> {
            for (int i = 0; i < PublicLink.MOST_NEWCOMERS - 1; i++) {
                var vendor = Ids.next();
                jdbc.update(
                        "insert into vendor (id, name, contact, email, country, zone, languages, skills, lead_source,"
                                + " added_by_kind, added_by_name, added_at, version) select ?, 'Firm ' || ?, 'Person',"
                                + " 'person' || ? || '@many.example', country, zone, languages, skills, 'PUBLIC_LINK', 'GUEST',"
                                + " 'Person', added_at, 0 from vendor limit 1",
                        vendor,
                        i,
                        i);
                jdbc.update(
                        "insert into invitation (id, request_id, engagement_id, vendor_id, vendor_name, contact, email,"
                                + " vendor_zone, invited_at, sent_at, by_public_link, version) values (?, ?, ?, ?, 'Firm',"
                                + " 'Person', 'person' || ? || '@many.example', 'Europe/Berlin', now(), now(), true, 0)",
                        Ids.next(),
                        made.request().id(),
                        made.engagement().id(),
                        vendor,
                        i);
            }
            return true;
        });
        arrive(everybody, "Tala Ledger", liza);

        ask(everybody, "One more", "Jon", "jon." + liza);
        assertThat(post(path(lastTo("jon." + liza)) + "/arrival"))
                .hasStatus(409)
                .bodyText()
                .contains("Studio Fern takes no further vendors by the public link");
        assertThat(get(everybody)).as("the page does not tell").hasStatusOk();
        assertThat(pages.get(ana, bidding(made) + "/public-link"))
                .bodyText()
                .contains("30 vendors have come in by public links, and that is the most");

        var stopped = biddings.as(
                made.scope(),
                () -> jdbc.queryForObject(
                        "select id::text from invitation where vendor_name = 'Tala Ledger'", String.class));
        assertThat(pages.post(ana, bidding(made) + "/invitations/" + stopped + "/revocation"))
                .hasStatus3xxRedirection();
        assertThat(pages.get(ana, bidding(made) + "/public-link"))
                .bodyText()
                .contains("29 of at most 30")
                .doesNotContain("that is the most");
        arrive(everybody, "One more", "jon." + liza);
    }

    @Test
    void whereNoVendorsAreTakenOnePageSaysSo() throws Exception {
        ana = pages.owner("Studio Fern");
        var prepared = biddings.prepared(scope(), LocalDateTime.now().plusDays(9), ABidding.BERLIN, "Norte Libros");
        var early = switchOn(prepared);
        var closed = new TreeMap<String, String>();
        closed.put("not open yet", all(get(early)));
        assertThat(get(early)).hasStatus(410).bodyText().contains("This request takes no new vendors");
        biddings.opened(prepared);
        assertThat(get(early)).as("once bidding is open").hasStatusOk();

        var late = path(messageOf(early, liza));
        assertThat(pages.post(ana, bidding(prepared) + "/public-link/removal")).hasStatus3xxRedirection();
        closed.put("switched off", all(get(early)));
        closed.put("switched off, asked all the same", all(ask(early, "Firm", "Person", "p@firm.example")));
        assertThat(get(late)).hasStatus(410);
        assertThat(post(late + "/arrival")).hasStatus(409).bodyText().contains("has switched the public link off");
        assertThat(invited(prepared)).hasSize(1);

        var again = switchOn(prepared);
        assertThat(again).isNotEqualTo(early);
        assertThat(get(early)).as("the link before").hasStatus(410);
        assertThat(pages.post(ana, bidding(prepared) + "/cancellation").param("reason", "No need any more"))
                .hasStatus3xxRedirection();
        closed.put("called off", all(get(again)));
        assertThat(closed.values().stream().distinct()).hasSize(1);
    }

    @Test
    void afterTheDeadlineAProofComesTooLate() {
        ana = pages.owner("Studio Fern");
        var soon = biddings.open(scope(), LocalDateTime.now(ABidding.BERLIN).plusDays(10), "Norte Libros");
        var everybody = switchOn(soon);
        var link = path(messageOf(everybody, liza));
        ABidding.endNow(soon);

        assertThat(get(everybody)).hasStatus(410);
        assertThat(get(link)).hasStatus(410).bodyText().contains("This request takes no new vendors");
        assertThat(post(link + "/arrival")).hasStatus(409).bodyText().contains("deadline");
        assertThat(invited(soon)).hasSize(1);
    }

    @Test
    void twoMessagesToOneAddressMakeOneInvitationHoweverTheyAreUsed() throws Exception {
        var everybody = switchOn(made);
        ask(everybody, "Tala Ledger", "Liza", liza);
        ask(everybody, "Tala Ledger", "Liza", liza);
        var links = messagesTo(liza).stream().map(PublicLinkTests::path).toList();
        var twice = Stream.concat(links.stream(), links.stream())
                .map(link -> (Callable<Integer>)
                        () -> post(link + "/arrival").exchange().getResponse().getStatus())
                .toList();
        var threads = Executors.newFixedThreadPool(4);
        try {
            var statuses = threads.invokeAll(twice).stream()
                    .map(done -> {
                        try {
                            return done.get();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();
            assertThat(statuses).filteredOn(status -> status == 302).hasSize(2);
            assertThat(statuses).filteredOn(status -> status >= 500).isEmpty();
        } finally {
            threads.shutdown();
        }
        assertThat(invited(made)).hasSize(3);
    }

    @Test
    void theRoleOfTheDatabaseBehindThePageReachesNothingElse() {
        var everybody = switchOn(made);
        var link = biddings.as(made.scope(), () -> jdbc.queryForObject("select id from public_link", String.class));
        var scope = made.scope().asVendor(Ids.parse(link));
        for (var table : List.of("bid_request", "invitation", "bid", "clarification", "stored_file", "newcomer")) {
            assertThat(biddings.as(scope, () -> jdbc.queryForObject("select count(*) from " + table, Long.class)))
                    .as(table)
                    .isZero();
        }
        for (var table : List.of("vendor", "bid_budget", "share_link", "member")) {
            assertThatThrownBy(() -> biddings.as(scope, () -> jdbc.queryForList("select * from " + table)))
                    .as(table)
                    .isInstanceOf(DataAccessException.class);
        }
        assertThatThrownBy(() -> biddings.as(scope, () -> jdbc.queryForList("select sealed_token from public_link")))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> biddings.as(scope, () -> jdbc.update("update public_link set summary = 'x'")))
                .isInstanceOf(DataAccessException.class);
        assertThat(get(everybody)).hasStatusOk();
    }

    @Test
    void whatNobodyProvedIsForgottenAfterADay() {
        var everybody = switchOn(made);
        ask(everybody, "Tala Ledger", "Liza", liza);
        arrive(everybody, "Norte Libros", "mara." + liza);
        biddings.as(made.scope(), () -> jdbc.update("update newcomer set asked_at = now() - interval '25 hours'"));

        sweep.sweepAll();

        assertThat(biddings.as(made.scope(), () -> jdbc.queryForList("select firm from newcomer", String.class)))
                .containsExactly("Norte Libros");
    }

    @Test
    void theSummaryNamesNeitherTheBudgetNorAVendorByMistake() {
        biddings.budget(made, "48613");
        assertThat(pages.post(ana, bidding(made) + "/public-link")
                        .param("summary", "We pay 48,613 a year, as Kontor Vier knows"))
                .hasStatus(422)
                .bodyText()
                .contains("names the figure of your budget", "Kontor Vier");
        assertThat(pages.post(ana, bidding(made) + "/public-link").param("summary", " "))
                .hasStatus(422);
        assertThat(biddings.as(made.scope(), () -> jdbc.queryForObject("select count(*) from public_link", Long.class)))
                .isZero();
    }

    private Scope scope() {
        return Scope.of(ana.business()).at(Pages.BERLIN);
    }

    private static String bidding(Made made) {
        return "/engagements/" + made.engagement() + "/bidding";
    }

    /** Through the page of the owner, who copies the link from there. */
    private String switchOn(Made made) {
        assertThat(pages.post(ana, bidding(made) + "/public-link").param("summary", SUMMARY))
                .hasStatus3xxRedirection();
        var page = pages.get(ana, bidding(made) + "/public-link").exchange();
        assertThat(page).hasStatusOk();
        var text = body(page);
        var at = text.indexOf("/s/");
        var token =
                ShareToken.read(text.substring(at + 3, text.indexOf('"', at))).orElseThrow();
        return OpenedLinks.path(token) + "/request";
    }

    private MvcTestResult get(@Nullable String path) {
        return pages.mvc().get().uri(Objects.requireNonNull(path)).exchange();
    }

    private MockMvcRequestBuilder post(String path) {
        return from(
                "10.76." + ADDRESS.incrementAndGet() % 250 + "." + ADDRESS.incrementAndGet() % 250,
                pages.mvc()
                        .post()
                        .uri(path)
                        .with(org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors
                                .csrf()));
    }

    private static MockMvcRequestBuilder from(String address, MockMvcRequestBuilder request) {
        return request.with(sent -> {
            sent.setRemoteAddr(address);
            return sent;
        });
    }

    private MockMvcRequestBuilder form(String everybody, String firm, String person, String email) {
        return post(everybody)
                .param("firm", firm)
                .param("person", person)
                .param("email", email)
                .param("country", "PH")
                .param("zone", "");
    }

    private MvcTestResult ask(String everybody, String firm, String person, String email) {
        return form(everybody, firm, person, email).exchange();
    }

    private MailRequest messageOf(String everybody, String email) {
        assertThat(ask(everybody, "Tala Ledger", "Liza Cruz", email)).hasStatus3xxRedirection();
        return lastTo(email);
    }

    private void arrive(String everybody, String firm, String email) {
        assertThat(ask(everybody, firm, "Person", email)).hasStatus3xxRedirection();
        assertThat(post(path(lastTo(email)) + "/arrival")).hasStatus3xxRedirection();
    }

    private List<MailRequest> messagesTo(@Nullable String email) {
        return events.stream(MailRequest.class)
                .filter(mail -> mail.to().email().equals(email))
                .toList();
    }

    private MailRequest lastTo(@Nullable String email) {
        var all = messagesTo(email);
        return all.get(all.size() - 1);
    }

    private static String path(MailRequest mail) {
        return Objects.requireNonNull(mail.path());
    }

    private static Cookie proof(MvcTestResult answer) {
        return Arrays.stream(answer.getResponse().getCookies())
                .filter(cookie -> cookie.getName().contains("handoff-proof-"))
                .findFirst()
                .orElseThrow();
    }

    private List<String> invited(Made made) {
        return biddings.as(
                made.scope(),
                () -> jdbc.queryForList(
                        "select vendor_name from invitation where request_id = ?",
                        String.class,
                        made.request().id()));
    }

    private List<String> said() {
        return biddings.as(made.scope(), () -> jdbc.queryForList("select sentence from activity", String.class));
    }

    private static String body(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Status, target and body without what is made anew for each answer. */
    private static String all(MvcTestResult answer) {
        return answer.getResponse().getStatus() + " " + answer.getResponse().getRedirectedUrl() + " "
                + body(answer)
                        .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "")
                        .replaceAll("data-keeper=\"[^\"]*\"", "")
                        .replaceAll("We have written to [^<]*", "")
                        .replaceAll("/s/[A-Za-z0-9_-]{16}/", "/s/");
    }
}
