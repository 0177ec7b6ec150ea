package app.handoff.diligence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import app.handoff.Pages;
import app.handoff.account.ABusiness;
import app.handoff.files.SampleFiles;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Sentence;
import app.handoff.kernel.VendorId;
import app.handoff.scope.FrozenScopes;
import app.handoff.triage.EngagementsForTests;
import app.handoff.vendor.VendorExamples;
import app.handoff.vendor.Vendors;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

@SpringBootTest
class DiligencePagesTests {

    private static final String TODAY = LocalDate.now().minusDays(1).toString();
    private static final String TOMORROW = LocalDate.now().plusDays(2).toString();

    @Autowired
    WebApplicationContext context;

    @Autowired
    Vendors vendors;

    @Autowired
    EngagementsForTests engagements;

    @Autowired
    FrozenScopes frozenScopes;

    @Autowired
    Diligence diligence;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    MockMvcTester mvc;
    ABusiness studio;
    EngagementId engagement;
    VendorId vendor;
    String list;
    String home;

    @BeforeEach
    void anEngagement() {
        mvc = Pages.of(context).mvc();
        studio = ABusiness.in(context);
        var now = Instant.now();
        engagement = studio.inside(() -> engagements.open("Bookkeeping for 2027"));
        studio.inside(() -> frozenScopes.first(engagement, "Bookkeeping for 2027"));
        vendor = studio.inside(() -> VendorExamples.kept(vendors, "Ledgerly", studio.ana(), now));
        list = "/engagements/" + engagement + "/diligence";
        home = list + "/" + vendor;
    }

    @Test
    void goesFromNothingToCompletePageByPage() {
        contains(get(list), "No vendor to check yet", "Ledgerly, Lisbon");
        contains(
                get(home),
                "8 things are missing before Ledgerly can be chosen",
                "Security evidence: GDPR processor agreement");

        reference("Café Blau", "PRIOR");
        reference("Holz &amp; Co", "EXISTING");
        contains(get(home), "2 of 2 contacted", "Would hire them again: Yes", "Right first time: 98.5");

        redirects(post(
                home + "/interviews",
                "on",
                TODAY,
                "people",
                "Rui, Mia",
                "notes",
                "Clear.",
                "heard[0].language",
                "English",
                "heard[0].level",
                "C1"));
        contains(get(home), "With Rui, Mia", "Heard English C1");

        redirects(post(
                home + "/samples",
                "task",
                "Post 40 receipts",
                "description",
                "A ledger",
                "score",
                "4",
                "note",
                "Two wrong accounts",
                "link",
                "https://example.com/sample"));
        contains(get(home), "Post 40 receipts", "4 of 5", "2 things are missing");

        redirects(post(home + "/concerns", "text", "Who stands in?"));
        contains(get(home), "Who stands in?", "3 things are missing");
        var closure = link(get(home), "/concerns/[^\"]+/closure");
        contains(get(closure), "Who stands in?");
        problem(post(closure, "answer", " "), "Enter the answer");
        redirects(post(closure, "answer", "A third person starts in January."));
        redirects(post(closure.replace("/closure", "/reopening")));
        contains(get(home), "A third person starts in January.", "This answer was not enough.");
        contains(get(closure), "A third person starts in January.</textarea>");
        redirects(post(closure, "answer", "A third person starts in January."));

        contains(
                get(home + "/waivers/INFORMATION_SECURITY"),
                "Go without: Security evidence",
                "Waiving this does not change the score of Ledgerly. It is required of a vendor");
        problem(post(home + "/waivers/INFORMATION_SECURITY", "reason", ""), "Enter the reason");
        contains(
                post(home + "/waivers/INFORMATION_SECURITY", "reason", ""),
                "Waiving this does not change the score of Ledgerly.");
        redirects(post(home + "/waivers/INFORMATION_SECURITY", "reason", "Sees no personal data."));
        contains(get(home), "One thing is missing");
        takeOverThatNoAgreementIsAskedFor();
        contains(
                get(home),
                "Nothing is missing, but one thing was waived. Ledgerly can be chosen.",
                "Sees no personal data.",
                "Waived by Ana Ruiz",
                ">Waived<");
        contains(get(list), "1 thing waived", ": Sees no personal data.", "4 of 5");
        assertThat(get(list)).bodyText().doesNotContain(">Complete<");

        redirects(post(home + "/waivers/INFORMATION_SECURITY/withdrawal"));
        contains(get(home), "One thing is missing");
    }

