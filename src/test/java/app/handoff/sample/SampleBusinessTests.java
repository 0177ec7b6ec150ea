package app.handoff.sample;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import app.handoff.Pages;
import app.handoff.account.Accounts;
import app.handoff.account.SignedIn;
import app.handoff.bidding.ABidding;
import app.handoff.bidding.Bidding;
import app.handoff.bidding.BiddingStatus;
import app.handoff.contract.ContractsForTests;
import app.handoff.engagement.Engagements;
import app.handoff.evaluation.EvaluationsForTests;
import app.handoff.kernel.BusinessId;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.Tenancy;
import app.handoff.triage.EngagementsForTests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

@SpringBootTest
class SampleBusinessTests {

    private static final Set<String> SEEN_BY_ITS_VENDOR_ALONE = Set.of("bid_draft", "bid_code");

    @Autowired
    SamplePlay play;

    @Autowired
    List<SampleActs> modules;

    @Autowired
    Accounts accounts;

    @Autowired
    SampleFounding setUp;

    @Autowired
    Engagements engagements;

    @Autowired
    Bidding bidding;

    @Autowired
    ABidding biddings;

    @Autowired
    EvaluationsForTests evaluations;

    @Autowired
    ContractsForTests contracts;

    @Autowired
    EngagementsForTests opened;

    @Autowired
    SampleJob samples;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    WebApplicationContext context;

    Pages pages;
    SignedIn ana;

    @BeforeEach
    void somebodyWithABusiness() {
        pages = Pages.of(context);
        ana = pages.owner("Ana's own");
    }

    @Test
    void isToldInActsThatItsModulesPlayAndInNoOthers() {
        var chapters = play.told(SampleCalendar.countedFrom(Instant.now(), Pages.BERLIN.zone()), "Ana Ruiz");

        assertThat(chapters)
                .hasSize(8)
                .allSatisfy(chapter -> assertThat(chapter.steps()).isNotEmpty());
        var called = chapters.stream()
                .flatMap(chapter -> chapter.steps().stream())
                .map(step -> step.act().name())
                .collect(Collectors.toSet());
        assertThat(modules.stream().flatMap(module -> module.acts().stream()))
                .extracting(SampleAct::name)
                .as("acts that a module can play")
                .containsExactlyInAnyOrderElementsOf(called);
    }

