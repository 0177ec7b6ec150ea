package app.handoff.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.Pages;
import app.handoff.account.SignedIn;
import app.handoff.bidding.ABidding;
import app.handoff.bidding.ABidding.Made;
import app.handoff.files.SampleFiles;
import app.handoff.kernel.Ids;
import app.handoff.kernel.Role;
import app.handoff.sharelink.OpenedLinks;
import app.handoff.submission.BidsForTests;
import app.handoff.tenancy.Tenancy;
import app.handoff.tenancy.Tenancy.Scope;
import app.handoff.tenancy.TextCipher;
import jakarta.servlet.http.Cookie;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipInputStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/** One bidder is asked about its bid once the bids are open; question and answer stay in the file, and the bid as it was. */
@SpringBootTest
class InquiryTests {

    private static final String CODE = "nine quiet herons";

    /** For an hour: as 32,000 / 58,000 / 74,000 / 96,000 / 140,000 / 285,000 are to each other. */
    private static final List<String> HOURS = List.of("3.2", "5.8", "7.4", "9.6", "14", "28.5");

    @Autowired
    WebApplicationContext context;

    @Autowired
    ABidding biddings;

    @Autowired
    BidsForTests bids;

    @Autowired
    Evaluations evaluations;

    @Autowired
    EvaluationsForTests evaluating;

    @Autowired
    JdbcTemplate jdbc;

    final Map<String, Cookie> proofs = new HashMap<>();
    final Map<Integer, String> links = new HashMap<>();

    Pages pages;
    SignedIn ana;
    SignedIn jonas;
    Scope studio;

    @BeforeEach
    void aStudio() {
        pages = Pages.of(context);
        ana = pages.owner("Studio Fern");
        jonas = pages.colleague(ana, Role.STAFF);
        studio = Scope.of(ana.business()).at(Pages.BERLIN);
    }

    @Test
    void aLowPriceLeadsToAQuestionThatSaysNothingOfTheOthers() throws UnsupportedEncodingException {
        var made = judged();
        var low = bid(made, "Vendor 1");
        var compared = pages.get(ana, comparison(made));
        assertThat(compared)
                .hasStatusOk()
                .bodyText()
                .contains("Vendor 1 may be too low to be true", "Ask its vendor about it", inquiry(made, low));
        var total = file(made).bid(low.id()).totalPerTerm();

        var page = pages.get(ana, inquiry(made, low) + "?about=price").exchange();
        assertThat(page).hasStatusOk();
        var question = Jsoup.parse(page.getResponse().getContentAsString())
                .select("[name=question]")
                .text();
        assertThat(question).contains("is much lower than what we would expect").doesNotContain("%", "Vendor");
        assertThat(question.replaceAll("\\D", ""))
                .as("no figure but its own total")
                .isIn(
                        total.amount().setScale(0, RoundingMode.DOWN).toPlainString(),
                        total.amount()
                                .setScale(2, RoundingMode.HALF_UP)
                                .unscaledValue()
                                .toString());

        assertThat(ask(made, low, "What is in your price?")).hasRedirectedUrl(comparison(made));
        assertThat(pages.get(ana, "/engagements/" + made.engagement() + "/award"))
                .bodyText()
                .contains("no answer has come so far");
        var link = link(made, 0);
        assertThat(post(link, "/inquiry").param("inquiry", inquiryId()).param("answer", "All hours in the peak."))
                .hasStatus3xxRedirection();
        assertThat(pages.get(ana, "/engagements/" + made.engagement() + "/award"))
                .bodyText()
                .contains("Its vendor answered a question about the bid");
        assertThat(file(made).bid(low.id()).totalPerTerm())
                .as("a bid stays as it was")
                .isEqualTo(total);
    }

