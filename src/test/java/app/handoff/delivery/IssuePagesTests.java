package app.handoff.delivery;

import static app.handoff.delivery.Examples.ANA;
import static app.handoff.delivery.Examples.BERLIN;
import static app.handoff.delivery.Examples.RIGHT_FIRST_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import app.handoff.Pages;
import app.handoff.StatementCount;
import app.handoff.account.SignedIn;
import app.handoff.contract.ContractsForTests;
import app.handoff.contract.ReportedBy;
import app.handoff.files.SampleFiles;
import app.handoff.kernel.LinkHolder;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.Role;
import app.handoff.servicelevel.ALevel;
import app.handoff.servicelevel.AgreedLevel;
import app.handoff.servicelevel.Measure;
import app.handoff.servicelevel.MeasureKind;
import app.handoff.servicelevel.ServiceLevel.Direction;
import app.handoff.servicelevel.ServiceLevel.Unit;
import app.handoff.sharelink.OpenedLinks;
import app.handoff.sharelink.ShareLinks;
import app.handoff.tenancy.Tenancy;
import app.handoff.triage.EngagementsForTests;
import jakarta.servlet.http.Cookie;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** Questions, faults and changes as owner, staff and vendor see them; the work began six weeks ago. */
@SpringBootTest
class IssuePagesTests {

    @Autowired
    WebApplicationContext context;

    @Autowired
    EngagementsForTests engagements;

    @Autowired
    ContractsForTests drafts;

    @Autowired
    Deliveries deliveries;

    @Autowired
    Issues issues;

    @Autowired
    ShareLinks links;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    Pages pages;
    SignedIn ana;
    SignedIn jonas;
    Delivery delivery;

    @BeforeEach
    void runningWork() {
        pages = Pages.of(context);
        ana = pages.owner("Studio Fern");
        jonas = pages.colleague(ana, Role.STAFF);
        delivery = begin();
    }

    private Delivery begin() {
        return begin(RIGHT_FIRST_TIME, Examples.OVERNIGHT);
    }

    private Delivery begin(AgreedLevel... levels) {
        var start = LocalDate.now(BERLIN).minusDays(43);
        var engagement = inBusiness(() -> engagements.open("Bookkeeping " + UUID.randomUUID()));
        var contract = inBusiness(() -> drafts.drafted(engagement, ANA, Instant.now()));
        var terms = Examples.starting(start, contract, Examples.terms(8, ReportedBy.VENDOR, levels));
        return inBusiness(() -> {
            deliveries.start(terms, ANA, start.atStartOfDay(BERLIN).toInstant());
            return deliveries.get(engagement);
        });
    }

