package app.handoff.bidding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.Pages;
import app.handoff.account.SignedIn;
import app.handoff.bidding.ABidding.Made;
import app.handoff.kernel.Money;
import app.handoff.kernel.Role;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.Sentence;
import app.handoff.kernel.VendorId;
import app.handoff.scope.ScopesOfWork;
import app.handoff.sharelink.OpenedLinks;
import app.handoff.submission.BidsForTests;
import app.handoff.tenancy.Tenancy;
import app.handoff.tenancy.Tenancy.Scope;
import app.handoff.tenancy.WrongClock;
import jakarta.servlet.http.Cookie;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/** Bidding as people walk it: the business under its engagement, a vendor behind its link. */
@SpringBootTest
class BiddingPagesTests {

    private static final List<String> VENDOR_PAGES = List.of(
            "",
            "/document",
            "/tasks",
            "/bidder",
            "/offer",
            "/answers",
            "/terms",
            "/references",
            "/files",
            "/check",
            "/question",
            "/refusal");
    private static final Pattern NONCES =
            Pattern.compile("name=\"(_csrf|key)\" value=\"[^\"]*\"|value=\"[^\"]*\" name=\"(_csrf|key)\"");

    private static final String CODE = "nine quiet herons";

    @Autowired
    WebApplicationContext context;

    @Autowired
    ABidding biddings;

    @Autowired
    Bidding bidding;

    @Autowired
    Invitations invitations;

    @Autowired
    ScopesOfWork scopes;

    @Autowired
    Budgets budgets;

    @Autowired
    BidsForTests bids;

    @Autowired
    Clock clock;

    @Autowired
    JdbcTemplate jdbc;

    Pages pages;
    SignedIn ana;
    Scope studio;
    final Map<String, Cookie> proofs = new HashMap<>();

    @BeforeEach
    void aStudio() {
        pages = Pages.of(context);
        ana = pages.owner("Studio Fern");
        studio = Scope.of(ana.business()).at(Pages.BERLIN);
    }

    @Test
    void theOwnerSetsUpInvitesAndOpens() {
        var made = biddings.prepared(studio, inDays(10), ABidding.BERLIN, "Kontor Vier");
        var at = "/engagements/" + made.engagement() + "/bidding";

        assertThat(pages.get(ana, at))
                .hasStatusOk()
                .bodyText()
                .contains("Next: open bidding", "Kontor Vier", "On the list");
        assertThat(pages.get(ana, at + "/setup"))
                .hasStatusOk()
                .bodyText()
                .contains("value=\"Price\"", "name=\"criteria[3].name\"");
        assertThat(pages.get(ana, at + "/vendors"))
                .hasStatusOk()
                .bodyText()
                .contains("1 vendor is on the list already");
        assertThat(pages.get(ana, at + "/budget")).hasStatusOk();
        assertThat(pages.post(ana, at + "/budget").param("version", "0").param("budget", "9.600,00"))
                .hasStatus3xxRedirection();
        assertThat(pages.get(ana, at)).bodyText().contains("9,600");
        assertThat(pages.post(ana, at + "/publication")).hasStatus3xxRedirection();
        assertThat(pages.get(ana, at)).bodyText().contains("Open for bids", "Invitation not sent", "Send a new link");
        assertThat(pages.get(ana, at + "/questions")).hasStatusOk();
        assertThat(pages.get(ana, at + "/deadline")).hasStatusOk();
        assertThat(pages.get(ana, at + "/cancellation")).hasStatusOk();
        assertThat(pages.post(ana, at + "/opening")).hasStatus(409);
        assertThat(moved(made, inDays(9), inDays(9)))
                .hasStatus(422)
                .bodyText()
                .contains("A deadline can only be moved to a later time");
        assertThat(moved(made, inDays(12), inDays(11)).param("anyway", "true")).hasStatus3xxRedirection();
        assertThat(pages.post(ana, at + "/cancellation").param("reason", " ")).hasStatus(422);
        assertThat(pages.post(ana, at + "/cancellation").param("reason", "We moved."))
                .hasStatus3xxRedirection();
        assertThat(pages.get(ana, at)).bodyText().contains("Called off", "We moved.");
    }

    @Test
    void moreTimeKeepsTheLinkOpenAndTheLetterBringsOneOfItsOwn() {
        var made = biddings.open(studio, inDays(10), "Kontor Vier");
        var link = link(made, 0);
        var before = expiries(made);

        assertThat(moved(made, inDays(40), inDays(39)).param("anyway", "true")).hasStatus3xxRedirection();

        assertThat(expiries(made)).hasSize(before.size() + 1).allMatch(expiry -> expiry.isAfter(before.get(0)));
        assertThat(get(link, "")).hasStatusOk();
        assertThat(newestLetter())
                .bodyText()
                .contains("More time for your bid", "/bid/tasks", "The link from your invitation goes on working");
    }

    /** The form of the deadline, with all times at four in the afternoon. */
    private MockMvcRequestBuilder moved(Made made, LocalDateTime deadline, LocalDateTime questions) {
        return pages.post(ana, "/engagements/" + made.engagement() + "/bidding/deadline")
                .param("deadline", deadline.toLocalDate().toString())
                .param("time", "16:00")
                .param("questionsUntil", questions.toLocalDate().toString())
                .param("questionsUntilTime", "16:00")
                .param("version", String.valueOf(version(made)));
    }

    @Test
    void aTimeThatComesTwiceIsAskedAboutInTheSameForm() {
        var made = biddings.open(studio, inDays(10), "Kontor Vier");
        var at = "/engagements/" + made.engagement() + "/bidding";
        var night = nextChange(false);
        var due = night.atTime(16, 0);

        assertThat(moved(made, due, due.minusDays(1), "02:30"))
                .hasStatus(422)
                .bodyText()
                .contains(
                        "so 02:30 comes twice. Choose which one you mean",
                        "Which 02:30 do you mean?",
                        "02:30 summer time (UTC+2)",
                        "02:30 winter time (UTC+1)",
                        "href=\"#deadlineMeant\"",
                        "value=\"" + night + "\"",
                        "value=\"02:30\"");
        assertThat(moved(made, due, due.minusDays(1), "02:30").param("deadlineMeant", "+05:00"))
                .hasStatus(422)
                .bodyText()
                .contains("comes twice");
        assertThat(moved(made, due, due.minusDays(1), "02:30").param("deadlineMeant", "noon"))
                .hasStatus(422)
                .bodyText()
                .contains("Choose one of the answers", "02:30 winter time (UTC+1)");
        assertThat(moved(made, due, due.minusDays(1), "02:30").param("deadlineMeant", "+02:00"))
                .hasStatus3xxRedirection();
        assertThat(deadline(made)).isEqualTo(night + "T00:30:00Z");
        assertThat(moved(made, due, due.minusDays(1), "02:30").param("deadlineMeant", "+01:00"))
                .as("an hour more")
                .hasStatus3xxRedirection();
        assertThat(deadline(made)).isEqualTo(night + "T01:30:00Z");
        assertThat(pages.get(ana, at)).bodyText().contains("02:30, Berlin (UTC+1)");
        assertThat(pages.get(ana, at + "/deadline"))
                .bodyText()
                .containsPattern("value=\"\\+01:00\" checked")
                .doesNotContain("questionsUntilMeant");

        var skipped = nextChange(true);
        if (skipped.isBefore(night)) {
            skipped = skipped.plusYears(1).with(TemporalAdjusters.lastInMonth(DayOfWeek.SUNDAY));
        }
        assertThat(moved(made, skipped.atTime(16, 0), due, "02:30"))
                .hasStatus(422)
                .bodyText()
                .contains("The clocks in Berlin are put forward over this time, so it never comes")
                .doesNotContain("Which 02:30");
    }