    @Test
    void theBidderAnswersOnceAndEverybodyWhoMayReads() {
        var made = judged();
        var bid = bid(made, "Vendor 2");
        assertThat(ask(made, bid, " ")).hasStatus(422).bodyText().contains("Write what you ask");
        assertThat(pages.post(ana, inquiry(made, bid))
                        .param("question", "Who stands in?")
                        .param("day", ""))
                .hasStatus(422)
                .bodyText()
                .contains("Choose by when you need the answer", "Who stands in?");
        assertThat(pages.post(ana, inquiry(made, bid))
                        .param("question", "Who stands in?")
                        .param("day", today().minusDays(1).toString()))
                .hasStatus(422)
                .bodyText()
                .contains("Choose a day from today on");
        assertThat(pages.post(jonas, inquiry(made, bid)).param("question", "Who?"))
                .hasStatus(403);
        for (int twice = 0; twice < 2; twice++) {
            assertThat(ask(made, bid, "Who stands in?")).hasRedirectedUrl(comparison(made));
        }
        assertThat(file(made).inquiries()).hasSize(1);
        assertThat(ask(made, bid, "And who else?"))
                .hasStatus(422)
                .bodyText()
                .contains("An answer about this bid is awaited already");
        assertThat(messages("has a question about your bid")).hasSize(1);

        var own = link(made, 1);
        var rival = link(made, 2);
        assertThat(get(own, "/inquiry")).hasStatusOk().bodyText().contains("Who stands in?", "Send the answer");
        assertThat(get(rival, "/inquiry")).hasStatusOk().bodyText().doesNotContain("Who stands in?");
        assertThat(post(rival, "/inquiry").param("inquiry", inquiryId()).param("answer", "Us."))
                .hasStatus(404);
        assertThat(post(own, "/inquiry").param("inquiry", inquiryId()).param("answer", " "))
                .hasStatus(422)
                .bodyText()
                .contains("Write your answer");
        for (int twice = 0; twice < 2; twice++) {
            assertThat(post(own, "/inquiry").param("inquiry", inquiryId()).param("answer", "Mona, trained on it."))
                    .hasStatus3xxRedirection();
        }
        assertThat(post(own, "/inquiry").param("inquiry", inquiryId()).param("answer", "Nobody."))
                .hasStatus(422)
                .bodyText()
                .contains("This was answered already", "Nobody.");
        assertThat(messages("A vendor answered what you asked")).hasSize(1);
        assertThat(pages.get(jonas, comparison(made)))
                .bodyText()
                .contains("Who stands in?", "Mona, trained on it.", "Answered")
                .doesNotContain("Ask Vendor 2");
        assertThat(get(rival, "/inquiry")).bodyText().doesNotContain("Mona");
        assertThat(withdraw(made)).hasRedirectedUrl(comparison(made));
        assertThat(file(made).inquiries().get(0).withdrawnAt())
                .as("what was answered stays")
                .isNull();
    }