    @Test
    void standsInEveryStage() {
        var began = System.nanoTime();
        var inSample = pages.inSample(ana);
        var took = Duration.ofNanos(System.nanoTime() - began);
        System.out.println("The sample business took " + took.toMillis() + " ms.");

        var all = inside(inSample, () -> engagements.list(null, null, 20));
        assertThat(all)
                .extracting(Engagements.Entry::name)
                .contains("Payroll", "Evening support", "Front desk and phone", "Data entry", "IT upkeep")
                .anyMatch(name -> name.startsWith("Bookkeeping for "));
        assertThat(count(Tenancy.Scope.of(inSample.business()), "task")).isEqualTo(11);
        inside(inSample, () -> {
            var books = bidding.get(named(all, "Bookkeeping"));
            assertThat(books.status()).isEqualTo(BiddingStatus.OPEN);
            assertThat(evaluations.opened(books.id())).isEmpty();
            assertThat(biddings.openQuestions(books.engagement())).isPositive();
            assertThat(evaluations.ranked(named(all, "Data entry")))
                    .containsExactly("Tala Ledger 7760", "Kontor Vier 9990", "Norte Contable 7050", "FastBooks 4650");
            assertThat(contracts.status(named(all, "Front desk"))).isEqualTo("SENT");
            assertThat(contracts.status(named(all, "Payroll"))).isEqualTo("ACTIVE");
            assertThat(transaction.<Integer>execute(status -> jdbc.sql(
                                    "select count(*) from review where engagement_id = ? and status = 'FINISHED'")
                            .param(named(all, "Payroll").id())
                            .query(Integer.class)
                            .single()))
                    .isPositive();
            return true;
        });
        for (var page : List.of(
                "/",
                "/tasks",
                "/engagements",
                "/vendors",
                "/reports",
                "/results",
                "/messages",
                "/activity",
                "/settings",
                "/people")) {
            assertThat(pages.get(inSample, page)).as(page).hasStatusOk();
        }
        for (var engagement : all) {
            assertThat(pages.get(inSample, "/engagements/" + engagement.id()))
                    .as(engagement.name())
                    .hasStatusOk()
                    .bodyText()
                    .contains("Sample business");
        }
        assertThat(pages.get(inSample, "/results"))
                .as("what is to be paid and to be credited")
                .bodyText()
                .contains("Open invoices", "One open invoice", "Open credits:");
        assertThat(pages.get(inSample, "/engagements/" + named(all, "Evening support") + "/running/breaches"))
                .as("a miss of which the vendor was told, with its credit")
                .bodyText()
                .contains("Reply awaited", "Owed");
        assertThat(pages.get(inSample, "/"))
                .as("an invoice that differs")
                .bodyText()
                .contains("Check invoice AD-0117", "more than expected");
        assertThat(pages.get(inSample, "/engagements/" + named(all, "Payroll") + "/contract"))
                .as("a change in force")
                .bodyText()
                .contains("Change 1", "Agreed");
        assertThat(pages.get(inSample, "/messages")).bodyText().contains("never sent", "Stays here");
        assertThat(pages.get(inSample, "/engagements/" + named(all, "Evening support") + "/contract"))
                .as("a contract that ends by itself and can be extended")
                .bodyText()
                .contains("Last day to extend", "Extend it until")
                .doesNotContain("Last day to give notice", "signed in as jonas@");
        assertThat(pages.get(inSample, "/results")).bodyText().contains("Extend by");
        aLawyerComesInByTheCodeThatWasHandedOver(inSample, named(all, "Front desk"));
        assertThat(took).isLessThan(Duration.ofSeconds(20));
    }

    private void aLawyerComesInByTheCodeThatWasHandedOver(SignedIn inSample, EngagementId engagement) {
        var handed = pages.post(inSample, "/engagements/" + engagement + "/contract/lawyers")
                .param("name", "Dr. Imke Sander")
                .exchange()
                .getMvcResult()
                .getFlashMap();
        var link = String.valueOf(handed.get("link"));
        var comments = link.substring(link.indexOf("/s/")) + "/comments";
        for (var wrong : new String[] {null, "BCDF-GHJK"}) {
            var comment = pages.mvc().post().uri(comments).with(csrf()).param("text", "Clause 4 is fine.");
            assertThat(wrong == null ? comment : comment.param("code", wrong))
                    .as("asked for the code, and again after a wrong one")
                    .hasStatus(403)
                    .bodyText()
                    .contains("Enter your code", "name=\"code\"", "Show me another code")
                    .doesNotContain("Here it is");
        }
        assertThat(pages.mvc()
                        .post()
                        .uri(comments)
                        .with(csrf())
                        .param("text", "Clause 4 is fine.")
                        .param("code", String.valueOf(handed.get("linkCode"))))
                .hasStatus3xxRedirection();
    }

    @Test
    void isOneForEachPersonAndLeavesNothingBehind() {
        var inSample = pages.inSample(ana);

        assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> pages.inSample(ana));
        assertThat(pages.post(ana, "/settings/sample"))
                .as("who presses again is shown the one there is")
                .hasRedirectedUrl("/settings/sample");
        assertThat(accounts.othersOf(ana)).hasSize(1);

        var invited = inside(
                inSample,
                () -> transaction.execute(status ->
                        jdbc.sql("select id from invitation").query(UUID.class).list()));
        assertThat(sealed(inSample, invited, "bid_draft")).isPositive();
        assertThat(sealed(inSample, invited, "bid_content")).isPositive();
        assertThat(sealed(inSample, invited, "file_chunk")).isPositive();

        assertThat(pages.post(inSample, "/settings/sample/removal")).hasStatus3xxRedirection();

