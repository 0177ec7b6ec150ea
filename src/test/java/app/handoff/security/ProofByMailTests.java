package app.handoff.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import app.handoff.Pages;
import app.handoff.WithMailServer;
import app.handoff.account.SignedIn;
import app.handoff.bidding.ABidding;
import app.handoff.kernel.MailRequest;
import app.handoff.sharelink.OpenedLinks;
import app.handoff.tenancy.Tenancy;
import jakarta.servlet.http.Cookie;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/** Where mail is sent, a one-time code to the address that was invited proves the vendor: one step, and no code to think of. */
@SpringBootTest
@WithMailServer
@RecordApplicationEvents
class ProofByMailTests {

    private static final AtomicInteger ADDRESS = new AtomicInteger();

    @Autowired
    WebApplicationContext context;

    @Autowired
    ABidding biddings;

    @Autowired
    ApplicationEvents events;

    private Pages pages;
    private SignedIn ana;
    private ABidding.Made made;
    private String link;

    @BeforeEach
    void anInvitation() {
        pages = Pages.of(context);
        ana = pages.owner("Studio Fern");
        made = biddings.open(
                Tenancy.Scope.of(ana.business()).at(Pages.BERLIN),
                LocalDateTime.now().plusDays(10),
                "Kontor Vier",
                "Norte Contable");
        link = link(0);
    }

    @Test
    void aVendorComesInByOneCodeThatWasMailedToItsAddress() {
        assertThat(get("/bid", null))
                .hasStatusOk()
                .bodyText()
                .contains("Start your bid")
                .doesNotContain("Choose a code for your bid");
        var asked = post("/bid/beginning").exchange();
        assertThat(asked)
                .hasStatus(403)
                .bodyText()
                .contains("Enter your code", "We sent it to", "•••@")
                .doesNotContain(invitedAddress());
        var mailRequest = lastCode();
        assertThat(mailRequest.to().email()).isEqualTo(invitedAddress());
        assertThat(mailRequest.confidential()).isTrue();

        assertThat(post("/bid/beginning").param("code", "BCDF-GHJK"))
                .hasStatus(403)
                .bodyText()
                .contains("This code is wrong");
        var begun = post("/bid/beginning")
                .param(
                        "code",
                        code(mailRequest).toLowerCase(java.util.Locale.ROOT).replace("-", " "))
                .exchange();
        assertThat(begun).hasStatus3xxRedirection();
        assertThat(get("/bid/tasks", proof(begun))).hasStatusOk();
        assertThat(post("/bid/beginning").param("code", code(mailRequest)))
                .as("a second time, with a field to type the next one in")
                .hasStatus(403)
                .bodyText()
                .contains("This code is wrong", "name=\"code\"", "Send a code to");
        assertThat(get("/bid/tasks", null)).as("with the link alone").hasStatus(302);
    }

    @Test
    void aVendorWhoseBrowserKeepsManyProofsIsKnownByEach() {
        post("/bid/beginning").exchange();
        var begun = post("/bid/beginning").param("code", code(lastCode())).exchange();
        var proofs = Stream.concat(
                Stream.generate(() -> new Cookie(
                                OpenedLinks.proofOf(UUID.randomUUID()),
                                "code." + UUID.randomUUID() + ".4102444800.none"))
                        .limit(30),
                Stream.of(proof(begun)));

        assertThat(pages.mvc().get().uri(link + "/bid/tasks").cookie(proofs.toArray(Cookie[]::new)))
                .hasStatusOk();
    }

    @Test
    void whoeverAsksForCodesCannotFillAMailbox() {
        for (int i = 0; i < 12; i++) {
            assertThat(post("/bid/beginning").param("sendCode", "true")).hasStatus(403);
            assertThat(post("/code").param("sendCode", "true")).hasStatusOk();
        }
        assertThat(codes()).hasSize(1);
        assertThat(post("/bid/beginning").param("code", code(lastCode())))
                .as("and the vendor comes in by the one that was sent")
                .hasStatus3xxRedirection();
    }

    @Test
    void aCodeLetsInOnceHoweverManyUseItAtTheSameTime() throws Exception {
        post("/bid/beginning").exchange();
        var code = code(lastCode());
        var all = Executors.newFixedThreadPool(8);
        try {
            var answers = all.invokeAll(IntStream.range(0, 20)
                    .<java.util.concurrent.Callable<Integer>>mapToObj(number -> () -> post("/code")
                            .param("code", code)
                            .exchange()
                            .getResponse()
                            .getStatus())
                    .toList());
            long in = 0;
            for (var answer : answers) {
                in += answer.get() == 302 ? 1 : 0;
            }
            System.out.println("Uses of one mailed code at once: 20, came in: " + in);
            assertThat(in).isOne();
        } finally {
            all.shutdownNow();
        }
    }

    @Test
    void aCodeOpensNoOtherVendorsBid() {
        post("/bid/beginning").exchange();
        var code = code(lastCode());
        link = link(1);

        assertThat(post("/bid/beginning").param("code", code)).hasStatus(403);
    }

    @Test
    void whoCameInByMailMayChooseACodeOfTheirOwnAndShareIt() {
        post("/bid/beginning").exchange();
        var proof = proof(post("/bid/beginning").param("code", code(lastCode())).exchange());

        assertThat(get("/code/own", null)).as("with the link alone").hasStatus(302);
        assertThat(get("/code/own", proof)).hasStatusOk().bodyText().contains("A code of your own");
        assertThat(post("/code/own").cookie(proof).param("code", "Kontor Vier"))
                .hasStatus(422)
                .bodyText()
                .contains("too easy to guess");
        assertThat(post("/code/own").cookie(proof).param("code", "nine quiet herons"))
                .hasStatus3xxRedirection();
        assertThat(post("/code").param("code", "nine quiet herons")).hasStatus3xxRedirection();
    }