    /** The list that was settled with the scope stays until somebody takes today's over, which is told. */
    private void takeOverThatNoAgreementIsAskedFor() {
        assertThat(get(home)).bodyText().doesNotContain("asks for something else today");
        redirects(post("/vendors/evidence/GDPR/exception", "reason", "Handles no data of people"));
        contains(get(home), "One thing is missing", "Your list of certificates asks for something else today");

        redirects(post(list + "/evidence", "vendor", vendor.toString()));

        contains(get(home), "Not asked for, because: Handles no data of people (Ana Ruiz");
        assertThat(get(home)).bodyText().doesNotContain("asks for something else today");
        contains(get("/engagements/" + engagement), "takes today", "list of certificates over for this engagement");
    }

    private void reference(String client, String relation) {
        redirects(post(
                home + "/references",
                "client",
                client.replace("&amp;", "&"),
                "relation",
                relation,
                "contact",
                "Eva Lang",
                "source",
                "FOUND_BY_US"));
        var answers = link(get(home), "/references/[^\"]+/answers\"><span>Write");
        answers = answers.substring(0, answers.indexOf('"'));
        contains(get(answers), client, "Right first time");
        var level = levelIn(get(answers));
        problem(post(answers, "version", "0"), "Enter what they said");
        problem(
                post(answers, "version", "0", "on", TOMORROW, "said", "Kept", "hireAgain", "YES", "score", "4"),
                "Enter today or an earlier day");
        problem(
                post(answers, "version", "0", "on", TODAY, "said", "Kept", "hireAgain", "YES", "score", "9"),
                "Choose a score from 0 to 5");
        problem(
                post(
                        answers,
                        "version",
                        "0",
                        "on",
                        TODAY,
                        "said",
                        "Kept",
                        "hireAgain",
                        "YES",
                        "score",
                        "4",
                        "levels[0].id",
                        level,
                        "levels[0].measured",
                        "-1"),
                "Enter 0 or a number above it");
        redirects(post(
                answers,
                "version",
                "0",
                "on",
                TODAY,
                "said",
                "On time.",
                "hireAgain",
                "YES",
                "score",
                "4",
                "levels[0].id",
                level,
                "levels[0].measured",
                "98,5 %",
                "verified",
                "true"));
        contains(get(home), "Right first time: 98.5\u00a0%");
    }

    @Test
    void saysWhatIsWrongAndKeepsWhatWasTyped() {
        problem(post(home + "/references"), "Enter the client");
        problem(post(home + "/references", "client", "x".repeat(121)), "Use at most 120 characters");
        problem(post(home + "/references", "client", "Kept", "relation", "FRIEND"), "Choose one of the answers");
        problem(
                post(home + "/interviews", "on", TOMORROW, "people", "Rui", "notes", "Kept"),
                "Enter today or an earlier");
        problem(post(home + "/interviews", "on", "2026-02-30", "people", "Rui"), "Enter a date such as");
        problem(post(home + "/samples", "task", "T", "description", "Kept", "score", "4"), "Say why");
        problem(
                post(home + "/samples", "task", "T", "description", "Kept", "link", "javascript:alert(1)"),
                "Enter an address such as");
        problem(post(home + "/concerns", "text", ""), "Enter your concern");
        problem(post(home + "/waivers/CONCERNS", "reason", "No reason"), "This is not missing");
    }

    @Test
    void showsBothToTheSecondOfTwoEditors() {
        redirects(post(home + "/samples", "task", "First", "description", "A ledger"));
        var sample = link(get(home), "/samples/(?!new)[^\"]+");
        redirects(post(sample, "version", "0", "task", "Second", "description", "A ledger"));

        var refused = post(sample, "version", "0", "task", "Third", "description", "A ledger");
        problem(refused, "Saved meanwhile: Second");
        contains(refused, "Third", "name=\"version\" value=\"1\"");
        redirects(post(sample, "version", "1", "task", "Third", "description", "A ledger"));
        redirects(post(sample + "/removal"));
        assertThat(get(sample)).hasStatus(404);
    }

    @Test
    void pressingTwiceWritesNothingDownTwice() {
        for (int twice = 0; twice < 2; twice++) {
            redirects(post(home + "/samples", "task", "Receipts", "description", "A ledger"));
            redirects(post(home + "/interviews", "on", TODAY, "people", "Rui, Mia", "notes", "Clear."));
            redirects(post(
                    home + "/references",
                    "client",
                    "Café Blau",
                    "relation",
                    "PRIOR",
                    "contact",
                    "Eva",
                    "source",
                    "NAMED_BY_VENDOR"));
        }
        var dossier = studio.inside(() -> diligence.dossier(engagement, vendor));
        assertThat(dossier.samples()).hasSize(1);
        assertThat(dossier.interviews()).hasSize(1);
        assertThat(dossier.references()).hasSize(1);

        var sample = link(get(home), "/samples/(?!new)[^\"]+");
        for (int twice = 0; twice < 2; twice++) {
            redirects(post(sample, "version", "0", "task", "Invoices", "description", "A ledger"));
        }
    }

