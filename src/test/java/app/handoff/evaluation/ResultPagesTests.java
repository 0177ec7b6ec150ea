package app.handoff.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Pages;
import app.handoff.account.SignedIn;
import app.handoff.bidding.ABidding;
import app.handoff.bidding.ABidding.Made;
import app.handoff.kernel.Role;
import app.handoff.sharelink.OpenedLinks;
import app.handoff.tenancy.Tenancy.Scope;
import app.handoff.tenancy.TextCipher;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.web.context.WebApplicationContext;

/** A vendor reads its result behind its link, asks why, and is answered alone. */
@SpringBootTest
class ResultPagesTests {

    private static final int WINNER = 0;
    private static final int LOSER = 2;

    @Autowired
    WebApplicationContext context;

    @Autowired
    ABidding biddings;

    @Autowired
    EvaluationsForTests judging;

    @Autowired
    Letters letters;

    @Autowired
    ResultQuestions questions;

    @Autowired
    JdbcTemplate jdbc;

    private Pages pages;
    private SignedIn ana;
    private Scope studio;
    private Made made;

    @BeforeEach
    void aChoice() {
        pages = Pages.of(context);
        ana = pages.owner("Studio Fern");
        studio = Scope.of(ana.business()).at(Pages.BERLIN);
        made = biddings.open(
                studio,
                Instant.now().plusSeconds(300).atZone(ABidding.BERLIN).toLocalDateTime(),
                "Kontor Vier",
                "Norte Contable",
                "Quill");
        biddings.bids(made, 3);
        biddings.opening(made);
        biddings.as(studio, () -> {
            judging.choose(made.engagement(), ABidding.MIA, Instant.now());
            return true;
        });
    }

    @Test
    void aVendorReadsItsOwnResultOnceItsLetterIsSent() {
        var link = link(LOSER);
        assertThat(pages.mvc().get().uri(link))
                .hasStatusOk()
                .bodyText()
                .contains("has not written to you about your bid yet")
                .doesNotContain("We chose another vendor", "Points");

        send();
        assertThat(pages.mvc().get().uri(link))
                .hasStatusOk()
                .bodyText()
                .contains("We chose another vendor", "Your points", "3 of 5", "worked out from your bid", "Ask why")
                .doesNotContain("Kontor Vier", "Norte Contable");
        assertThat(pages.mvc().get().uri(link(WINNER)))
                .hasStatusOk()
                .bodyText()
                .contains("chooses your bid")
                .doesNotContain("Ask why", "Quill");
        assertThat(messages()).anySatisfy(message -> assertThat(message).contains("can ask us about it until"));
    }

    @Test
    void aVendorThatWasNotChosenAsksAndAloneIsAnswered() {
        send();
        assertThat(ask(LOSER, " ")).hasStatus(422).bodyText().contains("Write your question");
        for (int twice = 0; twice < 2; twice++) {
            ask(LOSER, "What did our answers lack?").exchange();
        }
        assertThat(asked())
                .singleElement()
                .extracting(ResultQuestion::vendorName)
                .isEqualTo("Quill");
        assertThat(pages.get(ana, "/")).bodyText().contains("Answer the vendor that asks why");
        assertThat(pages.get(pages.colleague(ana, Role.STAFF), questionsAt())).hasStatus(403);
        assertThat(pages.get(ana, questionsAt()))
                .hasStatusOk()
                .bodyText()
                .contains("Quill", "What did our answers lack?");

        assertThat(answer("")).hasStatus(422).bodyText().contains("Write an answer");
        assertThat(answer("Kontor Vier named examples."))
                .hasStatus(422)
                .bodyText()
                .contains("This tells Quill something of others: Kontor Vier", "Kontor Vier named examples.");
        for (int twice = 0; twice < 2; twice++) {
            assertThat(answer("An example of a month like ours.")).hasRedirectedUrl(questionsAt());
        }
        assertThat(answer("Something else.")).hasStatus(422).bodyText().contains("Something else.");

        assertThat(pages.mvc().get().uri(link(LOSER))).bodyText().contains("An example of a month like ours.");
        assertThat(pages.mvc().get().uri(link(1)))
                .bodyText()
                .doesNotContain("What did our answers lack?", "An example of a month like ours.");
        assertThat(messages())
                .filteredOn(message -> message.contains("An example of a month like ours."))
                .hasSize(1);
        assertThat(pages.get(ana, "/")).bodyText().doesNotContain("that asks why");
    }

    @Test
    void aVendorAsksThreeTimesAtMostAndNotOnceItIsChosen() {
        send();
        for (int number = 1; number <= 4; number++) {
            ask(LOSER, "Question " + number + "?").exchange();
        }
        assertThat(asked()).hasSize(ResultQuestion.MOST_QUESTIONS);
        assertThat(ask(WINNER, "Why us?")).hasStatus(422).bodyText().contains("Your bid was chosen");
        assertThat(asked()).hasSize(ResultQuestion.MOST_QUESTIONS);
    }

    @Test
    void theDatabaseShowsAVendorNothingButItsOwnSentLetterAndQuestions() {
        assertThat(rowsFor(LOSER, "letter")).isZero();
        send();
        ask(LOSER, "What did our answers lack?").exchange();

        assertThat(rowsFor(LOSER, "letter")).isOne();
        assertThat(rowsFor(LOSER, "result_question")).isOne();
        assertThat(rowsFor(1, "result_question")).isZero();
    }

    private int rowsFor(int vendor, String table) {
        return biddings.as(
                made.vendor(vendor), () -> jdbc.queryForObject("select count(*) from " + table, Integer.class));
    }

    private void send() {
        biddings.as(studio, () -> {
            letters.sendAsProposed(made.engagement(), ABidding.MIA, Instant.now());
            return true;
        });
    }

    private MockMvcRequestBuilder ask(int vendor, String question) {
        var token = biddings.link(made, vendor);
        return pages.mvc()
                .post()
                .uri(OpenedLinks.path(token) + "/bid/result")
                .param("question", question)
                .cookie(OpenedLinks.proof(context, token.value()).orElseThrow())
                .with(SecurityMockMvcRequestPostProcessors.csrf());
    }

    private MockMvcRequestBuilder answer(String text) {
        return pages.post(ana, questionsAt() + "/" + asked().get(0).getId() + "/answer")
                .param("answer", text);
    }

    private List<ResultQuestion> asked() {
        return biddings.as(studio, () -> questions.of(made.engagement()));
    }

    private String link(int vendor) {
        return OpenedLinks.path(biddings.link(made, vendor)) + "/bid/result";
    }

    private String questionsAt() {
        return "/engagements/" + made.engagement() + "/award/questions";
    }

    private List<String> messages() {
        return biddings
                .as(studio, () -> jdbc.queryForList("select sealed_body from message order by id", byte[].class))
                .stream()
                .map(body -> context.getBean(TextCipher.class).decrypt(body).orElseThrow())
                .toList();
    }
}