    /** The day on which the clocks of Berlin are next put forward, or back. */
    private static LocalDate nextChange(boolean forward) {
        var rules = ABidding.BERLIN.getRules();
        var change = rules.nextTransition(Instant.now().plus(Duration.ofDays(15)));
        return (change.isGap() == forward ? change : rules.nextTransition(change.getInstant()))
                .getDateTimeBefore()
                .toLocalDate();
    }

    private Instant deadline(Made made) {
        return biddings.as(
                studio, () -> bidding.get(made.engagement()).deadline().at());
    }

    /** The deadline at another time, all dates meant as they stand. */
    private MockMvcRequestBuilder moved(Made made, LocalDateTime deadline, LocalDateTime questions, String time) {
        return pages.post(ana, "/engagements/" + made.engagement() + "/bidding/deadline")
                .param("deadline", deadline.toLocalDate().toString())
                .param("time", time)
                .param("questionsUntil", questions.toLocalDate().toString())
                .param("questionsUntilTime", "16:00")
                .param("proposed", "true")
                .param("anyway", "true")
                .param("version", String.valueOf(version(made)));
    }

    @Test
    void whatFollowsTheDeadlineIsProposedInTheSameFormBeforeAnybodyIsTold() {
        var made = biddings.open(studio, inDays(10), "Kontor Vier");
        var letters = letters();
        var form = moved(made, inDays(13), inDays(10)).param("anyway", "true");

        assertThat(form)
                .hasStatus(422)
                .bodyText()
                .contains("proposed 3 days later too", inDays(13).toLocalDate().toString(), "name=\"proposed\"");
        assertThat(letters()).isEqualTo(letters);
        assertThat(moved(made, inDays(13), inDays(13)).param("anyway", "true").param("proposed", "true"))
                .hasStatus3xxRedirection();
        assertThat(letters()).isEqualTo(letters + 1);
        assertThat(newestLetter()).bodyText().contains("You can ask questions until", "Bids must hold at least until");
    }

    @Test
    void aDeadlineBehindTheBeginOfTheWorkIsSaidBeforeItIsSet() {
        var made = biddings.open(studio, inDays(10), "Kontor Vier");
        var begin = Objects.requireNonNull(made.frozen().timeline().start()).atTime(16, 0);
        var late = begin.isAfter(inDays(12)) ? begin : inDays(12);

        assertThat(moved(made, late, late))
                .hasStatus(422)
                .bodyText()
                .contains(
                        "but the work is to begin on",
                        "In the next version of the scope, let the work begin on",
                        "/scope/check#next-version",
                        "href=\"#deadline\"",
                        "name=\"anyway\"");
        assertThat(moved(made, late, late).param("anyway", "true")).hasStatus3xxRedirection();
        assertThat(pages.get(ana, "/engagements/" + made.engagement() + "/bidding"))
                .bodyText()
                .contains("but the work is to begin on", "/scope/check#next-version")
                .doesNotContain("ave bids in by");
        assertThat(pages.get(ana, "/engagements/" + made.engagement() + "/scope/check"))
                .bodyText()
                .contains("but the work is to begin on");
    }

    @Test
    void whoHasSentABidIsAskedToLetItHoldLonger() {
        var made = biddings.open(studio, inDays(10), "Kontor Vier", "Tala Ledger");
        biddings.bids(made, 1);
        var at = "/engagements/" + made.engagement() + "/bidding";
        assertThat(pages.get(ana, at)).bodyText().doesNotContain("Asked to hold until");

        assertThat(moved(made, inDays(40), inDays(40)).param("anyway", "true")).hasStatus3xxRedirection();

        assertThat(subjects())
                .contains(
                        "More time, and please extend your bid: Bookkeeping for 2027",
                        "More time for your bid: Bookkeeping for 2027");
        assertThat(pages.get(ana, at))
                .bodyText()
                .containsOnlyOnce("Asked to hold until")
                .containsPattern("Asked to hold until \\w{3} \\d{1,2} \\w{3} \\d{4};");
        var first = made.invited().get(0);
        assertThat(Tenancy.as(made.vendor(0), () -> bids.mustHoldLonger(first))).isTrue();
        assertThat(Tenancy.as(made.vendor(0), () -> bids.validUntil(first)))
                .isEqualTo(
                        biddings.as(studio, () -> bidding.get(made.engagement()).validAtLeastUntil()));

        Tenancy.as(made.vendor(0), () -> {
            bids.send(first, Instant.now());
            return made;
        });

        assertThat(Tenancy.as(made.vendor(0), () -> bids.mustHoldLonger(first))).isFalse();
        assertThat(pages.get(ana, at)).bodyText().doesNotContain("Asked to hold until");
    }

    @Test
    void anApplicationTwoMinutesAheadLetsVendorsBidUntilTheDeadlineOfTheDatabase() {
        var made = biddings.open(90, "Kontor Vier");
        biddings.bids(made, 1);
        var first = made.invited().get(0);
        try (var wrong = new WrongClock(clock, Duration.ofMinutes(2))) {
            assertThat(Tenancy.as(made.vendor(0), () -> bids.isReceived(first))).isTrue();

            Tenancy.as(made.vendor(0), () -> {
                bids.withdraw(first, clock.instant());
                bids.confirmDocumentAgain(first, clock.instant());
                bids.send(first, clock.instant());
                return first;
            });

            var request = biddings.as(made.scope(), () -> bidding.get(made.engagement()));
            assertThat(request.isClosed(clock.instant())).isFalse();
            assertThat(request.acceptsQuestions(clock.instant())).isTrue();
        }
    }

    @Test
    void anApplicationTwoMinutesBehindKnowsThatTheDeadlineHasPassed() {
        var passed = LocalDateTime.now(ABidding.BERLIN).minusSeconds(60);
        var made = biddings.prepared(studio, passed, ABidding.BERLIN, "Kontor Vier");
        biddings.as(studio, () -> {
            var before = passed.minusHours(1).atZone(ABidding.BERLIN).toInstant();
            bidding.open(made.request(), "Mia", "mia@example.com", ABidding.MIA, before);
            return true;
        });
        try (var wrong = new WrongClock(clock, Duration.ofMinutes(-2))) {
            assertThat(pages.get(ana, "/engagements/" + made.engagement() + "/bidding"))
                    .bodyText()
                    .contains("Closed, still sealed", "Next: go on without a bid");
            assertThat(pages.get(ana, "/engagements/" + made.engagement()))
                    .bodyText()
                    .doesNotContain("Nothing needs you");
            assertThatExceptionOfType(TooLate.class)
                    .isThrownBy(() -> Tenancy.as(made.vendor(0), () -> {
                        bids.decline(made.invited().get(0), "No time", clock.instant());
                        return true;
                    }));
            assertThat(pages.post(ana, "/engagements/" + made.engagement() + "/bidding/opening"))
                    .hasStatus3xxRedirection();
        }
    }

    @Test
    void whatWaitsUnderMessagesIsTheNextStepAndNotSaidToBeSent() {
        var made = biddings.prepared(studio, inDays(10), ABidding.BERLIN, "Kontor Vier", "Tala Ledger");
        var engagement = "/engagements/" + made.engagement();
        assertThat(pages.post(ana, engagement + "/bidding/publication")).hasStatus3xxRedirection();

        assertThat(pages.get(ana, engagement + "/bidding"))
                .bodyText()
                .contains("Next: send 2 invitations", "/messages?show=to-send", "Waits under Messages")
                .doesNotContain("Nothing needs you");
        assertThat(pages.get(ana, engagement))
                .bodyText()
                .contains("send 2 invitations", "2 invitations wait under Messages")
                .doesNotContain("Nothing needs you until");

        carry("Tala Ledger");
        assertThat(pages.get(ana, engagement + "/bidding"))
                .bodyText()
                .contains("Next: send 1 invitation")
                .doesNotContain("Next: send 1 invitations", "Nothing needs you");
        carry("Kontor Vier");
        assertThat(pages.get(ana, engagement + "/bidding"))
                .bodyText()
                .contains("Nothing needs you until")
                .doesNotContain("Waits under Messages");

        assertThat(moved(made, inDays(12), inDays(11)).param("anyway", "true")).hasStatus3xxRedirection();
        assertThat(pages.get(ana, engagement + "/bidding"))
                .bodyText()
                .contains("Next: send 2 messages about this bidding")
                .doesNotContain("Nothing needs you", "Waits under Messages");
    }

