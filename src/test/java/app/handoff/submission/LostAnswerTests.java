package app.handoff.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import app.handoff.CuttingProxy;
import app.handoff.Pages;
import app.handoff.Proofs;
import app.handoff.TestDatabase;
import app.handoff.bidding.ABidding;
import app.handoff.bidding.ABidding.Made;
import app.handoff.installation.DatabaseAccess;
import app.handoff.sharelink.OpenedLinks;
import app.handoff.tenancy.Tenancy;
import jakarta.servlet.http.Cookie;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/** R3: the database commits and its answer is lost on the way. Whoever presses the button again has done it once. */
@SpringBootTest
@DirtiesContext
@Tag("proof")
class LostAnswerTests {

    private static final DatabaseAccess DATABASE = TestDatabase.another();
    private static final CuttingProxy LINE = new CuttingProxy(DATABASE.url());

    @Autowired
    WebApplicationContext context;

    @Autowired
    ABidding biddings;

    @Autowired
    BidsForTests bids;

    @Autowired
    JdbcClient jdbc;

    private Pages pages;
    private Made made;
    private String link;
    private Cookie proof;

    @DynamicPropertySource
    static void throughTheLine(DynamicPropertyRegistry registry) {
        TestDatabase.settings(DATABASE).forEach((name, value) -> registry.add(name, () -> value));
        registry.add("spring.datasource.url", LINE::url);
        // Its jobs commit, too, and would meet the cut.
        registry.add("db-scheduler.enabled", () -> false);
    }

    @AfterAll
    static void close() {
        LINE.close();
    }

    @BeforeEach
    void aVendorWithAFilledBid() {
        pages = Pages.of(context);
        made = biddings.open(3_600, "Kontor Vier");
        link = OpenedLinks.path(biddings.link(made, 0));
        proof = OpenedLinks.proof(context, link.substring("/s/".length())).orElseThrow();
        Tenancy.as(made.vendor(0), () -> {
            bids.fill(made.invited().get(0), made.frozen(), "40");
            return true;
        });
    }

    @Test
    void aBidIsSentOnce() {
        int times = Proofs.times(20, 200);
        int before = LINE.cuts();
        int known = 0;
        Set<String> receipts = new HashSet<>();
        for (int i = 0; i < times; i++) {
            var key = UUID.randomUUID().toString();
            LINE.cutsTheNextCommit();
            assertThat(isDone(post("/bid/sending").param("key", key).exchange()))
                    .as("nobody heard that the bid arrived")
                    .isFalse();
            assertThat(LINE.isArmed()).as("the line was cut").isFalse();
            for (int again = 0; again < 2; again++) {
                assertThat(isDone(post("/bid/sending").param("key", key).exchange()))
                        .isTrue();
            }
            receipts.add(receipt());
            known += count("bid") == i + 1 ? 1 : 0;
        }
        System.out.printf(
                "R3 N=%d answers cut: bids %d, duplicates %d, receipts told after all %d%n",
                LINE.cuts() - before, count("bid"), count("bid") - times, receipts.size());
        assertThat(LINE.cuts() - before).isEqualTo(times);
        assertThat(count("bid")).isEqualTo(times);
        assertThat(receipts).hasSize(times);
        assertThat(known).isEqualTo(times);
    }

    @Test
    void aQuestionIsAskedOnce() {
        for (int i = 0; i < 5; i++) {
            var question = "What is in box " + i + "?";
            LINE.cutsTheNextCommit();
            assertThat(isDone(post("/bid/question").param("question", question).exchange()))
                    .isFalse();
            assertThat(post("/bid/question").param("question", question).exchange())
                    .hasStatus(422)
                    .bodyText()
                    .contains("This question was asked already");
            assertThat(count("clarification")).isEqualTo(i + 1);
        }
    }

    @Test
    void aBidIsWithdrawnOnce() {
        post("/bid/sending").param("key", UUID.randomUUID().toString()).exchange();
        LINE.cutsTheNextCommit();

        assertThat(isDone(post("/bid/withdrawal").exchange())).isFalse();

        assertThat(isDone(post("/bid/withdrawal").exchange())).isFalse();
        assertThat(jdbcInside("select count(*) from bid where kind = 'WITHDRAWN'"))
                .isOne();
    }

    private static boolean isDone(MvcTestResult answer) {
        return answer.getUnresolvedException() == null
                && answer.getResponse().getStatus() >= 300
                && answer.getResponse().getStatus() < 400;
    }

    private String receipt() {
        return Tenancy.as(
                        made.vendor(0),
                        () -> context.getBean(BidPreparation.class)
                                .receipt(made.invited().get(0)))
                .orElseThrow()
                .number();
    }

    private MockMvcRequestBuilder post(String page) {
        return pages.mvc().post().uri(link + page).cookie(proof).with(csrf());
    }

    private int count(String table) {
        return jdbcInside("select count(*) from " + table);
    }

    private int jdbcInside(String sql) {
        return biddings.as(
                made.scope(), () -> jdbc.sql(sql).query(Integer.class).single());
    }
}