    @Test
    void staffReportAFaultTheVendorSettlesItAndStaffCloseIt() {
        assertThat(pages.get(jonas, running()).exchange()).bodyText().contains("Nothing is open");
        var address = raise("FAULT", "The export stops at 500 rows", "Since Monday.")
                .getResponse()
                .getRedirectedUrl();
        assertThat(raise("FAULT", "The export stops at 500 rows", "Since Monday."))
                .as("pressed twice")
                .hasRedirectedUrl(address);
        assertThat(pages.get(jonas, address).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Since Monday.", "Waits for Tala Ledger", "Not answered yet");
        assertThat(mails("delivery.issue.vendor"))
                .hasSize(1)
                .allSatisfy(mail -> assertThat(mail).doesNotContain("export", "Monday"));

        var link = link(delivery, delivery.vendor().holder());
        assertThat(visit(link + "/report")).bodyText().contains(link + "/report/issues", "1 waits for you");
        assertThat(pages.mvc().get().uri(link + "/report/issues").exchange())
                .as("the link alone")
                .bodyText()
                .doesNotContain("The export stops");
        assertThat(visit(link + "/report/issues"))
                .hasStatusOk()
                .bodyText()
                .contains("The export stops at 500 rows", "Your turn: answer", "Your client raised 1 thing");
        var theirs = link + "/report/issues/" + idOf(address);
        assertThat(answer(theirs, "0", "SETTLED", " "))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Write what you want to say.");
        assertThat(answer(theirs, "0", "CLOSED", "Done"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Choose what comes next.", "Done");
        pages.mvc()
                .post()
                .uri(theirs)
                .param("version", "0")
                .param("step", "SETTLED")
                .param("text", "Without a proof")
                .with(csrf())
                .exchange();
        assertThat(only().status()).as("no proof").isEqualTo(Issue.Status.OPEN);
        assertThat(answer(theirs, "0", "SETTLED", "The limit is gone.")).hasRedirectedUrl(theirs);
        assertThat(answer(theirs, "0", "SETTLED", "The limit is gone."))
                .as("pressed twice")
                .hasRedirectedUrl(theirs);
        assertThat(visit(theirs)).bodyText().contains("Waits for your client");

        assertThat(pages.get(jonas, "/").exchange())
                .bodyText()
                .contains("Say whether it is settled: The export stops at 500 rows");
        assertThat(pages.get(jonas, running()).exchange()).bodyText().contains("1 waits for you");
        assertThat(pages.get(jonas, address).exchange())
                .bodyText()
                .contains("The limit is gone.", "First answer after", "Settled after", "It is not settled");
        assertThat(pages.post(jonas, address)
                        .param("version", "0")
                        .param("step", "REOPENED")
                        .param("text", "It stops at 600 now")
                        .exchange())
                .as("from a page opened before the vendor answered")
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("The limit is gone.", "It stops at 600 now");
        assertThat(pages.post(jonas, address)
                        .param("version", "1")
                        .param("step", "CLOSED")
                        .exchange())
                .hasRedirectedUrl(address);
        assertThat(pages.get(jonas, home() + "/issues").exchange())
                .bodyText()
                .contains("Nothing here")
                .doesNotContain("The export stops");
        assertThat(pages.get(jonas, home() + "/issues?show=closed&kind=fault").exchange())
                .bodyText()
                .contains("The export stops at 500 rows", "We raised 1 thing; none is still open");
        assertThat(pages.get(jonas, home() + "/issues?show=closed&kind=question")
                        .exchange())
                .bodyText()
                .doesNotContain("The export stops");
        assertThat(pages.get(jonas, home() + "/issues?show=nothing").exchange()).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(pages.get(ana, "/activity").exchange())
                .bodyText()
                .contains("reported a fault: The export stops at 500 rows", "closed: The export stops");
    }

    @Test
    void theSameWordsAreSaidAgainFromAPageOnWhichTheyStandAlready() {
        var address = raise("FAULT", "The export stops at 500 rows", "Since Monday.")
                .getResponse()
                .getRedirectedUrl();
        assertThat(add(address, "0", "Still so.", null)).hasRedirectedUrl(address);
        assertThat(add(address, "0", "Still so.", null)).as("pressed twice").hasRedirectedUrl(address);
        assertThat(entriesOf(address)).hasSize(2);
        assertThat(add(address, "1", "Still so.", null)).as("a day later").hasRedirectedUrl(address);
        assertThat(entriesOf(address)).hasSize(3);
        assertThat(add(address, "1", "Still so.", "screen one"))
                .as("with a file that the other one had not")
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Still so.");
        assertThat(add(address, "2", "Still so.", "screen one")).hasRedirectedUrl(address);
        assertThat(add(address, "2", "Still so.", "screen one"))
                .as("pressed twice, with its file")
                .hasRedirectedUrl(address);
        assertThat(add(address, "2", "Still so.", "another screen"))
                .as("another file")
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(entriesOf(address))
                .hasSize(4)
                .last()
                .satisfies(entry -> assertThat(entry.files()).hasSize(1));

        assertThat(raise("FAULT", "The export stops at 500 rows", "Since Monday."))
                .as("the same fault once more, after the first one was talked about")
                .satisfies(again ->
                        assertThat(again.getResponse().getRedirectedUrl()).isNotEqualTo(address));
    }

    private MvcTestResult add(String address, String version, String text, @Nullable String file) {
        var request = pages.post(jonas, address)
                .multipart()
                .param("version", version)
                .param("step", "ADDED")
                .param("text", text);
        return (file == null
                        ? request
                        : request.file(new org.springframework.mock.web.MockMultipartFile(
                                "files",
                                "screen.txt",
                                "text/plain",
                                file.getBytes(java.nio.charset.StandardCharsets.UTF_8))))
                .exchange();
    }

    private List<IssueEntry> entriesOf(String address) {
        return inBusiness(() -> issues.entries(idOf(address)));
    }

    @Test
    void theVendorAsksAndWhoStandsInTheContractHears() {
        var link = link(delivery, delivery.vendor().holder());
        var address = pages.mvc()
                .post()
                .uri(link + "/report/issues")
                .cookie(proof(link))
                .with(csrf())
                .param("kind", "QUESTION")
                .param("title", "Which account takes the postage?")
                .param("text", "We found three.")
                .exchange()
                .getResponse()
                .getRedirectedUrl();
        assertThat(visit(address)).hasStatusOk().bodyText().contains("We found three.");
        assertThat(pages.get(jonas, "/").exchange())
                .bodyText()
                .contains("Answer a question: Which account takes the postage?");
        assertThat(pages.get(ana, home() + "/meetings/new").exchange())
                .bodyText()
                .contains("Open question: Which account takes the postage?");
        var mine = home() + "/issues/" + idOf(address);
        assertThat(pages.post(jonas, mine)
                        .param("version", "0")
                        .param("step", "ASKED")
                        .param("text", "Which three?")
                        .exchange())
                .hasRedirectedUrl(mine);
        assertThat(pages.get(jonas, "/").exchange()).bodyText().doesNotContain("the postage?");
        assertThat(visit(address)).bodyText().contains("Which three?", "Your turn since");
        var report = inBusiness(() -> deliveries.reports(delivery.id())).stream()
                .filter(one ->
                        one.period().from().isBefore(LocalDate.now(BERLIN).plusDays(1))
                                && !one.period().to().isBefore(LocalDate.now(BERLIN)))
                .findFirst()
                .orElseThrow();
        assertThat(pages.get(ana, "/reports/" + report.id()).exchange())
                .bodyText()
                .contains("Those that were open in this week", "Which account takes the postage?");
        assertThat(visit(link + "/report/" + report.id()))
                .bodyText()
                .contains("Which account takes the postage?", address);
    }

    @Test
    void aLevelOfTheTimeToAnAnswerIsFilledFromWhatWasRaised() {
        var limit = new Measure.TimeLimit(new BigDecimal("4"), Unit.HOURS);
        var level = new AgreedLevel(
                ALevel.called(
                        "Answers between the reports",
                        new Measure(MeasureKind.FIRST_ANSWER, Measure.Clock.BUSINESS, limit, List.of(), null, null),
                        Unit.PERCENT,
                        Direction.HIGHER,
                        "95",
                        "90"),
                new BigDecimal("95"));
        delivery = begin(level, RIGHT_FIRST_TIME);
        var weeks = inBusiness(() -> deliveries.reports(delivery.id()));
        var report = weeks.get(3);
        var day = report.period()
                .from()
                .datesUntil(report.period().to())
                .filter(one -> !clock().days().isOff(one))
                .findFirst()
                .orElseThrow();
        var morning = clock().hours().on(day).from();
        raised("In time", morning, morning.plus(Duration.ofHours(1)));
        raised("Late", morning, morning.plus(Duration.ofHours(6)));
        raised("Never", morning, null);

        var link = link(delivery, delivery.vendor().holder());
        var page = link + "/report/" + report.id();
        assertThat(visit(page))
                .hasStatusOk()
                .bodyText()
                .contains("Counted here: 3 first answers fell due in this week, 1 of them came in time.")
                .containsPattern("name=\"levels\\[0\\].numerator\"\\s+value=\"1\"")
                .containsPattern("name=\"levels\\[0\\].denominator\"\\s+value=\"3\"");
        assertThat(visit(link + "/report/" + weeks.get(4).id()))
                .as("a week without any")
                .bodyText()
                .contains("no first answer fell due in this week, so there is nothing to measure")
                .doesNotContainPattern("name=\"levels\\[0\\].denominator\"\\s+value=\"\\d");
        assertThat(sendWeek(link, page, "2", "3", "x".repeat(301)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Use at most 300 characters");
        assertThat(sendWeek(link, page, "2", "3", "One was answered by telephone."))
                .hasStatus3xxRedirection();
        for (var reader : List.of(
                visit(page + "/sent"), pages.get(ana, "/reports/" + report.id()).exchange())) {
            assertThat(reader)
                    .bodyText()
                    .contains("2 / 3", "Counted here: 3 first answers", "One was answered by telephone.");
        }
        assertThat(sendWeek(link, link + "/report/" + weeks.get(4).id(), "", "", ""))
                .hasStatus3xxRedirection();
        assertThat(pages.get(ana, "/reports/" + weeks.get(4).id()).exchange())
                .as("nothing to measure is no data")
                .bodyText()
                .contains("No data")
                .doesNotContain("Counted here", "100\u00a0%");
    }

    private WorkingClock clock() {
        return inBusiness(() -> WorkingClock.of(delivery, MeetingAction.Side.VENDOR, Tenancy.locality()));
    }

    private void raised(String title, Instant at, @Nullable Instant answered) {
        inBusiness(() -> {
            var id = issues.raise(
                    delivery,
                    Issue.Kind.QUESTION,
                    title,
                    false,
                    new Issues.Words("Please.", SentFiles.Inspected.NONE),
                    Issues.Writer.ours(ANA, "Studio Fern", "ana@fern.example"),
                    at);
            if (answered != null) {
                issues.take(
                        delivery,
                        id,
                        0,
                        Issue.Step.SETTLED,
                        new Issues.Words("Done.", SentFiles.Inspected.NONE),
                        Issues.Writer.vendor(delivery, "Liza Cruz", "Tala Ledger"),
                        answered);
            }
            return id;
        });
    }

    private MvcTestResult sendWeek(String link, String page, String reached, String of, String note) {
        return pages.mvc()
                .post()
                .uri(page)
                .cookie(proof(link))
                .with(csrf())
                .param("version", "0")
                .param("health", "ON_TRACK")
                .param("done", "All of it.")
                .param("levels[0].numerator", reached)
                .param("levels[0].denominator", of)
                .param("levels[0].note", note)
                .exchange();
    }

    @Test
    void allThatIsMissingIsSaidAtOnce() {
        assertThat(raise("", " ", ""))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Choose an answer", "Say in one line what it is about.", "Write what you want to say.");
    }

    @Test
    void whoeverWroteLastHearsOfItAndOnceTheyLeftTheOwners() {
        raise("FAULT", "The export stops at 500 rows", "Since Monday.");
        assertThat(pages.post(ana, "/people/" + jonas.member().id() + "/departure")
                        .exchange())
                .hasStatus3xxRedirection();

        var theirs = link(delivery, delivery.vendor().holder()) + "/report/issues/" + only().id();
        assertThat(answer(theirs, "0", "SETTLED", "The limit is gone.")).hasStatus3xxRedirection();

        await().untilAsserted(
                        () -> assertThat(told()).containsExactly(ana.member().id()));
    }

    /** Who of ours got a message about what the vendor wrote. */
    private List<UUID> told() {
        return inBusiness(() -> transaction.execute(
                status -> jdbc.sql("select p.id from message m join member p on p.email = m.recipient_email"
                                + " where m.engagement_id = ? and m.mail_key = 'delivery.issue.us'")
                        .param(delivery.engagement().id())
                        .query(UUID.class)
                        .list()));
    }

    @Test
    void aChangeAskedForLeadsToAnAmendment() {
        var address = raise("CHANGE", "Post on Saturdays, too", "From May on.")
                .getResponse()
                .getRedirectedUrl();
        assertThat(pages.get(ana, address).exchange())
                .bodyText()
                .contains("Draft an amendment", "/contract/amendments/new?because=Post%20on%20Saturdays,%20too");
        assertThat(pages.get(jonas, address).exchange())
                .as("staff draft no contract")
                .bodyText()
                .doesNotContain("Draft an amendment");
    }

    @Test
    void filesComeWithWordsAndAreReadByBothSidesAlone() {
        var address = pages.post(jonas, home() + "/issues")
                .multipart()
                .file(new MockMultipartFile("files", "proof.pdf", "application/pdf", SampleFiles.pdf()))
                .param("kind", "FAULT")
                .param("title", "See the file")
                .param("text", "It is in there.")
                .exchange()
                .getResponse()
                .getRedirectedUrl();
        var file = inBusiness(
                () -> issues.entries(idOf(address)).get(0).files().get(0).id());
        assertThat(pages.get(ana, address).exchange()).bodyText().contains("proof.pdf");
        assertThat(pages.get(ana, address + "/files/" + file).exchange()).hasStatusOk();
        var link = link(delivery, delivery.vendor().holder());
        assertThat(visit(link + "/report/issues/" + idOf(address) + "/files/" + file))
                .hasStatusOk();
        var other = begin();
        var foreign = link(other, other.vendor().holder());
        assertThat(visit(foreign + "/report/issues/" + idOf(address) + "/files/" + file))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(visit(foreign + "/report/issues/" + idOf(address))).hasStatus(HttpStatus.NOT_FOUND);
        var colleague = link(
                delivery,
                new LinkHolder(
                        UUID.nameUUIDFromBytes(("colleague " + delivery.id()).getBytes(StandardCharsets.UTF_8)),
                        "Mei Lin",
                        "mei@fern.example"));
        assertThat(visit(colleague + "/report/issues")).hasStatus(HttpStatus.NOT_FOUND);
        var stranger = pages.owner("Another business");
        assertThat(pages.get(stranger, address).exchange()).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(pages.post(jonas, home() + "/issues")
                        .multipart()
                        .file(new MockMultipartFile("files", "proof.exe", "application/pdf", new byte[] {1, 2, 3}))
                        .param("kind", "FAULT")
                        .param("title", "A program")
                        .param("text", "Kept as typed")
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Kept as typed");
        assertThat(inBusiness(() -> issues.open(delivery.id(), 9))).hasSize(1);
    }

    @Test
    void theVendorWritesInItsOwnNameOnly() {
        raise("QUESTION", "Which bank?", "Say so.");
        var scope = Tenancy.Scope.of(ana.business()).asVendor(delivery.id().id());
        for (var statement : List.of(
                "update issue set title = 'Other'",
                "update issue set raised_by_side = 'VENDOR'",
                "update issue_entry set text = 'Other'",
                "delete from issue_entry",
                "delete from issue",
                "insert into issue_entry (id, issue_id, delivery_id, side, author_name, written_at, step, text, files, version)"
                        + " select gen_random_uuid(), id, delivery_id, 'OURS', 'Ana', now(), 'ADDED', 'Yes', '[]', 0 from issue")) {
            assertThat(refused(scope, statement)).as(statement).isTrue();
        }
    }

    private boolean refused(Tenancy.Scope scope, String statement) {
        try {
            Tenancy.as(
                    scope,
                    () -> transaction.execute(status -> jdbc.sql(statement).update()));
            return false;
        } catch (org.springframework.dao.DataAccessException refused) {
            return true;
        }
    }

    @Test
    void aLongListGoesPageByPageAtTheSameCost() {
        for (int at = 0; at < 3; at++) {
            raise("QUESTION", "Question " + at, "Say so.");
        }
        int few = statements(home() + "/issues");
        inBusiness(() -> transaction.execute(status -> jdbc.sql(
                        "insert into issue (id, delivery_id, engagement_id, kind, title, stops_work, raised_by_side,"
                                + " raised_by_name, raised_at, asked_at, status, turn_since, worked_minutes, reopened, entries, version)"
                                + " select gen_random_uuid(), delivery_id, engagement_id, kind, 'Older ' || n, false,"
                                + " raised_by_side, raised_by_name, raised_at - n * interval '1 hour', asked_at, 'OPEN', turn_since, 0, 0, 1, 0"
                                + " from issue, generate_series(1, 50) n where title = 'Question 0'")
                .update()));
        var first = pages.get(ana, home() + "/issues").exchange();
        assertThat(first)
                .bodyText()
                .contains("Question 2", "Older 27", "after=")
                .doesNotContain("Older 28<");
        assertThat(statements(home() + "/issues")).isEqualTo(few).isLessThanOrEqualTo(8);
        assertThat(statements(running())).isLessThanOrEqualTo(8);
        System.out.println(few + " statements for a list of questions, faults and changes, with 3 or with 53");
    }

    private int statements(String page) {
        return StatementCount.statementsOfRepeated(() -> pages.get(ana, page).exchange())
                .size();
    }

    private Issue only() {
        var all = inBusiness(() -> issues.open(delivery.id(), 9));
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private List<String> mails(String key) {
        return inBusiness(() -> transaction.execute(
                status -> jdbc.sql("select subject from message where mail_key = ? and status = 'WAITING'")
                        .param(key)
                        .query(String.class)
                        .list()));
    }

    private static IssueId idOf(String address) {
        return IssueId.of(address.substring(address.lastIndexOf('/') + 1));
    }

    private MvcTestResult raise(String kind, String title, String text) {
        return pages.post(jonas, home() + "/issues")
                .param("kind", kind)
                .param("title", title)
                .param("text", text)
                .exchange();
    }

    private MvcTestResult answer(String address, String version, String step, String text) {
        return pages.mvc()
                .post()
                .uri(address)
                .cookie(proof(address))
                .with(csrf())
                .param("version", version)
                .param("step", step)
                .param("text", text)
                .exchange();
    }

    private String home() {
        return "/engagements/" + delivery.engagement();
    }

    private String running() {
        return home() + "/running";
    }

    private MvcTestResult visit(String address) {
        return pages.mvc().get().uri(address).cookie(proof(address)).exchange();
    }

    private Cookie proof(String address) {
        return OpenedLinks.proof(context, address.split("/")[2]).orElseThrow();
    }

    private String link(Delivery work, LinkHolder holder) {
        var now = Instant.now();
        return OpenedLinks.path(inBusiness(() -> links.issueAnother(
                LinkPurpose.REPORT, work.id().id(), holder.name(), holder, now.plus(Duration.ofDays(9)), now)));
    }

    private <T> T inBusiness(Supplier<T> work) {
        return Tenancy.as(Tenancy.Scope.of(ana.business()).at(Pages.BERLIN), work);
    }
}
