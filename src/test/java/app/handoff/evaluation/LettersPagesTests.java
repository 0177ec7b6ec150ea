package app.handoff.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Pages;
import app.handoff.account.SignedIn;
import app.handoff.bidding.ABidding;
import app.handoff.bidding.ABidding.Made;
import app.handoff.kernel.Role;
import app.handoff.tenancy.Tenancy.Scope;
import app.handoff.tenancy.TextCipher;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.web.context.WebApplicationContext;

/** After a decision every vendor gets a letter that a person has looked at, sent with one press, once. */
@SpringBootTest
class LettersPagesTests {

    @Autowired
    WebApplicationContext context;

    @Autowired
    ABidding biddings;

    @Autowired
    EvaluationsForTests judging;

    @Autowired
    AwardDecisions decisions;

    @Autowired
    Letters letters;

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
    void onePressSendsEveryLetterInTheWordsThatWereSeen() {
        assertThat(pages.get(ana, "/")).bodyText().contains("Send the 3 letters to the vendors");
        assertThat(pages.get(ana, address()))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Kontor Vier", "Norte Contable", "Quill", "you are our reserve", "Your points:", "Send all 3");

        var own = kind(Letter.Kind.LOST).words() + "\n\nYour answers were very good.";
        assertThat(form(own).param("send", "false")).hasRedirectedUrl(address());
        assertThat(messages()).isEmpty();
        assertThat(pages.get(ana, address())).bodyText().contains("Your answers were very good.");

        for (int twice = 0; twice < 2; twice++) {
            assertThat(form(own).param("send", "true")).hasRedirectedUrl(award());
        }
        assertThat(messages())
                .hasSize(3)
                .filteredOn(message -> message.contains("Your answers were very good."))
                .singleElement()
                .asString()
                .contains("We chose another vendor", "Together", "Your bid holds until", "Studio Fern")
                .doesNotContain("Kontor Vier", "Norte Contable");
        assertThat(pages.get(ana, "/")).bodyText().doesNotContain("letters to the vendors");
        assertThat(pages.get(ana, address()))
                .bodyText()
                .contains("All letters were sent.", "Your answers were very good.");
        assertThat(all()).allSatisfy(letter -> assertThat(messages()).contains(letter.sentText()));
    }

    @Test
    void whoeverChangesALetterSecondSeesTheWordsOfTheFirst() {
        var seen = form("Hello,\n\nAna thanks you.");
        assertThat(form("Hello,\n\nJonas thanks you.").param("send", "false")).hasRedirectedUrl(address());

        assertThat(seen.param("send", "true"))
                .hasStatus(422)
                .bodyText()
                .contains("Someone else saved this meanwhile", "Jonas thanks you.", "Ana thanks you.");
        assertThat(messages()).isEmpty();
    }

    @Test
    void aLetterWithoutWordsOrOverADecisionThatChangedIsNotSent() {
        assertThat(form(" ").param("send", "true"))
                .hasStatus(422)
                .bodyText()
                .contains("Quill: Write at least a sentence")
                .doesNotContain("Row 1:", "Row 2:");
        var seen = form("Hello,\n\nwhat I wrote.");
        biddings.as(studio, () -> {
            decisions.withdrawAward(made.engagement(), "They called.", ABidding.MIA, Instant.now());
            return true;
        });
        assertThat(seen.param("send", "true"))
                .hasStatus(422)
                .bodyText()
                .contains("The decision has changed while you were writing", "what I wrote.");
        assertThat(messages()).isEmpty();
        assertThat(all()).extracting(Letter::kind).containsExactly(Letter.Kind.CHOICE_WITHDRAWN);
    }

    @Test
    void aLetterThatTellsOfOthersIsSentOnlyByWhoMeansIt() {
        biddings.as(
                studio,
                () -> jdbc.update(
                        "insert into bid_budget (request_id, amount, currency, version) values (?, 9600, 'EUR', 0)",
                        made.request().id()));
        var own = "Hello,\n\nwe took Kontor-Vier, since we have 9.600 at most.";

        assertThat(form(own).param("send", "true"))
                .hasStatus(422)
                .bodyText()
                .contains("This tells Quill something of others: Kontor-Vier, your budget", "Send them although");
        assertThat(messages()).isEmpty();
        assertThat(form("Hello,\n\nQuill, you were very good.").param("send", "true"))
                .as("its own name")
                .hasRedirectedUrl(award());
    }

    @Test
    void onlyOwnersAndManagersSeeLetters() {
        var jonas = pages.colleague(ana, Role.STAFF);

        assertThat(pages.get(jonas, address())).hasStatus(403);
        assertThat(pages.get(jonas, award()))
                .bodyText()
                .contains("An owner or a manager looks at them and sends them.")
                .doesNotContain(address());
        assertThat(pages.get(pages.owner("Other"), address())).hasStatus(404);
    }

    /** All letters as they stand, the one to whom lost in these words. */
    private MockMvcRequestBuilder form(String toTheLoser) {
        var post = pages.post(ana, address());
        int at = 0;
        for (var letter : all()) {
            post.param("lines[" + at + "].letter", letter.getId().toString())
                    .param("lines[" + at + "].seen", String.valueOf(letter.isSent() ? 0 : letter.version()))
                    .param("lines[" + at + "].words", letter.kind() == Letter.Kind.LOST ? toTheLoser : letter.words());
            at++;
        }
        return post;
    }

    private Letter kind(Letter.Kind kind) {
        return all().stream()
                .filter(letter -> letter.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private List<Letter> all() {
        return biddings.as(studio, () -> letters.of(made.engagement()));
    }

    private List<String> messages() {
        return biddings
                .as(
                        studio,
                        () -> jdbc.queryForList(
                                "select sealed_body from message where mail_key = 'bidding.result' order by id",
                                byte[].class))
                .stream()
                .map(body -> context.getBean(TextCipher.class).decrypt(body).orElseThrow())
                .toList();
    }

    private String address() {
        return award() + "/letters";
    }

    private String award() {
        return "/engagements/" + made.engagement() + "/award";
    }
}