    /** Somebody sends what waits for this vendor, and says so under "Messages". */
    private void carry(String vendor) {
        var waiting = biddings.as(
                studio,
                () -> jdbc.queryForList(
                        "select m.id::text from message m join invitation i on i.email = m.recipient_email"
                                + " where i.vendor_name = ? and m.status = 'WAITING'",
                        String.class,
                        vendor));
        waiting.forEach(id ->
                assertThat(pages.post(ana, "/messages/" + id + "/sending")).hasStatus3xxRedirection());
    }

    @Test
    void aQuestionThatTellsWhoAskedGoesOutInOtherWords() {
        var made = biddings.open(studio, inDays(10), "Kontor Vier", "Norte Libros");
        var kontor = link(made, 0);
        var norte = link(made, 1);
        var at = "/engagements/" + made.engagement() + "/bidding/questions";
        begin(kontor);
        var asked = "We at KONTOR-VIER GmbH use DATEV. May we? Call +49 30 123 45 67.";
        assertThat(post(kontor, "/question").param("question", asked)).hasStatus3xxRedirection();
        assertThat(pages.get(ana, at))
                .bodyText()
                .contains("It tells who asked: KONTOR-VIER, +49 30 123 45 67", "We at […] GmbH use DATEV");
        var question = biddings.as(
                studio,
                () -> bidding.overview(made.engagement()).questions().get(0).id());

        assertThat(pages.post(ana, at + "/" + question + "/answer").param("answer", "You may."))
                .hasStatus(422)
                .bodyText()
                .contains("This still tells who asked: KONTOR-VIER, +49 30 123 45 67", "You may.");
        assertThat(get(norte, "/question")).bodyText().doesNotContain("KONTOR-VIER");

        assertThat(pages.post(ana, at + "/" + question + "/answer")
                        .param("answer", "You may.")
                        .param("wording", "We use DATEV. May we?"))
                .hasStatus3xxRedirection();
        assertThat(get(norte, "/question"))
                .bodyText()
                .contains("We use DATEV. May we?")
                .doesNotContain("KONTOR-VIER", "123 45 67");
        assertThat(newestLetter()).bodyText().contains("We use DATEV.").doesNotContain("KONTOR-VIER");
        assertThat(pages.get(ana, at)).bodyText().contains("As it was asked, for you alone: We at KONTOR-VIER GmbH");
    }

    @Test
    void anAddendumIsReadOnlyByWhoConfirmsItsVersionAndShowsWhatHasChanged() {
        var made = biddings.open(studio, inDays(10), "Kontor Vier");
        var link = link(made, 0);
        begin(link);
        biddings.bids(made, 1);
        assertThat(get(link, "/document"))
                .bodyText()
                .contains("You confirmed that you have read version 1")
                .doesNotContain("<ins>");

        biddings.addendum(made, "2,400 entries a month");

        assertThat(newestLetter()).bodyText().contains("Purpose and limits", "Now:", "2,400 entries a month");
        assertThat(get(link, "/document"))
                .bodyText()
                .contains("What has changed in version 2", "<ins>", "2,400 entries a month", "I have read version 2")
                .doesNotContain("You confirmed that you have read");
        assertThat(get(link, "/check")).bodyText().contains("Read the bid document and confirm it");
        // A page of version 1 that was still open confirms nothing.
        assertThat(post(link, "/document").param("version", "1")).hasStatus3xxRedirection();
        assertThat(get(link, "/document")).bodyText().doesNotContain("You confirmed that you have read");

        assertThat(post(link, "/document").param("version", "2"))
                .hasStatus(422)
                .bodyText()
                .contains("One change is not ticked yet");
        assertThat(post(link, "/document").param("version", "2").param("change", "0"))
                .hasStatus3xxRedirection();
        assertThat(get(link, "/document")).bodyText().contains("You confirmed that you have read version 2");

        biddings.addendum(made, "2,600 entries a month");

        // Only what the vendor has not confirmed yet is to be ticked.
        assertThat(get(link, "/document"))
                .bodyText()
                .contains("since version 2, which you confirmed", "2,600", "name=\"change\"");
    }

    private int letters() {
        return subjects().size();
    }

    private List<String> subjects() {
        return biddings.as(studio, () -> jdbc.queryForList("select subject from message", String.class));
    }

    private MockMvcRequestBuilder newestLetter() {
        var id = biddings.as(
                studio, () -> jdbc.queryForObject("select id from message order by id desc limit 1", String.class));
        return pages.get(ana, "/messages/" + id);
    }

    private List<Instant> expiries(Made made) {
        return biddings.as(
                studio,
                () -> jdbc.query(
                        "select expires_at from share_link where subject = ? and revoked_at is null",
                        (row, number) -> row.getTimestamp(1).toInstant(),
                        made.invited().get(0).id()));
    }

    @Test
    void eachServiceLevelCountsAsOftenAsIsSaidBeforeBiddingOpens() {
        var made = biddings.preparedLarge(studio, inDays(10), ABidding.BERLIN, 1, 3, "Kontor Vier");
        var at = at(made) + "/levels";
        var levels = biddings.as(
                studio, () -> scopes.frozen(made.engagement()).orElseThrow().serviceLevels());
        var rows = new HashMap<String, String>();
        for (int i = 0; i < levels.size(); i++) {
            rows.put("rows[" + i + "].level", levels.get(i).id().toString());
            rows.put("rows[" + i + "].weight", "1");
        }
        rows.put("version", String.valueOf(version(made)));

        assertThat(pages.get(ana, at(made))).bodyText().contains(at);
        assertThat(weigh(at, rows, "11"))
                .hasStatus(422)
                .bodyText()
                .contains(
                        "Enter a whole number from 0 to 10",
                        "value=\"11\"",
                        levels.get(0).name());
        assertThat(weigh(at, rows, "many")).hasStatus(422).bodyText().contains("value=\"many\"");
        var none = new HashMap<>(rows);
        none.replaceAll((field, value) -> field.endsWith("weight") ? "0" : value);
        assertThat(weigh(at, none, "0")).hasStatus(422).bodyText().contains("Let at least one service level count");
        var foreign = new HashMap<>(none);
        foreign.put("rows[1].level", UUID.randomUUID().toString());
        foreign.put("rows[1].weight", "5");
        assertThat(weigh(at, foreign, "0")).as("a level of another scope").hasStatus(404);
        assertThat(pages.get(pages.colleague(ana, Role.STAFF), at)).hasStatus(403);

        for (int twice = 0; twice < 2; twice++) {
            assertThat(weigh(at, rows, "3")).hasStatus3xxRedirection();
        }
        var weights = biddings.as(studio, () -> bidding.get(made.engagement())).levelWeights();
        assertThat(weights.of(levels.get(0).id())).isEqualTo(3);
        assertThat(weights.of(levels.get(1).id())).isEqualTo(1);
        var counted = levels.get(0).name() + ": ";
        assertThat(pages.get(ana, at(made))).bodyText().contains(counted);

        assertThat(pages.post(ana, at(made) + "/publication")).hasStatus3xxRedirection();
        leadsBack(made, "/levels", "bidding.request.alreadyOpen");
        assertThat(pages.get(ana, at(made))).bodyText().contains(counted).doesNotContain(at);
        assertThat(pages.mvc().get().uri(link(made, 0)))
                .as("what vendors read before they bid")
                .bodyText()
                .contains(counted, "as they stand below");
    }

    private MockMvcRequestBuilder weigh(String at, Map<String, String> rows, String first) {
        var request = pages.post(ana, at).param("rows[0].weight", first);
        for (var row : rows.entrySet()) {
            request = row.getKey().equals("rows[0].weight") ? request : request.param(row.getKey(), row.getValue());
        }
        return request;
    }