    @Test
    void theSameConcernIsRaisedOnceWhileItIsOpen() {
        redirects(post(home + "/concerns", "text", "Who stands in?"));
        var again = post(home + "/concerns", "text", " who stands IN? ");
        problem(again, "This concern was raised already and is still open");
        contains(again, " who stands IN? ");

        var closure = link(get(home), "/concerns/[^\"]+/closure");
        for (int twice = 0; twice < 2; twice++) {
            redirects(post(closure, "answer", "A third person."));
        }
        var late = post(closure, "answer", "Nobody.");
        problem(late, "This concern is closed already");
        contains(late, "Nobody.", "Saved meanwhile: A third person.");
        leadsBack(closure, "#concerns", "diligence.concern.closed");
        for (int twice = 0; twice < 2; twice++) {
            redirects(post(closure.replace("/closure", "/reopening")));
        }
        redirects(post(closure, "answer", "A third person."));
        redirects(post(home + "/concerns", "text", "Who stands in?"));
    }

    @Test
    void goesWithoutWhatIsMissingOnce() {
        var waiver = home + "/waivers/INFORMATION_SECURITY";
        for (int twice = 0; twice < 2; twice++) {
            redirects(post(waiver, "reason", "Sees no personal data."));
        }
        var late = post(waiver, "reason", "They are small.");
        problem(late, "This is not missing");
        contains(late, "They are small.", "Saved meanwhile: Sees no personal data.");
        leadsBack(waiver, "#checklist", "diligence.waiver.notMissing");
        for (int twice = 0; twice < 2; twice++) {
            redirects(post(waiver + "/withdrawal"));
        }
    }

    private void leadsBack(String form, String section, String sentence) {
        assertThat(get(form)).hasRedirectedUrl(home + section).flash().containsEntry("toast", Sentence.of(sentence));
    }

    @Test
    void notesThatAReferenceRefused() {
        redirects(post(
                home + "/references",
                "client",
                "Café Blau",
                "relation",
                "PRIOR",
                "contact",
                "Eva",
                "source",
                "NAMED_BY_VENDOR"));
        var answers = link(get(home), "/references/[^\"]+/answers");
        assertThat(post(answers.replace("/answers", "/refusal"), "askedOn", TOMORROW))
                .hasStatus(422)
                .bodyText()
                .contains("Enter today or an earlier day", "id=\"askedOn\"", TOMORROW);
        redirects(post(answers.replace("/answers", "/refusal"), "askedOn", TODAY));
        contains(get(home), "Did not want to talk", "1 named, none contacted");
    }

    @Test
    void plansAnInterviewAndWritesItDownOnceItWasHeld() {
        redirects(post(home + "/concerns", "text", "Who stands in?"));
        contains(get(home + "/planned-interviews/new"), "Who stands in?</textarea>", "By your clocks.");
        problem(plan("day", "2026-02-30"), "Enter a date such as");
        problem(plan("day", LocalDate.now().minusDays(3).toString()), "still to come");
        problem(plan("minutes", "481"), "Enter a number of minutes from 5 to 480");
        problem(plan("people", " "), "Enter who took part");
        redirects(plan());
        redirects(plan());

        var page = get(home);
        contains(page, "Planned", "15:00, Berlin", "14:00, Lisbon for Ledgerly", "Who stands in?", "Planned: ");
        var planned = link(page, "/planned-interviews/(?!new)[0-9a-f-]{36}");
        assertThat(body(page).split("Invitation for calendars"))
                .as("pressed twice it is one")
                .hasSize(2);

        var invitation = get(planned + "/invitation");
        assertThat(invitation).hasStatusOk().hasContentType("text/calendar;charset=UTF-8;method=REQUEST");
        contains(
                invitation, "SEQUENCE:0", "SUMMARY:Interview: Studio Fern and Ledgerly", "mailto:ledgerly@example.com");
        assertThat(invitation).bodyText().doesNotContain("Bookkeeping for 2027");

        contains(get(planned), "value=\"15:00\"", "Call it off");
        redirects(change(planned, "version", "0", "time", "16:30"));
        contains(get(planned + "/invitation"), "SEQUENCE:1");
        var second = change(planned, "version", "0", "time", "17:00");
        problem(second, "Saved meanwhile");

        contains(get(planned + "/notes"), "value=\"Rui, Mia\"");
        problem(post(planned + "/notes", "on", TODAY, "people", "Rui, Mia"), "Enter what you learned");
        for (int twice = 0; twice < 2; twice++) {
            redirects(post(planned + "/notes", "on", TODAY, "people", "Rui, Mia", "notes", "Clear."));
        }
        var held = get(home);
        contains(held, "1 interview", "Clear.");
        assertThat(held).bodyText().doesNotContain("Invitation for calendars");
        assertThat(get(planned)).hasStatus3xxRedirection();
        problem(
                post(planned + "/notes", "on", TODAY, "people", "Rui", "notes", "Again."),
                "It is written down already");
    }