    @Test
    void whoHasLostTheOwnCodeComesInByMailAndLosesNothing() {
        post("/bid/beginning").exchange();
        var first = proof(post("/bid/beginning").param("code", code(lastCode())).exchange());
        post("/code/own").cookie(first).param("code", "nine quiet herons").exchange();
        var second = proof(post("/code").param("code", "nine quiet herons").exchange());
        assertThat(post("/bid/offer").cookie(second).param("version", "0").param("prices[0].value", "4711,37"))
                .hasStatus3xxRedirection();

        assertThat(get("/code", null)).bodyText().contains("Send a code to").doesNotContain("I have lost my code");
        post("/code").param("sendCode", "true").exchange();
        var third = proof(post("/code").param("code", code(lastCode())).exchange());
        assertThat(get("/bid/offer", third)).hasStatusOk().bodyText().contains("4711,37");
        assertThat(pages.get(
                        ana,
                        "/engagements/" + made.engagement() + "/bidding/invitations/"
                                + made.invited().get(0) + "/release"))
                .as("nothing has to be released")
                .hasStatus3xxRedirection();
    }

    @Test
    void aReleaseOfBeforeThereWasMailErasesNothing() {
        post("/bid/beginning").exchange();
        var proof = proof(post("/bid/beginning").param("code", code(lastCode())).exchange());
        post("/code/own").cookie(proof).param("code", "nine quiet herons").exchange();
        biddings.as(
                made.scope(),
                () -> context.getBean(JdbcClient.class)
                        .sql("update invitation set released_at = now() - interval '2 days', released_by = 'Mia'")
                        .update());

        assertThat(post("/bid/restart").param("code", "seven grey herons"))
                .hasStatus(422)
                .bodyText()
                .doesNotContain("I have my code");
        assertThat(post("/code").param("code", "nine quiet herons")).hasStatus3xxRedirection();
    }

    @Test
    void aNewCodeOfTheVendorsOwnEndsWhatOtherBrowsersHadProven() {
        post("/bid/beginning").exchange();
        var lost = proof(post("/bid/beginning").param("code", code(lastCode())).exchange());
        post("/code").param("sendCode", "true").exchange();
        var kept = proof(post("/code").param("code", code(lastCode())).exchange());
        assertThat(get("/bid/tasks", lost)).hasStatusOk();

        var taken = post("/code/own")
                .cookie(kept)
                .param("code", "nine quiet herons")
                .exchange();

        assertThat(get("/bid/tasks", lost)).as("the browser that was lost").hasStatus(302);
        assertThat(get("/bid/tasks", proof(taken))).hasStatusOk();
    }

    @Test
    void nobodyReadsTheCodeOnAPageOfTheBusiness() {
        post("/bid/beginning").exchange();
        var code = code(lastCode());
        var messages = pages.get(ana, "/messages").exchange();
        assertThat(messages).hasStatusOk().bodyText().doesNotContain(code);
        for (var letter : AnyBrowser.text(messages).split("href=\"")) {
            if (letter.startsWith("/messages/")) {
                assertThat(pages.get(ana, letter.substring(0, letter.indexOf('"'))))
                        .bodyText()
                        .doesNotContain(code);
            }
        }
    }

    @Test
    void aColleagueProvesByACodeToTheirOwnAddress() {
        post("/bid/beginning").exchange();
        var invited =
                proof(post("/bid/beginning").param("code", code(lastCode())).exchange());
        assertThat(post("/bid/colleagues")
                        .cookie(invited)
                        .param("name", "Jon Reyes")
                        .param("email", "Jon@Kontor.example"))
                .hasStatus3xxRedirection();
        var letter = events.stream(MailRequest.class)
                .filter(mailRequest -> mailRequest.key().equals("bidding.colleague"))
                .findFirst()
                .orElseThrow();
        assertThat(letter.to().email()).isEqualTo("jon@kontor.example");
        link = String.valueOf(letter.path()).replaceFirst("/bid$", "");

        post("/bid/beginning").exchange();
        assertThat(lastCode().to().email()).isEqualTo("jon@kontor.example");
        var joined =
                proof(post("/bid/beginning").param("code", code(lastCode())).exchange());
        assertThat(get("/bid/tasks", joined)).hasStatusOk();
        assertThat(get("/bid/tasks", invited))
                .as("the proof of the person invited is another")
                .hasStatus(302);
    }

    private List<MailRequest> codes() {
        return events.stream(MailRequest.class)
                .filter(mailRequest -> mailRequest.key().equals("code"))
                .toList();
    }

    private MailRequest lastCode() {
        var all = codes();
        return all.get(all.size() - 1);
    }

    private static String code(MailRequest mailRequest) {
        return (String) mailRequest.words().get(3);
    }

    private String invitedAddress() {
        return biddings.invitation(made, 0).email();
    }

    private String link(int vendor) {
        return OpenedLinks.path(biddings.link(made, vendor));
    }

    private MvcTestResult get(String page, @Nullable Cookie proof) {
        var request = pages.mvc().get().uri(link + page);
        return (proof == null ? request : request.cookie(proof)).exchange();
    }

    private org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder post(String page) {
        return pages.mvc().post().uri(link + page).with(csrf()).with(request -> {
            request.setRemoteAddr("10.3.2." + ADDRESS.incrementAndGet() % 250);
            return request;
        });
    }

    private static Cookie proof(MvcTestResult answer) {
        return Arrays.stream(answer.getResponse().getCookies())
                .filter(cookie -> cookie.getName().startsWith(OpenedLinks.proofOf("")))
                .findFirst()
                .orElseThrow();
    }
}
