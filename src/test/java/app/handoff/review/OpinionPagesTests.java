package app.handoff.review;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Pages;
import app.handoff.account.SignedIn;
import app.handoff.contract.ContractsForTests;
import app.handoff.delivery.Deliveries;
import app.handoff.delivery.Examples;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Money;
import app.handoff.kernel.Role;
import app.handoff.tenancy.Tenancy;
import app.handoff.triage.EngagementsForTests;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/** Customers and colleagues are asked by link how satisfied they are, and the review shows who said what. */
@SpringBootTest
class OpinionPagesTests {

    @Autowired
    WebApplicationContext context;

    @Autowired
    Deliveries deliveries;

    @Autowired
    ReviewPlanRepository plans;

    @Autowired
    EngagementsForTests engagements;

    @Autowired
    OpinionRequests opinions;

    @Autowired
    ContractsForTests drafts;

    Pages pages;
    SignedIn ana;
    EngagementId engagement;
    LocalDate start = LocalDate.now(Examples.BERLIN).minusDays(98);

    @BeforeEach
    void runningWork() {
        pages = Pages.of(context);
        ana = pages.owner("Studio Fern");
        engagement = inBusiness(() -> engagements.open("Bookkeeping"));
        inBusiness(() -> {
            Examples.begin(
                    deliveries,
                    drafts.drafted(engagement, Examples.ANA, Instant.now()),
                    start,
                    List.of(Examples.RIGHT_FIRST_TIME));
            return plans.save(new ReviewPlan(
                    engagement,
                    new ReviewPlan.Agreed(
                            "Tala Ledger",
                            start,
                            start.plusYears(1).minusDays(1),
                            30,
                            Money.of("8058", "EUR"),
                            Money.of("350", "EUR"),
                            12,
                            null)));
        });
    }

    @Test
    void eachAnswerStandsInTheReviewWithItsNameAndTheMean() {
        var mei = linkOf(ask("Mei Lin", "mei@customer.example", "CUSTOMER"));
        var jonas = linkOf(ask("Jonas Weber", "", "COLLEAGUE"));

        assertThat(pages.mvc().get().uri(mei).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("How satisfied are you?", "Tala Ledger", "Bookkeeping");
        assertThat(answers()).as("opening it changes nothing").isZero();
        assertThat(answer(mei, "4", "Quick answers")).hasStatus3xxRedirection();
        assertThat(answer(mei, "4", "Quick answers")).as("the same press twice").hasStatus3xxRedirection();
        assertThat(answer(mei, "1", "Another word"))
                .hasStatus3xxRedirection()
                .bodyText()
                .doesNotContain("Quick answers");
        assertThat(pages.mvc().get().uri(mei).exchange())
                .bodyText()
                .contains("Thank you")
                .doesNotContain("Quick answers");
        assertThat(answer(jonas, "", "")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(answer(jonas, "5", "")).hasStatus3xxRedirection();

        assertThat(pages.get(ana, review()).exchange())
                .bodyText()
                .contains("2 people, 4.5 of 5", "Mei Lin, 4 of 5", "Quick answers", "Jonas Weber, 5 of 5");
        assertThat(pages.post(ana, review() + "/finish")
                        .param("version", "-1")
                        .param("from", start.toString())
                        .param("to", start.plusDays(90).toString())
                        .param("judgeScore", "3")
                        .param("verdict", "CONTINUE")
                        .param("verdictReason", "Works well")
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(pages.get(ana, review()).exchange()).bodyText().contains("Mei Lin, 4 of 5", "2 by link", "4 of 5");
        assertThat(pages.get(ana, review() + "/next").exchange())
                .as("they count in one review")
                .bodyText()
                .doesNotContain("Mei Lin, 4 of 5");
    }

    @Test
    void aLinkThatWasStoppedOpensNothingAndNobodyIsAskedTwice() {
        var mei = linkOf(ask("Mei Lin", "mei@customer.example", "CUSTOMER"));
        assertThat(ask("Mei L.", "MEI@customer.example", "CUSTOMER"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("is awaited already", "Mei L.");
        assertThat(ask("", "nobody", "")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        var asked = inBusiness(() -> opinions.of(engagement)).get(0);

        assertThat(pages.post(ana, review() + "/opinions/" + asked.id() + "/revocation")
                        .exchange())
                .hasStatus3xxRedirection();

        assertThat(pages.mvc().get().uri(mei).exchange().getResponse().getStatus())
                .isNotEqualTo(200);
        assertThat(answer(mei, "4", "Late").getResponse().getStatus()).isGreaterThanOrEqualTo(400);
        assertThat(answers()).isZero();
        assertThat(pages.get(pages.colleague(ana, Role.STAFF), review() + "/opinions")
                        .exchange())
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(pages.get(pages.owner("Studio Moss"), review() + "/opinions").exchange())
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void ofTwoAnswersAtTheSameMomentOneCounts() throws Exception {
        var mei = linkOf(ask("Mei Lin", "mei@customer.example", "CUSTOMER"));

        try (var both = new Closing()) {
            var sent = both.threads.invokeAll(List.<Callable<Integer>>of(
                    () -> answer(mei, "2", "No").getResponse().getStatus(),
                    () -> answer(mei, "5", "Yes").getResponse().getStatus()));
            assertThat(List.of(sent.get(0).get(), sent.get(1).get())).containsExactlyInAnyOrder(302, 422);
        }
        assertThat(answers()).isEqualTo(1);
    }

    private static final class Closing implements AutoCloseable {

        private final java.util.concurrent.ExecutorService threads = Executors.newFixedThreadPool(2);

        @Override
        public void close() {
            threads.shutdownNow();
        }
    }

    private MvcTestResult ask(String name, String email, String standsAs) {
        return pages.post(ana, review() + "/opinions")
                .param("name", name)
                .param("email", email)
                .param("standsAs", standsAs)
                .exchange();
    }

    private static String linkOf(MvcTestResult asked) {
        assertThat(asked).hasStatus3xxRedirection();
        var link = String.valueOf(asked.getMvcResult().getFlashMap().get("link"));
        return link.substring(link.indexOf("/s/"));
    }

    private MvcTestResult answer(String link, String score, String word) {
        return pages.mvc()
                .post()
                .uri(link)
                .with(org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf())
                .param("score", score)
                .param("word", word)
                .exchange();
    }

    private long answers() {
        return inBusiness(() -> opinions.of(engagement)).stream()
                .filter(opinion -> opinion.answeredAt().isPresent())
                .count();
    }

    private String review() {
        return "/engagements/" + engagement + "/review";
    }

    private <T> T inBusiness(Supplier<T> work) {
        return Tenancy.as(Tenancy.Scope.of(ana.business()).at(Pages.BERLIN), work);
    }
}