    @Test
    void theVendorIsToldOfAnInterviewOnlyWhenSomebodySaysSo() {
        redirects(plan());
        var planned = link(get(home), "/planned-interviews/(?!new)[0-9a-f-]{36}");
        assertThat(get("/messages")).bodyText().doesNotContain("nterview with");

        contains(get(home), "Send the invitation to Rui Costa");
        for (int twice = 0; twice < 2; twice++) {
            redirects(post(planned + "/message"));
        }
        assertThat(get("/messages")).bodyText().containsOnlyOnce("Interview with Studio Fern");
        contains(
                get(first(get("/messages"), "/messages/[0-9a-f-]{36}")),
                "Hello Rui Costa",
                "14:00, Lisbon",
                "Who stands in?",
                "An appointment for calendars comes with it");
        assertThat(get(home)).bodyText().contains("Last message to Rui Costa: ").doesNotContain("Send the invitation");

        redirects(change(planned, "version", "1", "time", "16:30"));
        contains(get(home), "Send the change to Rui Costa");
        redirects(post(planned + "/message"));
        redirects(post(planned + "/cancellation"));
        contains(get(home), "Send the cancellation to Rui Costa");
        redirects(post(planned + "/message"));
        contains(get("/messages"), "Changed: interview with Studio Fern", "Called off: interview with Studio Fern");
        assertThat(get(home)).bodyText().doesNotContain("Send the cancellation");
    }

    @Test
    void callsAPlannedInterviewOff() {
        redirects(plan());
        var planned = link(get(home), "/planned-interviews/(?!new)[0-9a-f-]{36}");
        for (int twice = 0; twice < 2; twice++) {
            redirects(post(planned + "/cancellation"));
        }
        contains(get(home), "Called off", "Cancellation for calendars (.ics)", "No interview yet");
        contains(get(planned + "/invitation"), "METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:1");
        problem(change(planned, "version", "1", "time", "17:00"), "This interview was called off");
        assertThat(mvc.get().uri(planned + "/invitation").with(studio.staff()).exchange())
                .hasStatus(403);
    }

    private MvcTestResult plan(String... fields) {
        return change(home + "/planned-interviews", fields);
    }

    /** In a week at three, with what is given instead. */
    private MvcTestResult change(String path, String... fields) {
        var form = new TreeMap<>(Map.of(
                "day",
                LocalDate.now().plusDays(7).toString(),
                "time",
                "15:00",
                "minutes",
                "30",
                "people",
                "Rui, Mia",
                "agenda",
                "Who stands in?"));
        for (int i = 0; i < fields.length; i += 2) {
            form.put(fields[i], fields[i + 1]);
        }
        return post(
                path,
                form.entrySet().stream()
                        .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
                        .toArray(String[]::new));
    }

    @Test
    void keepsTheFileOfASampleForMembersAndRemovesItWithIt() {
        redirects(sample(home + "/samples", "ledger.pdf", SampleFiles.pdf()));
        redirects(sample(home + "/samples", "ledger.pdf", SampleFiles.pdf()));
        assertThat(files()).as("sent twice it is kept once").isEqualTo(1);
        var page = get(home);
        contains(page, "ledger.pdf");
        var sample = link(page, "/samples/(?!new)[0-9a-f-]{36}");

        var file = mvc.get().uri(sample + "/file").with(studio.staff()).exchange();
        assertThat(file)
                .hasStatusOk()
                .hasHeader("Content-Disposition", "attachment; filename=\"ledger.pdf\"; filename*=UTF-8''ledger.pdf")
                .hasHeader("X-Content-Type-Options", "nosniff");
        assertThat(mvc.get().uri(sample + "/file").exchange()).hasStatus3xxRedirection();

        problem(sample(sample, "ledger.exe", new byte[] {'M', 'Z', 0}), "ledger.exe");
        problem(sample(sample, "ledger.pdf", "no pdf at all".getBytes()), "ledger.pdf");
        contains(get(sample), "ledger.pdf");

        redirects(sample(sample, "better.pdf", SampleFiles.pdf("better")));
        assertThat(files()).as("the new one takes the place of the old one").isEqualTo(1);
        contains(get(home), "better.pdf");
        redirects(post(sample, "version", "1", "task", "Receipts", "description", "A ledger", "removeFile", "true"));
        redirects(post(sample, "version", "1", "task", "Receipts", "description", "A ledger", "removeFile", "true"));
        assertThat(files()).isZero();
        assertThat(get(sample + "/file")).hasStatus(404);

        redirects(sample(sample, "2", "again.pdf", SampleFiles.pdf()));
        redirects(post(sample + "/removal"));
        assertThat(files()).isZero();
    }