        for (var table : businessTables()) {
            if (!SEEN_BY_ITS_VENDOR_ALONE.contains(table)) {
                assertThat(count(Tenancy.Scope.of(inSample.business()), table))
                        .as(table)
                        .isZero();
            }
        }
        for (var table : List.of("bid_draft", "bid_code", "bid_content", "stored_file", "file_chunk")) {
            assertThat(sealed(inSample, invited, table)).as(table).isZero();
        }
        assertThat(accounts.othersOf(ana)).isEmpty();
        assertThat(pages.get(ana, "/settings")).hasStatusOk().bodyText().contains("Show me the sample business");
    }

    @Test
    void whoeverLooksAtItIsLedToThePagesOfTheirOwnBusiness() {
        var own = inside(ana, () -> opened.open("Payroll for 2027"));
        var bob = pages.owner("Bob's business");
        var foreign = inside(bob, () -> opened.open("Taxes of Bob"));
        var inSample = pages.inSample(ana);

        assertThat(pages.get(inSample, "/engagements/" + own + "/scope/check"))
                .hasStatus(404)
                .bodyText()
                .contains(
                        "This page belongs to Ana&#39;s own",
                        "name=\"to\" value=\"/engagements/" + own + "/scope/check\"",
                        "name=\"business\" value=\"" + ana.business() + "\"");
        assertThat(pages.get(inSample, "/engagements/" + foreign))
                .hasStatus(404)
                .bodyText()
                .doesNotContain("belongs to", "Bob");
        assertThat(pages.get(bob, "/engagements/" + own))
                .hasStatus(404)
                .bodyText()
                .doesNotContain("Ana");

        assertThat(pages.post(inSample, "/change-over")
                        .param("business", ana.business().toString())
                        .param("to", "/engagements/" + own))
                .hasRedirectedUrl("/engagements/" + own);
        assertThat(pages.post(inSample, "/change-over")
                        .param("business", ana.business().toString())
                        .param("to", "https://elsewhere.example/"))
                .hasRedirectedUrl("/");
    }

    @Test
    void leavesNothingWhenItCannotBeMadeWhole() {
        var half = new Studio("Half a studio", "DE", Pages.BERLIN, List.of());
        var made = new ArrayList<BusinessId>();

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> setUp.setUp(ana.asSampleOwner(), half, Instant.now(), people -> {
                    made.add(Tenancy.required().business());
                    throw new IllegalStateException("The lights went out.");
                }));

        assertThat(accounts.othersOf(ana)).isEmpty();
        assertThat(count(Tenancy.Scope.of(made.get(0)), "business")).isZero();
        assertThat(count(Tenancy.Scope.of(made.get(0)), "member")).isZero();
    }

    @Test
    void comesWithOneClickFromSettings() {
        assertThat(pages.post(ana, "/settings/sample")).hasRedirectedUrl("/settings/sample");
        assertThat(pages.get(ana, "/settings/sample"))
                .as("the page comes at once")
                .hasStatusOk()
                .hasHeader("Refresh", "2")
                .bodyText()
                .contains("Making the sample business", "of 8 steps are done");

        await().atMost(ofMinutes(2)).until(() -> !accounts.othersOf(ana).isEmpty());
        assertThat(accounts.othersOf(ana)).hasSize(1).allMatch(other -> other.sample());
        var sample = Tenancy.Scope.of(accounts.othersOf(ana).get(0).id());
        await("the sealed files of what is signed")
                .atMost(ofMinutes(2))
                .untilAsserted(() -> assertThat(count(sample, "contract_file"))
                        .isPositive()
                        .isEqualTo(count(sample, "contract where active_at is not null")));
        var sealed = Tenancy.as(
                sample,
                () -> transaction.execute(status -> jdbc.sql("select bytes from contract_file limit 1")
                        .query(byte[].class)
                        .single()));
        assertThat(read(sealed)).contains("A sample contract to look around with", "signed by both sides");
    }

    private static String read(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void isMadeOnceHoweverManyPressAtOnce() throws InterruptedException {
        var threads = IntStream.range(0, 6)
                .mapToObj(number -> new Thread(() -> samples.order(ana.asSampleOwner(), Instant.now())))
                .toList();
        threads.forEach(Thread::start);
        for (var thread : threads) {
            thread.join();
        }

        await().atMost(ofMinutes(2))
                .until(() -> samples.progressOf(ana.login()).isEmpty()
                        && !accounts.othersOf(ana).isEmpty());
        assertThat(accounts.othersOf(ana)).hasSize(1);
    }

    @Test
    void isClearedAwayAndMadeAgainAfterARestartInTheMiddle() {
        var half = new Studio("Half a studio", "DE", Pages.BERLIN, List.of());
        assertThatExceptionOfType(PowerCut.class)
                .isThrownBy(() -> setUp.setUp(ana.asSampleOwner(), half, Instant.now(), people -> {
                    throw new PowerCut();
                }));
        assertThat(accounts.othersOf(ana)).isEmpty();

        var inSample = pages.inSample(ana);

        assertThat(accounts.othersOf(ana)).hasSize(1);
        assertThat(count(Tenancy.Scope.of(inSample.business()), "business")).isOne();
        assertThat(count(Tenancy.Scope.of(inSample.business()), "task")).isEqualTo(11);
    }

    @Test
    void saysWhatToDoWhenItCouldNotBeMade() {
        transaction.executeWithoutResult(status -> jdbc.sql(
                        "insert into sample_order (login_id, business_id, member_id, ordered_at, steps_done, failed_at)"
                                + " values (?, ?, ?, now(), 3, now())")
                .params(ana.login(), ana.business().id(), ana.member().id())
                .update());

        assertThat(pages.get(ana, "/settings/sample"))
                .hasStatusOk()
                .bodyText()
                .contains("The sample business could not be made", "Nothing of it is left", "Try again");

        assertThat(pages.post(ana, "/settings/sample")).hasStatus3xxRedirection();
        await().atMost(ofMinutes(2)).until(() -> !accounts.othersOf(ana).isEmpty());
    }

    @Test
    void saysWhatGoesAwayBeforeItIsRemoved() {
        var inSample = pages.inSample(ana);

        assertThat(pages.get(inSample, "/"))
                .bodyText()
                .contains("href=\"/settings/sample/removal\"")
                .doesNotContain("action=\"/settings/sample/removal\"");
        assertThat(pages.get(inSample, "/settings/sample/removal"))
                .hasStatusOk()
                .bodyText()
                .contains("What goes away", "stays as it is", "action=\"/settings/sample/removal\"");
        assertThat(accounts.othersOf(ana)).hasSize(1);
    }

    @Test
    void neverRemovesAnOwnBusiness() {
        assertThat(pages.get(ana, "/settings/sample/removal")).hasStatus(409);
        assertThat(pages.post(ana, "/settings/sample/removal")).hasStatus(409);

        assertThat(count(Tenancy.Scope.of(ana.business()), "member")).isEqualTo(1);
    }

    private static EngagementId named(List<Engagements.Entry> all, String name) {
        return all.stream()
                .filter(entry -> entry.name().startsWith(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private <T> T inside(SignedIn person, Supplier<T> work) {
        return Tenancy.as(Tenancy.Scope.of(person.business()).at(Pages.BERLIN), work);
    }

    /** Rows that only the vendor behind a link may see. */
    private long sealed(SignedIn person, List<UUID> invited, String table) {
        return invited.stream()
                .mapToLong(id -> count(Tenancy.Scope.of(person.business()).asVendor(id), table))
                .sum();
    }

    private long count(Tenancy.Scope scope, String table) {
        return Tenancy.as(
                scope,
                () -> transaction.execute(status -> jdbc.sql("select count(*) from " + table)
                        .query(Long.class)
                        .single()));
    }

    private static List<String> businessTables() {
        try {
            Properties declared = PropertiesLoaderUtils.loadProperties(new ClassPathResource("tables.properties"));
            return declared.stringPropertyNames().stream()
                    .filter(table -> declared.getProperty(table).equals("business"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends a start so suddenly that nobody clears anything away. */
    private static final class PowerCut extends Error {}
}
