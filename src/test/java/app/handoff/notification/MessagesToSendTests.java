package app.handoff.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import app.handoff.Pages;
import app.handoff.StatementCount;
import app.handoff.account.ABusiness;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.MailRequest;
import app.handoff.triage.EngagementsForTests;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** Without a mail server people send the letters themselves, and home says so until they have. */
@SpringBootTest
class MessagesToSendTests {

    private static final MailRequest.Recipient LIZA = new MailRequest.Recipient("Liza Cruz", "liza@tala.example");

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private EngagementsForTests engagements;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private Pages pages;
    private ABusiness fern;
    private EngagementId bookkeeping;

    @BeforeEach
    void setUp() {
        pages = Pages.of(context);
        fern = ABusiness.in(context);
        bookkeeping = fern.inside(() -> engagements.open("Bookkeeping"));
    }

    @Test
    void homeSaysHowManyLettersWaitInOneLineAndTheRailCountsThem() {
        write("/s/one/bid", bookkeeping, null);
        write("/s/two/bid", bookkeeping, null);
        write("/s/three/join", null, null);

        assertThat(text(fern.owner(), "/"))
                .contains("3 messages wait to be sent by you", "Send them", "/messages?show=to-send")
                .containsPattern("href=\"/messages\"><span>Messages</span>\\s*<span class=\"count\">3");
        assertThat(text(fern.manager(), "/")).contains("2 messages wait to be sent by you");
    }

    @Test
    void theLineIsLateFromTheDayAfterTheOldestLetter() {
        write("/s/one/bid", bookkeeping, null);
        assertThat(text(fern.owner(), "/")).contains("One message waits to be sent by you", "Send it");
        assertThat(text(fern.owner(), "/")).doesNotContain(">Late<");

        fern.inside(() -> transaction.executeWithoutResult(
                status -> jdbc.sql("update message set created_at = created_at - interval '3 days'")
                        .update()));

        assertThat(text(fern.owner(), "/")).contains(">Late<", "The oldest is of ");
    }