    private MvcTestResult sample(String path, String name, byte[] content) {
        return sample(path, "0", name, content);
    }

    private MvcTestResult sample(String path, String version, String name, byte[] content) {
        return mvc.post()
                .uri(path)
                .multipart()
                .file(new MockMultipartFile("file", name, null, content))
                .param("version", version)
                .param("task", "Receipts")
                .param("description", "A ledger")
                .with(studio.owner())
                .with(csrf())
                .exchange();
    }

    private int files() {
        return studio.inside(() -> transaction.execute(status -> jdbc.sql("select count(*) from stored_file")
                .query(Integer.class)
                .single()));
    }

    @Test
    void whatIsWaivedSaysFirstWhatBecomesOfTheScore() {
        contains(
                get(home + "/waivers/PRIOR_CLIENT"),
                "No reference of Ledgerly has answered yet.",
                "the score for references can only be 0 of 5, which brings no points",
                "Ledgerly cannot be chosen");
        contains(get(home + "/waivers/INTERVIEW"), "an interview that was not held is 0 of 5");
        contains(get(home + "/waivers/SAMPLE"), "no sample is 0 of 5");
    }

    @Test
    void looksTheSameForWhatIsForeignAndWhatIsUnknown() {
        var foreignHome = home;
        var foreignList = list;
        anEngagement();
        for (var path : new String[] {
            foreignList,
            foreignHome,
            foreignHome + "/references/new",
            list + "/" + VendorId.next(),
            list + "/nonsense",
            home + "/references/" + ReferenceCheckId.next(),
            home + "/samples/" + SampleId.next(),
            home + "/interviews/" + InterviewId.next(),
            home + "/concerns/" + ConcernId.next() + "/closure",
            home + "/waivers/NONSENSE",
            "/engagements/" + EngagementId.next() + "/diligence"
        }) {
            assertThat(get(path)).as(path).hasStatus(404);
        }
        assertThat(post(foreignHome + "/concerns", "text", "Hello")).hasStatus(404);
    }

    @Test
    void letsStaffReadAndNothingElse() {
        var page = mvc.get().uri(home).with(studio.staff()).exchange();
        assertThat(page).hasStatusOk().bodyText().doesNotContain("/references/new", "Go without it");
        assertThat(mvc.get().uri(home + "/references/new").with(studio.staff()).exchange())
                .hasStatus(403);
        assertThat(mvc.post()
                        .uri(home + "/concerns")
                        .param("text", "Hello")
                        .with(studio.staff())
                        .with(csrf())
                        .exchange())
                .hasStatus(403);
    }

    private static void contains(MvcTestResult page, String... texts) {
        assertThat(page).bodyText().contains(texts);
    }

    private static void problem(MvcTestResult page, String sentence) {
        assertThat(page).as(sentence).hasStatus(422);
        assertThat(page).bodyText().contains("There is a problem", sentence);
    }

    private static void redirects(MvcTestResult answer) {
        assertThat(answer).hasStatus3xxRedirection();
    }

    private String link(MvcTestResult page, String pattern) {
        return first(page, Pattern.quote(home) + pattern);
    }

    private static String first(MvcTestResult page, String pattern) {
        var found = Pattern.compile(pattern).matcher(body(page));
        assertThat(found.find()).as(pattern).isTrue();
        return found.group();
    }

    private static String levelIn(MvcTestResult page) {
        var found = Pattern.compile("levels\\[0]\\.id\" value=\"([^\"]+)\"").matcher(body(page));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String body(MvcTestResult page) {
        try {
            return page.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private MvcTestResult get(@Nullable String path) {
        return mvc.get().uri(path).with(studio.owner()).exchange();
    }

    private MvcTestResult post(String path, String... fields) {
        var request = mvc.post().uri(path);
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return request.with(studio.owner()).with(csrf()).exchange();
    }
}