    @Test
    void badSetupIsSaidAtItsField() {
        var made = biddings.prepared(studio, inDays(10), ABidding.BERLIN, "Kontor Vier");
        var at = "/engagements/" + made.engagement() + "/bidding/setup";
        var good = Map.ofEntries(
                Map.entry("version", String.valueOf(version(made))),
                Map.entry("criteria[0].name", "Price"),
                Map.entry("criteria[0].kind", "PRICE"),
                Map.entry("criteria[0].weight", "60"),
                Map.entry("criteria[1].name", "Answers"),
                Map.entry("criteria[1].kind", "ANSWER"),
                Map.entry("criteria[1].weight", "40"),
                Map.entry("questions[0].text", "How do you handle peaks?"),
                Map.entry("questions[0].wordLimit", "50"),
                Map.entry("deadline", inDays(10).toLocalDate().toString()),
                Map.entry("deadlineTime", "16:00"),
                Map.entry("questionsUntil", inDays(5).toLocalDate().toString()),
                Map.entry("questionsUntilTime", "16:00"),
                Map.entry("zone", "Europe/Berlin"),
                Map.entry("references", "2"),
                Map.entry("clients", "BOTH"),
                Map.entry("termMonths", "12"),
                Map.entry("validityDays", "60"));
        refused(at, good, "criteria[1].weight", "30", "The weights add up to 90; they must add up to 100");
        refused(at, good, "questions[0].text", "", "Answers have a weight, but vendors are asked nothing");
        refused(at, good, "criteria[1].weight", "-40", "Enter a weight from 0 to 100");
        refused(at, good, "criteria[1].weight", "a lot", "Enter a percentage such as 12");
        refused(at, good, "criteria[1].name", "price", "is there twice");
        refused(at, good, "criteria[1].name", "x".repeat(121), "Use at most 120 characters");
        refused(at, good, "deadline", "2027-02-30", "Enter a date such as");
        refused(at, good, "deadline", "2020-01-01", "Choose a time that is still to come");
        for (var farOut : List.of("+999999999-12-31", "-999999999-01-01", "9999-12-31", "0001-01-01")) {
            refused(at, good, "deadline", farOut, "Enter a date such as");
        }
        refused(at, good, "deadline", "", "Enter a date");
        refused(
                at,
                good,
                "questionsUntil",
                inDays(11).toLocalDate().toString(),
                "Questions must end before bids are due");
        refused(at, good, "zone", "Mars/Base", "Choose a city from the list");
        refused(at, good, "references", "6", "Enter a number of clients from 0 to 5");
        refused(at, good, "references", "1", "One client is either a client today or a former one");
        refused(at, good, "termMonths", "0", "Enter a number of months from 1 to 60");
        refused(at, good, "version", "99", "Someone else saved this meanwhile");
        var saved = pages.post(ana, at);
        good.forEach(saved::param);
        assertThat(saved).hasStatus3xxRedirection();
        assertThat(pages.get(ana, "/engagements/" + made.engagement() + "/bidding"))
                .bodyText()
                .contains("The cheapest bid is rarely the cheapest year");
    }

    @Test
    void everythingThatIsWrongInASetupIsSaidAtOnce() {
        var made = biddings.prepared(studio, inDays(10), ABidding.BERLIN, "Kontor Vier");

        assertThat(pages.post(ana, at(made) + "/setup")
                        .param("version", String.valueOf(version(made)))
                        .param("criteria[0].name", "Price")
                        .param("criteria[0].kind", "PRICE")
                        .param("criteria[0].weight", "60")
                        .param("criteria[1].name", "price")
                        .param("criteria[1].kind", "OTHER")
                        .param("criteria[1].weight", "30")
                        .param("questions[0].text", "How do you handle peaks?")
                        .param("questions[0].wordLimit", "5")
                        .param("deadline", "2020-01-02")
                        .param("deadlineTime", "16:00")
                        .param("questionsUntil", "2020-01-03")
                        .param("questionsUntilTime", "16:00")
                        .param("decisionBy", "2020-01-01")
                        .param("zone", "Europe/Berlin")
                        .param("termMonths", "")
                        .param("validityDays", "60"))
                .hasStatus(422)
                .bodyText()
                .contains(
                        "The weights add up to 90",
                        "The criterion price is there twice",
                        "Enter a number of words from 10 to 1,000",
                        "Choose a time that is still to come",
                        "Questions must end before bids are due",
                        "Choose a day after the deadline",
                        "href=\"#termMonths\"");
    }

    private void refused(String at, Map<String, String> good, String field, String value, String sentence) {
        var request = pages.post(ana, at);
        good.forEach((name, text) -> request.param(name, name.equals(field) ? value : text));
        assertThat(request)
                .as("%s=%s", field, value)
                .hasStatus(422)
                .bodyText()
                .contains(sentence)
                .contains("value=\"Price\"");
    }

    @Test
    void theSecondOfTwoTabsSeesTheBudgetThatTheFirstOneSaved() {
        var made = biddings.prepared(studio, inDays(10), ABidding.BERLIN, "Kontor Vier");
        assertThat(budget(made, "0", "9600")).hasStatus3xxRedirection();
        assertThat(pages.get(ana, at(made) + "/budget")).bodyText().contains("name=\"version\" value=\"9600\"");

        assertThat(budget(made, "0", "8000"))
                .hasStatus(422)
                .bodyText()
                .contains("Someone else saved this meanwhile", "value=\"8000\"", "Saved meanwhile: €\u00a09,600")
                .contains("name=\"version\" value=\"9600.0000\"");
        assertThat(budget(made, "0", "9600")).hasStatus3xxRedirection();
        assertThat(budget(made, "9600.0000", "8000")).hasStatus3xxRedirection();
        assertThat(budget(made, "8000.0000", "")).hasStatus3xxRedirection();
        assertThat(budget(made, "8000.0000", "7000")).hasStatus(422).bodyText().contains("Saved meanwhile: –");
        assertThat(budget(made, "8000.0000", "a lot"))
                .hasStatus(422)
                .bodyText()
                .contains("name=\"version\" value=\"8000\"");
    }

    private MockMvcRequestBuilder budget(Made made, String seen, String limit) {
        return pages.post(ana, at(made) + "/budget").param("version", seen).param("budget", limit);
    }

    private static String at(Made made) {
        return "/engagements/" + made.engagement() + "/bidding";
    }

    @Test
    void pressingTwiceSetsUpExtendsAndCallsOffOnce() {
        var made = biddings.prepared(studio, inDays(10), ABidding.BERLIN, "Kontor Vier");
        var seen = String.valueOf(version(made));
        for (int twice = 0; twice < 2; twice++) {
            assertThat(setUp(made, seen, "Answers")).hasStatus3xxRedirection();
        }
        assertThat(setUp(made, seen, "Words"))
                .hasStatus(422)
                .bodyText()
                .contains("Someone else saved this meanwhile", "value=\"Words\"", "Saved meanwhile: Answers");
        assertThat(setUp(made, seen, "Words", "Experience"))
                .hasStatus(422)
                .bodyText()
                .contains("value=\"Experience\"");

        assertThat(pages.post(ana, at(made) + "/publication")).hasStatus3xxRedirection();
        leadsBack(made, "/setup", "bidding.request.alreadyOpen");
        var open = String.valueOf(version(made));
        for (int twice = 0; twice < 2; twice++) {
            assertThat(extend(made, open, 12)).hasStatus3xxRedirection();
        }
        assertThat(extend(made, open, 14))
                .hasStatus(422)
                .bodyText()
                .contains(
                        "Someone else saved this meanwhile",
                        inDays(14).toLocalDate().toString());
        for (int twice = 0; twice < 2; twice++) {
            assertThat(pages.post(ana, at(made) + "/cancellation").param("reason", "We moved."))
                    .hasStatus3xxRedirection();
        }
        assertThat(pages.post(ana, at(made) + "/cancellation").param("reason", "Too dear."))
                .hasStatus(422)
                .bodyText()
                .contains("This bidding is over", "Too dear.", "Saved meanwhile: We moved.");

        leadsBack(made, "/deadline", "bidding.request.notOpen");
        leadsBack(made, "/cancellation", "bidding.request.cannotBecome.CANCELLED");
        leadsBack(made, "/budget", "bidding.request.over");
        assertThat(pages.get(ana, at(made)))
                .bodyText()
                .doesNotContain("/bidding/deadline", "/bidding/cancellation", "/bidding/budget");
    }