    @Test
    void staffNeitherCountNorFindLetters() {
        write("/s/one/bid", bookkeeping, null);

        assertThat(text(fern.staff(), "/"))
                .contains("Nothing needs you")
                .doesNotContain("to be sent")
                .doesNotContain("/messages");
        assertThat(get(fern.staff(), "/messages")).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void whatOurOwnPeopleFindOnTheirHomeOrWhatComesTooLateWaitsForNobody() {
        write("/engagements/" + bookkeeping + "/bidding/questions", bookkeeping, null);
        write("/s/one/sign-in", null, Instant.now().minus(Duration.ofMinutes(1)));
        write("/s/two/sign-in", null, Instant.now().plus(Duration.ofMinutes(14)));

        assertThat(text(fern.owner(), "/")).contains("One message waits to be sent by you");
        assertThat(text(fern.owner(), "/messages"))
                .contains("Also on your home page", "No longer needed", "To be sent by you 1");
    }

    @Test
    void aLetterOpensInTheOwnMailProgramWithEverythingFilledIn() {
        write("/s/one/bid", bookkeeping, null);

        assertThat(text(fern.owner(), "/messages/" + newest()))
                .contains("mailto:liza@tala.example?subject=", "%0D%0A", "%2Fs%2Fone%2Fbid", "I have sent it");
    }

    @Test
    void aLinkIsSaidToDoWhatItCanDoByItself() {
        var saidOf = Map.of(
                "/s/one/bid",
                "do not start the bid with it yourself",
                "/s/one/contract",
                "your copy of the link does none of that",
                "/s/one/contract/signature",
                "your copy of the link does none of that",
                "/s/one/report",
                "takes a code as well",
                "/s/one/join",
                "lets its reader act for this person",
                "/engagements/" + bookkeeping + "/contract",
                "members of your business who are signed in");

        saidOf.forEach((path, sentence) -> {
            write(path, bookkeeping, null);
            var page = text(fern.owner(), "/messages/" + newest());
            assertThat(page).as(path).contains(sentence);
            assertThat(page.contains("lets its reader act for this person"))
                    .as(path)
                    .isEqualTo(path.endsWith("/join"));
        });
    }

    @Test
    void whatIsSentByHandWaitsNoLongerAndCanBeTakenBack() {
        write("/s/one/bid", bookkeeping, null);
        var letter = "/messages/" + newest();

        assertThat(post(fern.manager(), letter + "/sending"))
                .hasStatus3xxRedirection()
                .hasRedirectedUrl("/messages");
        assertThat(text(fern.owner(), letter)).contains("Sent by Jonas Weber").doesNotContain("I have sent it");
        assertThat(text(fern.owner(), "/")).doesNotContain("waits to be sent");

        assertThat(post(fern.owner(), letter + "/return")).hasStatus3xxRedirection();
        assertThat(text(fern.owner(), "/")).contains("One message waits to be sent by you");

        assertThat(post(fern.owner(), letter + "/leaving")).hasStatus3xxRedirection();
        assertThat(text(fern.owner(), letter)).contains("Not needed");
        assertThat(text(fern.owner(), "/")).doesNotContain("waits to be sent");
    }

    @Test
    void afterOneLetterTheNextThatWaitsIsShown() {
        write("/s/one/bid", bookkeeping, null);
        write("/s/two/bid", bookkeeping, null);

        assertThat(post(fern.owner(), "/messages/" + newest() + "/sending")).hasRedirectedUrl("/messages?show=to-send");
        assertThat(text(fern.owner(), "/messages?show=to-send")).containsOnlyOnce("liza@tala.example");
    }

    @Test
    void aManagerSendsNoLetterThatConcernsTheBusinessItself() {
        write("/s/one/join", null, null);

        for (var act : List.of("sending", "leaving", "return")) {
            assertThat(post(fern.manager(), "/messages/" + newest() + "/" + act))
                    .hasStatus(HttpStatus.NOT_FOUND);
        }
    }

    @Test
    void aConfidentialLetterIsNotWrittenWhereNobodySendsIt() {
        fern.inside(() -> transaction.executeWithoutResult(status -> events.publishEvent(
                new MailRequest(LIZA, "signIn", List.of(), "/s/one/sign-in", null).confidentially())));

        assertThat(text(fern.owner(), "/messages")).doesNotContain(LIZA.email());
    }

    @Test
    void aConfidentialLetterLeftFromADayWithAMailServerIsOfferedToNobody() {
        write("/s/one/sign-in", null, null);
        fern.inside(() -> transaction.executeWithoutResult(
                status -> jdbc.sql("update message set confidential = true").update()));

        assertThat(text(fern.owner(), "/")).doesNotContain("to be sent by you");
        assertThat(text(fern.owner(), "/messages?show=to-send")).doesNotContain(LIZA.email());
        assertThat(text(fern.owner(), "/messages")).contains("Not sent: no mail server");
        assertThat(text(fern.owner(), "/messages/" + newest()))
                .contains("Only its reader can see what this message says", LIZA.email())
                .doesNotContain("/s/one", "mailto:", "data-copy", "I have sent it");
        assertThat(post(fern.owner(), "/messages/" + newest() + "/sending")).hasStatus(HttpStatus.CONFLICT);
    }

    @Test
    void manyLettersAskAsMuchOfTheDatabaseAsOne() {
        write("/s/one/bid", bookkeeping, null);
        var few = statements("/") + statements("/messages");
        for (int i = 0; i < 20; i++) {
            write("/s/more" + i + "/bid", bookkeeping, null);
        }

        assertThat(statements("/") + statements("/messages")).isEqualTo(few);
    }

    private long statements(String address) {
        return StatementCount.ofRepeated(() -> get(fern.owner(), address));
    }

    private void write(String path, @Nullable EngagementId engagement, @Nullable Instant usefulUntil) {
        fern.inside(() -> transaction.executeWithoutResult(status -> events.publishEvent(
                new MailRequest(LIZA, "signIn", List.of(LIZA.name()), path, engagement, usefulUntil))));
    }

    private String newest() {
        return fern.inside(() -> transaction.execute(
                status -> jdbc.sql("select id from message order by created_at desc, id desc limit 1")
                        .query(String.class)
                        .single()));
    }

    private MvcTestResult get(RequestPostProcessor person, String address) {
        return pages.mvc().get().uri(URI.create(address)).with(person).exchange();
    }

    private MvcTestResult post(RequestPostProcessor person, String address) {
        return pages.mvc().post().uri(address).with(person).with(csrf()).exchange();
    }

    private String text(RequestPostProcessor person, String address) {
        var page = get(person, address);
        assertThat(page).hasStatusOk();
        try {
            return page.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