    @Test
    void filesComeWithAnAnswerAndStayWithIt() throws IOException {
        var made = judged();
        var bid = bid(made, "Vendor 1");
        ask(made, bid, "Who stands in?").exchange();
        var own = link(made, 0);
        var rival = link(made, 1);
        var roster = SampleFiles.pdf("roster");
        assertThat(form(own, "roster.pdf", roster)).hasStatus3xxRedirection();
        assertThat(form(own, "again.pdf", roster)).hasStatus(422).bodyText().contains("again.pdf is there already");
        assertThat(form(own, "program.exe", roster)).hasStatus(422).bodyText().contains("program.exe must be PDF");
        assertThat(form(rival, "roster.pdf", roster)).as("nobody asked it").hasStatus(422);

        var plan = SampleFiles.pdf("plan");
        var announced = post(own, "/inquiry/files/uploads")
                .header("Upload-Length", plan.length)
                .header("Upload-Metadata", "filename " + base64("plan.pdf") + ",sha256 " + base64(sha256(plan)))
                .exchange();
        assertThat(announced).hasStatus(201);
        var place = String.valueOf(announced.getResponse().getHeader("Location"));
        assertThat(place).contains("/bid/inquiry/files/uploads/");
        assertThat(pages.mvc()
                        .patch()
                        .uri(place)
                        .with(SecurityMockMvcRequestPostProcessors.csrf())
                        .cookie(Objects.requireNonNull(proofs.get(own)))
                        .header("Upload-Offset", 0)
                        .contentType("application/offset+octet-stream")
                        .content(plan))
                .hasStatus(204);
        assertThat(get(own, "/inquiry")).bodyText().contains("roster.pdf", "plan.pdf");
        assertThat(pages.get(ana, comparison(made)))
                .as("before the answer is sent")
                .bodyText()
                .doesNotContain("roster.pdf");
        var ids = ids(made);
        assertThat(pages.get(ana, comparison(made) + "/files/" + ids.get(0))).hasStatus(404);
        assertThat(post(own, "/inquiry/files/" + ids.get(1) + "/removal")).hasStatus3xxRedirection();
        assertThat(post(own, "/inquiry/files/" + ids.get(1) + "/removal")).hasStatus(404);
        assertThat(get(own, "/inquiry")).bodyText().contains("roster.pdf").doesNotContain("plan.pdf");

        assertThat(post(own, "/inquiry").param("inquiry", inquiryId()).param("answer", "See the roster."))
                .hasStatus3xxRedirection();
        assertThat(pages.get(ana, comparison(made))).bodyText().contains("roster.pdf", "See the roster.");
        var file = comparison(made) + "/files/" + ids.get(0);
        assertThat(pages.get(ana, file)).hasStatusOk();
        assertThat(pages.get(ana, file + "/preview")).hasStatusOk().bodyText().contains("roster.pdf");
        assertThat(get(own, "/inquiry")).bodyText().contains("roster.pdf");
        assertThat(get(rival, "/inquiry")).bodyText().doesNotContain("roster.pdf");
        assertThat(get(rival, "/files/" + ids.get(0))).hasStatus(404);
        assertThat(form(own, "late.pdf", plan)).as("once it is sent").hasStatus(422);
        assertThat(post(own, "/inquiry/files/" + ids.get(0) + "/removal")).hasStatus3xxRedirection();
        assertThat(ids(made)).as("it stays").hasSize(1);
        assertThatExceptionOfType(DataAccessException.class)
                .as("nobody takes it out for the bidder")
                .isThrownBy(() -> biddings.as(studio, () -> jdbc.update("update bid_inquiry set files = '[]'")));

        var zip = pages.get(ana, comparison(made) + "/procedure.zip").exchange();
        assertThat(zip).hasStatusOk();
        var names = new ArrayList<String>();
        try (var in =
                new ZipInputStream(new ByteArrayInputStream(zip.getResponse().getContentAsByteArray()))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
                if (entry.getName().equals("index.html")) {
                    assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                            .contains("Who stands in?", "See the roster.", "roster.pdf");
                }
            }
        }
        assertThat(names).contains("Answers about bids/Vendor 1/roster.pdf");
    }

    private MvcTestResult form(String link, String name, byte[] content) {
        return pages.mvc()
                .post()
                .uri(link + "/inquiry/files")
                .multipart()
                .file(new MockMultipartFile("file", name, "application/pdf", content))
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .cookie(Objects.requireNonNull(proofs.get(link)))
                .exchange();
    }

    private List<String> ids(Made made) {
        return biddings.as(
                studio,
                () -> jdbc.queryForList(
                        "select one.value ->> 'id' from bid_inquiry, jsonb_array_elements(files) one", String.class));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aBidderGetsMoreTimeAndIsTold() {
        var made = judged();
        var bid = bid(made, "Vendor 1");
        ask(made, bid, "Who stands in?").exchange();
        var time = comparison(made) + "/inquiries/time";
        assertThat(pages.get(ana, comparison(made))).bodyText().contains("Give more time");
        assertThat(pages.get(ana, time + "?inquiry=" + inquiryId()))
                .hasStatusOk()
                .bodyText()
                .contains("More time for Vendor 1", "Who stands in?");
        assertThat(pages.get(jonas, time + "?inquiry=" + inquiryId())).hasStatus(403);
        assertThat(pages.get(ana, time + "?inquiry=" + Ids.next())).hasStatus(404);
        assertThat(moreTime(made, today().minusDays(1)))
                .hasStatus(422)
                .bodyText()
                .contains("Choose a later day");
        assertThat(pages.post(ana, time).param("inquiry", inquiryId()).param("day", ""))
                .hasStatus(422)
                .bodyText()
                .contains("Choose by when you need the answer");

        var later = today().plusDays(30);
        for (int twice = 0; twice < 2; twice++) {
            assertThat(moreTime(made, later)).hasRedirectedUrl(comparison(made));
        }
        assertThat(messages("you have more time for the question")).hasSize(1);
        var own = link(made, 0);
        assertThat(post(own, "/inquiry").param("inquiry", inquiryId()).param("answer", "Mona."))
                .hasStatus3xxRedirection();
        assertThat(moreTime(made, later.plusDays(1)))
                .hasStatus(422)
                .bodyText()
                .contains("No answer is awaited here any more");
        assertThat(pages.get(ana, time + "?inquiry=" + inquiryId())).hasRedirectedUrl(comparison(made));
    }

    private MockMvcRequestBuilder moreTime(Made made, LocalDate day) {
        return pages.post(ana, comparison(made) + "/inquiries/time")
                .param("inquiry", inquiryId())
                .param("day", day.toString());
    }

    @Test
    void whatIsTakenBackOrOverIsNotAnswered() {
        var made = judged();
        var bid = bid(made, "Vendor 1");
        ask(made, bid, "Who stands in?").exchange();
        for (int twice = 0; twice < 2; twice++) {
            assertThat(withdraw(made)).hasRedirectedUrl(comparison(made));
        }
        var link = link(made, 0);
        assertThat(get(link, "/inquiry")).bodyText().contains("Taken back").doesNotContain("Send the answer");
        assertThat(post(link, "/inquiry").param("inquiry", inquiryId()).param("answer", "Mona."))
                .hasStatus(422)
                .bodyText()
                .contains("This question was taken back", "Mona.");

        assertThat(ask(made, bid, "Again: who stands in?")).hasRedirectedUrl(comparison(made));
        biddings.as(
                studio,
                () -> jdbc.update(
                        "update bid_inquiry set asked_at = now() - interval '9 days'" + " where withdrawn_at is null"));
        assertThatExceptionOfType(DataAccessException.class)
                .as("nobody shortens the time")
                .isThrownBy(() -> biddings.as(
                        studio, () -> jdbc.update("update bid_inquiry set answer_by = now() - interval '1 second'")));
        assertThatExceptionOfType(DataAccessException.class)
                .as("nobody answers for the bidder")
                .isThrownBy(() -> biddings.as(
                        studio,
                        () -> jdbc.update("update bid_inquiry set answer = 'Yes', answered_at = now()"
                                + " where withdrawn_at is null")));
    }

    @Test
    void nobodyIsAskedWhileNamesAreHiddenOrOnceAVendorIsChosen() {
        var made = biddings.open(studio, soon(), "Vendor 1", "Vendor 2");
        biddings.bids(made, 2);
        biddings.opening(made);
        var bid = bid(made, "Vendor 1");

        assertThat(pages.get(ana, inquiry(made, bid))).hasRedirectedUrl(comparison(made));
        assertThat(ask(made, bid, "Who stands in?"))
                .hasStatus(422)
                .bodyText()
                .contains("a question would tell whose bid it is");
        biddings.as(studio, () -> {
            evaluating.judgeAllAlike(made.engagement(), ABidding.MIA, Instant.now());
            return true;
        });
        assertThat(pages.post(ana, "/engagements/" + made.engagement() + "/award/none")
                        .param("reason", "We do it ourselves."))
                .hasStatus3xxRedirection();
        assertThat(ask(made, bid, "Who stands in?")).hasStatus(422).bodyText().contains("decided already");
    }

    private Made judged() {
        var made =
                biddings.open(studio, soon(), "Vendor 1", "Vendor 2", "Vendor 3", "Vendor 4", "Vendor 5", "Vendor 6");
        for (int at = 0; at < HOURS.size(); at++) {
            var invitation = made.invited().get(at);
            var hour = HOURS.get(at);
            begin(link(made, at));
            Tenancy.as(made.vendor(at), () -> {
                bids.fill(invitation, made.frozen(), hour);
                bids.send(invitation, Instant.now());
                return invitation;
            });
        }
        biddings.opening(made);
        biddings.as(studio, () -> {
            evaluating.judgeAllAlike(made.engagement(), ABidding.MIA, Instant.now());
            return true;
        });
        return made;
    }

    private MockMvcRequestBuilder ask(Made made, OpenedBid bid, String question) {
        return pages.post(ana, inquiry(made, bid))
                .param("question", question)
                .param("day", today().plusDays(5).toString());
    }

    private MockMvcRequestBuilder withdraw(Made made) {
        return pages.post(ana, comparison(made) + "/inquiries/withdrawal").param("inquiry", inquiryId());
    }

    private String inquiryId() {
        return biddings.as(
                studio,
                () -> jdbc.queryForObject("select id::text from bid_inquiry order by asked_at limit 1", String.class));
    }

    private EvaluationFile file(Made made) {
        return biddings.as(studio, () -> evaluations.file(made.engagement()));
    }

    private OpenedBid bid(Made made, String vendor) {
        return file(made).bids().stream()
                .filter(bid -> bid.vendorName().equals(vendor))
                .findFirst()
                .orElseThrow();
    }

    private List<String> messages(String words) {
        return biddings
                .as(studio, () -> jdbc.queryForList("select sealed_body from message order by id", byte[].class))
                .stream()
                .map(body -> context.getBean(TextCipher.class).decrypt(body).orElseThrow())
                .filter(body -> body.contains(words))
                .toList();
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
        return links.computeIfAbsent(vendor, at -> OpenedLinks.path(biddings.link(made, at)) + "/bid");
    }

    private static String comparison(Made made) {
        return "/engagements/" + made.engagement() + "/comparison";
    }

    private static String inquiry(Made made, OpenedBid bid) {
        return comparison(made) + "/bids/" + bid.id() + "/inquiry";
    }

    private static LocalDate today() {
        return LocalDate.now(ABidding.BERLIN);
    }

    private static LocalDateTime soon() {
        return LocalDateTime.now(ABidding.BERLIN).plusHours(1);
    }
}