    private MockMvcRequestBuilder setUp(Made made, String version, String... criteria) {
        var request = pages.post(ana, at(made) + "/setup")
                .param("version", version)
                .param("criteria[0].name", "Price")
                .param("criteria[0].kind", "PRICE")
                .param("criteria[0].weight", "60")
                .param("questions[0].text", "How do you handle peaks?")
                .param("questions[0].wordLimit", "50")
                .param("deadline", inDays(10).toLocalDate().toString())
                .param("deadlineTime", "16:00")
                .param("questionsUntil", inDays(5).toLocalDate().toString())
                .param("questionsUntilTime", "16:00")
                .param("zone", "Europe/Berlin")
                .param("references", "3")
                .param("clients", "EXISTING")
                .param("termMonths", "12")
                .param("validityDays", "60");
        for (int i = 0; i < criteria.length; i++) {
            request = request.param("criteria[" + (i + 1) + "].name", criteria[i])
                    .param("criteria[" + (i + 1) + "].kind", "ANSWER")
                    .param("criteria[" + (i + 1) + "].weight", String.valueOf(40 / criteria.length));
        }
        return request;
    }

    private MockMvcRequestBuilder extend(Made made, String version, int days) {
        return pages.post(ana, at(made) + "/deadline")
                .param("deadline", inDays(days).toLocalDate().toString())
                .param("time", "16:00")
                .param("questionsUntil", inDays(days - 1).toLocalDate().toString())
                .param("questionsUntilTime", "16:00")
                .param("anyway", "true")
                .param("version", version);
    }

    private void leadsBack(Made made, String form, String sentence) {
        assertThat(pages.get(ana, at(made) + form))
                .hasRedirectedUrl(at(made))
                .flash()
                .containsEntry("toast", Sentence.of(sentence));
    }

    @Test
    void anAnswerThatCameSecondIsNotLost() {
        var made = biddings.open(studio, inDays(10), "Kontor Vier");
        var kontor = link(made, 0);
        begin(kontor);
        assertThat(post(kontor, "/question").param("question", "Which bank export?"))
                .hasStatus3xxRedirection();
        var question = biddings.as(
                studio,
                () -> bidding.overview(made.engagement()).questions().get(0).id());
        var answer = at(made) + "/questions/" + question + "/answer";

        for (int twice = 0; twice < 2; twice++) {
            assertThat(pages.post(ana, answer).param("answer", "CAMT.053")).hasStatus3xxRedirection();
        }
        var jonas = pages.colleague(ana, Role.MANAGER);
        assertThat(pages.post(jonas, answer).param("answer", "The one from our bank"))
                .hasStatus(422)
                .bodyText()
                .contains("Yours was not sent", "The one from our bank", "Ana Ruiz answered meanwhile: CAMT.053")
                .doesNotContain("Send the answer to all");
        assertThat(get(kontor, "/question")).bodyText().contains("CAMT.053").doesNotContain("our bank");
    }

    @Test
    void aVendorAddedOnTheWayIsChosenOnceOneIsBack() {
        var made = biddings.prepared(studio, inDays(10), ABidding.BERLIN, "Kontor Vier");
        var vendors = at(made) + "/vendors";
        var form = "/vendors/new?back=" + vendors;
        assertThat(pages.get(ana, vendors)).bodyText().contains(form);
        assertThat(pages.get(ana, form)).hasStatusOk().bodyText().contains("value=\"" + vendors + "\"");

        assertThat(pages.post(ana, "/vendors").param("back", vendors).param("name", "Tala"))
                .hasStatus(422)
                .bodyText()
                .contains("value=\"" + vendors + "\"");
        var added = pages.post(ana, "/vendors")
                .param("back", vendors)
                .param("name", "Zara Books")
                .param("email", "zara@zara.example")
                .param("country", "DE")
                .param("source", "WEB")
                .exchange();
        assertThat(added).hasStatus3xxRedirection();
        var back = added.getResponse().getRedirectedUrl();
        assertThat(back).startsWith(vendors + "?vendor=");

        var page = parsed(back);
        assertThat(page.select("label:has(input[checked]) > span").eachText())
                .singleElement()
                .asString()
                .startsWith("Zara Books");
    }

    @Test
    void nobodyIsLedToAPageOfSomebodyElseByAddingAVendor() {
        for (var elsewhere : List.of(
                "https://evil.example",
                "//evil.example",
                "/\\evil.example",
                "/vendors?next=//evil.example",
                "evil",
                "/a".repeat(3_000),
                "/%2Fevil",
                "")) {
            assertThat(pages.get(ana, "/vendors/new").param("back", elsewhere))
                    .as(elsewhere)
                    .satisfiesAnyOf(
                            page -> assertThat(page).hasStatus(404),
                            page -> assertThat(page).bodyText().doesNotContain("name=\"back\""));
        }
    }

    @Test
    void theNextRoundProposesTheEntryThatStandsForAMergedVendorOnce() {
        var made = biddings.open(studio, inDays(10), "Kontor Vier", "Tala Ledger");
        var asked = Tenancy.as(studio, () -> biddings.vendorOf(made.invited().get(1)));
        var older = Tenancy.as(studio, () -> biddings.olderEntryOf(asked, "Tala Office"));
        assertThat(pages.post(ana, at(made) + "/cancellation").param("reason", "We moved."))
                .hasStatus3xxRedirection();
        assertThat(pages.post(ana, "/vendors/" + asked + "/merger")
                        .param("other", older.toString())
                        .param("version", "0")
                        .param("otherVersion", "0")
                        .param("name", "OTHER"))
                .hasRedirectedUrl("/vendors/" + older);

        var page = parsed(at(made) + "/vendors");
        assertThat(page.select("input[name=vendors]").eachAttr("value"))
                .containsOnlyOnce(older.toString())
                .doesNotContain(asked.toString());
        assertThat(page.select("input[name=vendors][checked]")).hasSize(2);
    }

    private Document parsed(String page) {
        var answer = pages.get(ana, page).exchange();
        assertThat(answer).hasStatusOk();
        return Jsoup.parse(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }

    @Test
    void staffReadTheRoomAndChangeNothing() {
        var made = biddings.open(studio, inDays(10), "Kontor Vier");
        var jonas = pages.colleague(ana, Role.STAFF);
        var at = "/engagements/" + made.engagement() + "/bidding";
        biddings.as(studio, () -> {
            budgets.keep(made.request(), null, Money.of("9600", "EUR"));
            return true;
        });

        assertThat(pages.get(jonas, at))
                .hasStatusOk()
                .bodyText()
                .contains("Kontor Vier")
                .doesNotContain("9,600", "Send a new link", "Call bidding off");
        assertThat(pages.get(jonas, at + "/setup")).hasStatus(403);
        assertThat(pages.post(jonas, at + "/opening")).hasStatus(403);
        assertThat(pages.get(pages.owner("Other"), at)).hasStatus(404);
    }

    @Test
    void aVendorSendsChangesAndWithdrawsABid() {
        var made = biddings.open(studio, inDays(10), "Kontor Vier");
        var link = link(made, 0);

        assertThat(get(link, ""))
                .hasStatusOk()
                .bodyText()
                .contains("Start your bid", "Service levels")
                .doesNotContain("Draft begun");
        assertThat(progress(made)).isEqualTo(InvitationStatus.SENT);
        begin(link);
        assertThat(progress(made)).isEqualTo(InvitationStatus.STARTED);
        assertThat(get(link, "/tasks")).hasStatusOk().bodyText().contains("Cannot start yet");
        assertThat(get(link, "/document")).hasStatusOk().bodyText().contains("I have read it");
        assertThat(post(link, "/document").param("version", "1")).hasStatus3xxRedirection();

        assertThat(get(link, "/offer"))
                .bodyText()
                .contains("Once, for beginning: access", "are checked in a month by Studio Fern")
                .doesNotContain("by us.");
        assertThat(post(link, "/offer").param("version", "0").param("prices[0].value", "a lot"))
                .hasStatus(422)
                .bodyText()
                .contains("Enter an amount such as 8,400.00", "value=\"a lot\"");
        assertThat(get(link, "/tasks")).bodyText().contains("There is a problem");
        assertThat(post(link, "/offer").param("version", "1").param("prices[0].value", "-3"))
                .hasStatus(422)
                .bodyText()
                .contains("Enter 0 or a number above it");
        assertThat(post(link, "/offer")
                        .param("version", "2")
                        .param("prices[0].value", "0")
                        .param("prices[1].value", "12")
                        .param("prices[1].free", "true"))
                .hasStatus(422)
                .bodyText()
                .contains(
                        "Is it free of charge? Then tick “Free”", "Empty the price, or untick “Free”", "value=\"12\"");
        assertThat(post(link, "/offer")
                        .param("version", "3")
                        .param("prices[0].value", "0,35")
                        .param("prices[1].free", "true")
                        .param("levels[0].value", "98,5"))
                .hasStatus3xxRedirection();
        assertThat(get(link, "/offer"))
                .bodyText()
                .contains("We read this as €\u00a00.35", "Short of the target", "€\u00a084.00")
                .contains(">2 of 2 lines<", "data-words=\"{0} of 2 lines\"");
        assertThat(get(link, "/tasks"))
                .bodyText()
                .contains("2 of 2 prices given")
                .doesNotContain("Below the minimum");
        assertThat(post(link, "/offer")
                        .param("version", "4")
                        .param("prices[0].value", "0,35")
                        .param("prices[1].free", "true")
                        .param("levels[0].value", "80"))
                .hasStatus3xxRedirection();
        assertThat(get(link, "/offer")).bodyText().contains("Below the minimum of 97");
        assertThat(get(link, "/tasks"))
                .bodyText()
                .contains("Below the minimum", "is worse than what is accepted. You can send it");
        assertThat(get(link, "/check"))
                .bodyText()
                .contains("You can send the bid like this, but it brings no points there");
        assertThat(post(link, "/offer")
                        .param("version", "5")
                        .param("prices[0].value", "0,35")
                        .param("prices[1].free", "true")
                        .param("levels[0].value", "98,5"))
                .hasStatus3xxRedirection();
        assertThat(post(link, "/offer").param("version", "1").param("prices[0].value", "0,36"))
                .hasStatus(422)
                .bodyText()
                .contains("Someone else changed this part meanwhile", "Saved meanwhile: 0,35", "value=\"0,36\"");
        assertThat(post(link, "/answers").param("version", "0").param("answers[0].text", "word ".repeat(51)))
                .hasStatus(422)
                .bodyText()
                .contains("Use at most 50 words; there are 51");
        var endless = "x".repeat(300_000);
        assertThat(post(link, "/answers").param("version", "1").param("answers[0].text", endless))
                .hasStatus(422)
                .bodyText()
                .contains("Use at most 600 characters", endless);
        assertThat(post(link, "/answers/draft")
                        .header("Accept", "text/plain")
                        .param("version", "2")
                        .param("answers[0].text", endless))
                .hasStatus(422)
                .bodyText()
                .contains("Not saved");
        assertThat(get(link, "/answers")).bodyText().contains("At most 50 words and 600 characters.");
        for (var part : List.of("/bidder", "/offer", "/answers", "/terms", "/references")) {
            assertThat(get(link, part)).hasStatusOk().bodyText().containsPattern("<h1>[A-Z][^<&$]+</h1>");
        }
        assertThat(post(link, "/answers/draft")
                        .header("Accept", "text/plain")
                        .param("version", "2")
                        .param("answers[0].text", "With two more people."))
                .hasStatusOk()
                .hasHeader("X-Version", "3")
                .bodyText()
                .contains("Draft saved");
        assertThat(post(link, "/terms").param("version", "0").param("validUntil", "2027-02-30"))
                .hasStatus(422)
                .bodyText()
                .contains("Enter a date such as");
        assertThat(post(link, "/terms").param("version", "1").param("validUntil", ""))
                .hasStatus3xxRedirection();
        assertThat(get(link, "/references")).bodyText().contains("Name 3 clients");
        var references = post(link, "/references").param("version", "0");
        for (int i = 0; i < 3; i++) {
            references
                    .param("references[" + i + "].client", "Client " + i)
                    .param("references[" + i + "].contact", "Jo")
                    .param("references[" + i + "].reach", "jo@example.com")
                    .param("references[" + i + "].relation", i == 0 ? "EXISTING" : "PRIOR");
        }
        assertThat(references).hasStatus3xxRedirection();
        assertThat(post(link, "/sending").param("key", "not a key")).hasStatus(422);
        assertThat(get(link, "/check"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Send bid",
                        "€\u00a00.35 an hour → €\u00a084.00",
                        "Free → €\u00a00.00",
                        "98.5\u00a0% · Short of the target")
                .doesNotContain("Before you can send", ">true");

        assertThat(progress(made)).isEqualTo(InvitationStatus.DRAFT_BEGUN);
        var key = UUID.randomUUID().toString();
        assertThat(post(link, "/sending").param("key", key)).hasStatus3xxRedirection();
        assertThat(post(link, "/sending").param("key", key)).hasStatus3xxRedirection();
        assertThat(get(link, "/receipt"))
                .hasStatusOk()
                .bodyText()
                .contains("Your bid has arrived and is sealed", "BID-", "€\u00a084.00");
        assertThat(get(link, "/tasks")).bodyText().containsPattern("(\\d) of \\1 parts are done");
        assertThat(get(link, "/receipt/copy"))
                .hasStatusOk()
                .bodyText()
                .contains("Copy of your bid", "€\u00a00.35", "€\u00a084.00", "Client 0", "A client today");
        assertThat(get(link, "/receipt/copy.json")).hasStatusOk().bodyText().contains("\"unitPrice\":0.35");
        assertThat(progress(made)).isEqualTo(InvitationStatus.BID_SENT);
        assertThat(pages.get(ana, "/engagements/" + made.engagement() + "/bidding"))
                .bodyText()
                .contains("Sent, sealed")
                .doesNotContain("0.35", "0,35", "84.00");
        assertThat(get(link, "/withdrawal")).hasStatusOk().bodyText().contains("If you withdraw your bid");
        assertThat(get(link, "/tasks")).bodyText().doesNotContain("You have withdrawn your bid");
        assertThat(post(link, "/withdrawal")).hasStatus3xxRedirection();
        assertThat(progress(made)).isEqualTo(InvitationStatus.WITHDRAWN);
        assertThat(get(link, "/receipt")).hasStatus3xxRedirection();
        for (var page : List.of("", "/tasks")) {
            assertThat(get(link, page)).bodyText().contains("You have withdrawn your bid, so none counts now");
        }

        var back = post(link, "/sending").param("key", key).exchange();
        assertThat(back)
                .as("the page of before, by the button of the browser")
                .hasStatus(422)
                .bodyText()
                .contains("was taken back since, and nothing was sent now", "Send bid");
        assertThat(progress(made)).isEqualTo(InvitationStatus.WITHDRAWN);
        var anew = key(back);
        assertThat(anew).isNotEqualTo(key);
        for (int twice = 0; twice < 2; twice++) {
            assertThat(post(link, "/sending").param("key", anew)).hasStatus3xxRedirection();
        }
        assertThat(progress(made)).isEqualTo(InvitationStatus.BID_SENT);
        var newer = key(get(link, "/check").exchange());
        assertThat(post(link, "/sending").param("key", newer)).hasStatus3xxRedirection();
        assertThat(post(link, "/sending").param("key", anew))
                .hasStatus(422)
                .bodyText()
                .contains("You have sent a newer one since, and that one counts");
    }

    /** What a press of the button on this page sends, to be known by. */
    private static String key(MvcTestResult page) {
        return Jsoup.parse(new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
                .select("[name=key]")
                .val();
    }

    @Test
    void filesAreCheckedAndSealed() {
        var made = biddings.open(studio, inDays(10), "Kontor Vier");
        var link = link(made, 0);
        begin(link);
        assertThat(pages.mvc()
                        .post()
                        .uri(link + "/files")
                        .multipart()
                        .cookie(proofs.get(link))
                        .file(new MockMultipartFile(
                                "file", "offer.pages", "application/octet-stream", new byte[] {1, 2, 3}))
                        .with(SecurityMockMvcRequestPostProcessors.csrf()))
                .hasStatus(422)
                .bodyText()
                .contains("offer.pages");
        assertThat(post(link, "/files")).hasStatus(422).bodyText().contains("Choose a file first");
        assertThat(post(link, "/answers").param("version", "x"))
                .as("what no page of ours sends")
                .hasStatus(400);
        assertThat(get(link, "/files")).hasStatusOk().bodyText().contains("No files yet");
    }

    @Test
    void questionsGoToEverybodyWithoutTheAsker() {
        var made = biddings.open(studio, inDays(10), "Kontor Vier", "Norte Contable");
        var kontor = link(made, 0);
        var norte = link(made, 1);
        var at = "/engagements/" + made.engagement() + "/bidding/questions";
        begin(kontor);

        assertThat(post(kontor, "/question").param("question", ""))
                .hasStatus(422)
                .bodyText()
                .contains("Write your question");
        assertThat(post(kontor, "/question").param("question", "Which bank export?"))
                .hasStatus3xxRedirection();
        assertThat(post(kontor, "/question").param("question", "which bank export? "))
                .hasStatus(422);
        assertThat(get(norte, "/question")).bodyText().doesNotContain("Which bank export?");
        assertThat(pages.get(ana, at)).bodyText().contains("Which bank export?").doesNotContain("Kontor Vier");
        biddings.as(studio, () -> {
            budgets.keep(made.request(), null, Money.of("9600", "EUR"));
            return true;
        });
        var question = biddings.as(
                studio,
                () -> bidding.overview(made.engagement()).questions().get(0).id());
        assertThat(pages.post(ana, at + "/" + question + "/answer").param("answer", " "))
                .hasStatus(422);
        assertThat(pages.post(ana, at + "/" + question + "/answer").param("answer", "We have 9.600 a year for it."))
                .hasStatus(422)
                .bodyText()
                .contains("names the figure of your budget", "We have 9.600 a year for it.");
        assertThat(pages.post(ana, at + "/" + question + "/answer").param("answer", "CAMT.053"))
                .hasStatus3xxRedirection();
        assertThat(get(norte, "/question"))
                .bodyText()
                .contains("Which bank export?", "CAMT.053")
                .doesNotContain("Kontor");
    }

    @Test
    void anAnswerThatNamesAVendorOrARewordingThatNamesTheBudgetIsLookedAtTwice() {
        var made = biddings.open(studio, inDays(10), "Kontor Vier", "Norte Libros");
        var kontor = link(made, 0);
        var norte = link(made, 1);
        begin(kontor);
        assertThat(post(kontor, "/question").param("question", "We ask € 32 an hour. Is that within your budget?"))
                .hasStatus3xxRedirection();
        biddings.as(studio, () -> {
            budgets.keep(made.request(), null, Money.of("9600", "EUR"));
            return true;
        });
        var question = biddings.as(
                studio,
                () -> bidding.overview(made.engagement()).questions().get(0).id());
        var questions = at(made) + "/questions";
        var answer = questions + "/" + question + "/answer";

        assertThat(pages.get(ana, questions))
                .bodyText()
                .contains("It names an amount: € 32. If that is a price of the vendor that asks");
        assertThat(pages.post(ana, answer)
                        .param("wording", "Is 9,600 EUR your budget?")
                        .param("answer", "Kontor Vier may ask what it likes."))
                .hasStatus(422)
                .bodyText()
                .contains("This names the figure of your budget", "telephone number: Kontor Vier")
                .contains("name=\"anyway\"", "name=\"named\"");
        assertThat(get(norte, "/question")).bodyText().doesNotContain("9,600", "Kontor");
        assertThat(pages.post(ana, answer)
                        .param("wording", "Is there a budget?")
                        .param("answer", "We do not tell it. Ask Kontor Vier.")
                        .param("named", "true"))
                .hasStatus3xxRedirection();
        assertThat(get(norte, "/question"))
                .bodyText()
                .contains("Is there a budget?", "Ask Kontor Vier.")
                .doesNotContain("€ 32");
    }

    @Test
    void allVendorsAreToldWhatNobodyAskedOnceAndAfterASecondLook() {
        var made = biddings.open(studio, inDays(10), "Kontor Vier", "Norte Libros");
        var norte = link(made, 1);
        var notice = at(made) + "/notice";
        biddings.as(studio, () -> {
            budgets.keep(made.request(), null, Money.of("9600", "EUR"));
            return true;
        });

        assertThat(pages.get(ana, at(made) + "/questions")).bodyText().contains("Tell all vendors something");
        assertThat(pages.get(ana, notice)).hasStatusOk();
        assertThat(pages.post(ana, notice).param("text", " ")).hasStatus(422);
        assertThat(pages.post(ana, notice).param("text", "Kontor Vier knows that we have 9,600 for it."))
                .hasStatus(422)
                .bodyText()
                .contains("This names the figure of your budget", "telephone number: Kontor Vier", "we have 9,600");
        assertThat(get(norte, "/question")).bodyText().contains("No questions yet");

        for (int twice = 0; twice < 2; twice++) {
            assertThat(pages.post(ana, notice).param("text", "We are closed on 24 December."))
                    .hasStatus3xxRedirection();
        }
        assertThat(get(norte, "/question"))
                .bodyText()
                .contains("To all vendors", "We are closed on 24 December.")
                .doesNotContain("Ana");
        assertThat(newestLetter()).bodyText().contains("We are closed on 24 December.");
        assertThat(biddings.as(
                        studio,
                        () -> jdbc.queryForObject(
                                "select count(*)::int from message where mail_key = 'bidding.notice'", Integer.class)))
                .as("one to each, and none twice")
                .isEqualTo(2);
        assertThat(pages.get(ana, at(made) + "/questions"))
                .bodyText()
                .contains("To all vendors", "by Ana Ruiz, to all");
        assertThat(biddings.as(
                        studio,
                        () -> bidding.overview(made.engagement()).standing().answeredQuestions()))
                .as("nobody asked")
                .isZero();
        begin(norte);
        assertThat(get(norte, "/tasks")).bodyText().contains("We are closed on 24 December.");
    }

    @Test
    void nobodyOfTheBusinessIsInvitedAsItsVendor() {
        var made = biddings.open(studio, inDays(10), "Kontor Vier");
        var own = biddings.as(studio, () -> jdbc.queryForObject("select email from member", String.class));
        for (var address : new String[] {own, own.toUpperCase(java.util.Locale.ROOT), " " + own}) {
            assertThatExceptionOfType(RuleViolation.class)
                    .as(address)
                    .isThrownBy(() -> biddings.as(studio, () -> {
                        invitations.invite(
                                made.request(),
                                List.of(new Invitee(
                                        VendorId.next(), "Ana's other firm", "Ana", address, ABidding.BERLIN, null)),
                                ABidding.MIA,
                                Instant.now());
                        return true;
                    }))
                    .returns("bidding.invitation.ownAddress", RuleViolation::code);
        }
        assertThat(biddings.as(studio, () -> bidding.overview(made.engagement()).invitations()))
                .hasSize(1);
    }

    @Test
    void oneAddressIsInvitedOnceHoweverItIsSpeltAndWheneverItIsChosen() {
        var made = biddings.open(studio, inDays(10), "Kontor Vier");
        for (var other : new String[] {
            "Liza@Bücher.example",
            "liza@xn--bcher-kva.example",
            "Liza Cruz <liza@bücher.example>",
            "liza@bücher.example."
        }) {
            assertThatExceptionOfType(RuleViolation.class)
                    .as(other)
                    .isThrownBy(() -> biddings.as(studio, () -> {
                        invitations.invite(
                                made.request(),
                                List.of(invitee("Tala Ledger", "liza@bücher.example"), invitee("Tala Books", other)),
                                ABidding.MIA,
                                Instant.now());
                        return true;
                    }))
                    .returns("bidding.invitation.twice", RuleViolation::code);
        }
        assertThat(biddings.as(studio, () -> bidding.overview(made.engagement()).invitations()))
                .as("neither of the two")
                .hasSize(1);
    }

    private static Invitee invitee(String name, String address) {
        return new Invitee(VendorId.next(), name, "Liza", address, ABidding.BERLIN, null);
    }

    @Test
    void decliningNeedsAReasonAndCanBeTakenBack() {
        var made = biddings.open(studio, inDays(10), "Kontor Vier");
        var link = link(made, 0);

        assertThat(post(link, "/refusal").param("code", CODE).param("reason", ""))
                .hasStatus(422);
        assertThat(post(link, "/refusal").param("code", CODE).param("reason", "No time."))
                .hasStatus3xxRedirection();
        assertThat(progress(made)).isEqualTo(InvitationStatus.DECLINED);
        assertThat(pages.get(ana, "/engagements/" + made.engagement() + "/bidding"))
                .bodyText()
                .contains("Will not bid", "No time.");
        begin(link);
        assertThat(progress(made)).isEqualTo(InvitationStatus.STARTED);
    }

    @Test
    void aVendorSaysThatItMeansToBidAndTakesThatBack() {
        var made = biddings.open(studio, inDays(10), "Kontor Vier", "Tala Ledger");
        var link = link(made, 0);
        var at = "/engagements/" + made.engagement() + "/bidding";

        assertThat(get(link, "")).bodyText().contains("Will you bid?", "It is no promise");
        assertThat(post(link, "/intention"))
                .as("the link alone says nothing in the vendor's name")
                .hasStatus(403);
        assertThat(post(link, "/intention").param("code", CODE)).hasStatus3xxRedirection();
        assertThat(post(link, "/intention").param("code", CODE))
                .as("pressed twice")
                .hasStatus3xxRedirection();
        assertThat(progress(made)).isEqualTo(InvitationStatus.WILL_BID);
        assertThat(get(link, "")).bodyText().contains("that you mean to bid").doesNotContain("I will bid");
        assertThat(pages.get(ana, at)).bodyText().contains("Means to bid", "no promise");
        assertThat(said(made, "Kontor Vier means to bid")).isEqualTo(1);

        assertThat(post(link, "/refusal").param("code", CODE).param("reason", "No time."))
                .hasStatus3xxRedirection();
        assertThat(progress(made)).isEqualTo(InvitationStatus.DECLINED);
        assertThat(pages.get(ana, at))
                .bodyText()
                .contains("Will not bid", "No time.")
                .doesNotContain("Means to bid");
    }

    @Test
    void aNewLinkStopsTheOldOneAndAStoppedOneLooksLikeNone() {
        var made = biddings.open(studio, inDays(10), "Kontor Vier");
        var link = link(made, 0);
        var at = "/engagements/" + made.engagement() + "/bidding/invitations/"
                + made.invited().get(0);

        begin(link);
        assertThat(get(link, "/tasks")).hasStatusOk();
        assertThat(pages.post(ana, at + "/message")).hasStatus3xxRedirection();
        assertThat(get(link, "/tasks")).hasStatus(404);
        var fresh = link(made, 0);
        assertThat(pages.post(ana, at + "/revocation")).hasStatus3xxRedirection();
        assertThat(get(fresh, "/tasks")).hasStatus(404);
        assertThat(progress(made)).isEqualTo(InvitationStatus.REVOKED);
    }

    /** S3: no byte that a vendor gets depends on the budget. */
    @Test
    void theBudgetChangesNoByteOfAVendorsPages() {
        var made = biddings.open(studio, LocalDateTime.now().plusDays(10).plusMinutes(30), "Kontor Vier");
        var link = link(made, 0);
        begin(link);
        var worlds = new ArrayList<String>();
        for (var budget : List.of("12345", "98765")) {
            biddings.as(studio, () -> {
                var before = budgets.of(made.request()).map(Budget::limit).orElse(null);
                budgets.keep(made.request(), before, Money.of(budget, "EUR"));
                return true;
            });
            var bytes = new StringBuilder();
            for (var page : VENDOR_PAGES) {
                var answer = get(link, page).exchange().getResponse();
                try {
                    bytes.append(answer.getContentAsString());
                } catch (UnsupportedEncodingException e) {
                    throw new IllegalStateException(e);
                }
                answer.getHeaderNames().stream()
                        .filter(name -> !name.equals("Set-Cookie"))
                        .forEach(name -> bytes.append(name).append(answer.getHeaders(name)));
            }
            worlds.add(NONCES.matcher(bytes).replaceAll(""));
        }
        System.out.printf(
                "S3 N=%d pages, %d bytes: differing %d%n",
                VENDOR_PAGES.size(), worlds.get(0).length(), worlds.get(0).equals(worlds.get(1)) ? 0 : 1);
        assertThat(worlds.get(0)).isEqualTo(worlds.get(1)).doesNotContain("12345", "12,345", "12.345");
    }

    private int said(Made made, String sentence) {
        return biddings.as(
                studio,
                () -> Objects.requireNonNull(jdbc.queryForObject(
                        "select count(*) from activity where engagement_id = ? and sentence = ?",
                        Integer.class,
                        made.engagement().id(),
                        sentence)));
    }

    private void begin(String link) {
        var begun = post(link, "/beginning").param("code", CODE).exchange();
        assertThat(begun).hasStatus3xxRedirection();
        proofs.put(
                link,
                Arrays.stream(begun.getResponse().getCookies())
                        .filter(cookie -> cookie.getName().startsWith(OpenedLinks.proofOf("")))
                        .findFirst()
                        .orElseThrow());
    }

    private MockMvcRequestBuilder get(String link, String page) {
        return known(link, pages.mvc().get().uri(link + page));
    }

    private MockMvcRequestBuilder post(String link, String page) {
        return known(link, pages.mvc().post().uri(link + page).with(SecurityMockMvcRequestPostProcessors.csrf()));
    }

    private MockMvcRequestBuilder known(String link, MockMvcRequestBuilder request) {
        var proof = proofs.get(link);
        return proof == null ? request : request.cookie(proof);
    }

    private String link(Made made, int vendor) {
        return OpenedLinks.path(biddings.link(made, vendor)) + "/bid";
    }

    private InvitationStatus progress(Made made) {
        return biddings.as(
                studio,
                () -> bidding.overview(made.engagement()).invitations().stream()
                        .map(BiddingOverview.Entry::progress)
                        .findFirst()
                        .orElseThrow());
    }

    private int version(Made made) {
        return biddings.as(
                studio,
                () -> bidding.latest(made.engagement()).map(BidRequest::version).orElse(0));
    }

    private static LocalDateTime inDays(int days) {
        return LocalDateTime.now()
                .plusDays(days)
                .withHour(16)
                .withMinute(0)
                .withSecond(0)
                .withNano(0);
    }
}
