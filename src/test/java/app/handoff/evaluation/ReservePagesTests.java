package app.handoff.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import app.handoff.Pages;
import app.handoff.account.SignedIn;
import app.handoff.bidding.ABidding;
import app.handoff.bidding.ABidding.Made;
import app.handoff.contract.ContractId;
import app.handoff.contract.Contracts;
import app.handoff.contract.ContractsForTests;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Proof;
import app.handoff.kernel.Role;
import app.handoff.kernel.VendorId;
import app.handoff.sharelink.OpenedLinks;
import app.handoff.tenancy.Tenancy.Scope;
import app.handoff.tenancy.TextCipher;
import app.handoff.triage.Triage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/** Kontor Vier was chosen and signed, Norte Contable is the reserve; the work is put out again. */
@SpringBootTest
class ReservePagesTests {

    private static final int RESERVE = 1;
    private static final int OTHER = 2;
    private static final String REASON = "It was second, knows the work and begins at once.";
    private static final Actor LIZA = Actor.vendor(VendorId.next(), "Liza Cruz");

    @Autowired
    WebApplicationContext context;

    @Autowired
    ABidding biddings;

    @Autowired
    EvaluationsForTests judging;

    @Autowired
    Evaluations evaluations;

    @Autowired
    Letters letters;

    @Autowired
    Awards awards;

    @Autowired
    Contracts contracts;

    @Autowired
    ContractsForTests drafts;

    @Autowired
    Triage triage;

    @Autowired
    JdbcTemplate jdbc;

    private Pages pages;
    private SignedIn ana;
    private Scope studio;
    private Made made;
    private ContractId first;
    private EngagementId round;

    @BeforeEach
    void aContractInForceAndTheNextRound() {
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
        in(() -> {
            judging.choose(made.engagement(), ABidding.MIA, Instant.now());
            letters.sendAsProposed(made.engagement(), ABidding.MIA, Instant.now());
            return true;
        });
        first = in(() -> drafts.draftWithTheWinner(made.engagement(), ABidding.MIA, Instant.now()));
        sign(first);
        round = in(() -> triage.askAgain(made.engagement(), ABidding.MIA, Instant.now()));
    }

    @Test
    void theReserveIsAskedConfirmsAndIsAwardedOnceTheFirstContractIsOver() {
        assertThat(pages.get(ana, "/")).bodyText().contains("Ask the reserve of the last round, Norte Contable");
        assertThat(get("/reserve"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Go on with Norte Contable",
                        "The contract with Kontor Vier runs, and no end is agreed",
                        "Stands until",
                        "Ask Norte Contable");
        assertThat(award(REASON)).hasStatus(422).bodyText().contains("no end is agreed");
        assertThat(ask("", 7, 60)).hasStatus(422).bodyText().contains("Write what the reserve is to read");
        assertThat(ask("Does it stand?", -1, 60)).hasStatus(422).bodyText().contains("a day that is not over");
        assertThat(ask("Does it stand?", 7, 3)).hasStatus(422).bodyText().contains("not before the day");
        assertThat(ask("Does it stand?", 7, 999)).hasStatus(422).bodyText().contains("at most 365 days");
        assertThat(pages.get(pages.colleague(ana, Role.STAFF), at("/reserve"))).hasStatus(403);
        for (int twice = 0; twice < 2; twice++) {
            assertThat(ask("Does it stand?", 7, 60)).hasRedirectedUrl(at("/reserve"));
        }
        assertThat(ask("Another question?", 7, 60)).hasStatus(422).bodyText().contains("its answer is awaited");
        assertThat(bodies("Does it stand?")).hasSize(1);
        in(() -> {
            drafts.terminate(first, today(), ABidding.MIA, Instant.now());
            return true;
        });
        assertThat(award(REASON)).hasStatus(422).bodyText().contains("Ask Norte Contable first");

        assertThat(visit(RESERVE)).hasStatusOk().bodyText().contains("Does your bid still stand?", "Does it stand?");
        assertThat(visit(OTHER)).hasStatus(404);
        assertThat(answer(RESERVE, "", "")).hasStatus(422);
        assertThat(answer(RESERVE, "DECLINES", " ")).hasStatus(422).bodyText().contains("Say in a sentence why not");
        assertThat(answer(OTHER, "CONFIRMS", "")).hasStatus(404);
        for (int twice = 0; twice < 2; twice++) {
            assertThat(answer(RESERVE, "CONFIRMS", "")).hasStatus3xxRedirection();
        }
        assertThat(answer(RESERVE, "DECLINES", "We changed our mind.")).hasStatus(422);
        assertThat(visit(RESERVE)).bodyText().contains("You said that your bid stands");
        await().untilAsserted(
                        () -> assertThat(bodies("stands as it was sent, until")).hasSize(1));
        assertThat(pages.get(ana, "/")).bodyText().contains("Award the work to Norte Contable");
        assertThat(get("/reserve")).bodyText().contains("The contract with Kontor Vier ends on", "Award it to Norte");

        assertThat(award("Yes.")).hasStatus(422).bodyText().contains("Yes.");
        for (int twice = 0; twice < 2; twice++) {
            assertThat(award(REASON)).hasRedirectedUrl(at("/award"));
        }
        assertThat(award("Another reason that is long enough."))
                .hasStatus(409)
                .bodyText()
                .contains("This was decided while you were writing", "Another reason that is long enough.");
        assertThat(in(() -> awards.of(round)).orElseThrow().vendorName()).isEqualTo("Norte Contable");
        assertThat(in(() -> awards.of(made.engagement())).orElseThrow().vendorName())
                .as("what was chosen first stays as it was")
                .isEqualTo("Kontor Vier");
        assertThat(get("/award")).hasStatusOk().bodyText().contains("Norte Contable was chosen", REASON);
        in(() -> {
            letters.sendAsProposed(made.engagement(), ABidding.MIA, Instant.now());
            return true;
        });
        assertThat(bodies("would now like to work with you")).hasSize(1);

        assertThat(get(""))
                .bodyText()
                .contains(
                        "set up the contract",
                        "By the scope that was frozen for the last round",
                        "The reserve of the last round, by its bid")
                .doesNotContain("describe the work");
        assertThat(pages.get(ana, "/")).bodyText().doesNotContain("Award the work to", "Ask the reserve");
        assertThat(get("/contract")).hasStatusOk().bodyText().contains("Norte Contable");
        var second = in(() -> drafts.draftWithTheWinner(round, ABidding.MIA, Instant.now()));
        assertThat(in(() -> drafts.vendorName(second))).isEqualTo("Norte Contable");
        assertThat(in(() -> drafts.start(second))).isAfter(today());
    }

    @Test
    void theContractBeginsAfterTheLastDayOfTheFirst() {
        var last = today().plusDays(40);
        in(() -> {
            drafts.terminate(first, last, ABidding.MIA, Instant.now());
            return true;
        });
        ask("Does it stand?", 7, 60).exchange();
        answer(RESERVE, "CONFIRMS", "").exchange();
        assertThat(get("/reserve")).bodyText().contains("The reserve can begin after that day");
        assertThat(award(REASON)).hasRedirectedUrl(at("/award"));

        assertThat(in(() -> awards.earliestStart(round))).contains(last.plusDays(1));
        var second = in(() -> drafts.draftWithTheWinner(round, ABidding.MIA, Instant.now()));
        assertThat(in(() -> drafts.start(second))).isAfter(last);
    }

    @Test
    void whereTheReserveDeclinesBidsAreAskedForAgain() {
        ask("Does it stand?", 7, 60).exchange();
        assertThat(answer(RESERVE, "DECLINES", "We have no people free.")).hasStatus3xxRedirection();
        in(() -> {
            drafts.terminate(first, today(), ABidding.MIA, Instant.now());
            return true;
        });

        assertThat(get("/reserve"))
                .bodyText()
                .contains("We have no people free.", "Ask for bids again", at("/scope"))
                .doesNotContain("Award it to");
        assertThat(award(REASON)).hasStatus(422).bodyText().contains("We have no people free.");
        assertThat(get("/scope")).hasStatusOk().bodyText().contains("Start from the last round");
        await().untilAsserted(() -> assertThat(bodies("does not stand any more"))
                .singleElement()
                .asString()
                .contains("no people free"));
    }

    @Test
    void aQuestionThatIsTakenBackIsNotAnswered() {
        ask("Does it stand?", 7, 60).exchange();
        assertThat(pages.post(ana, at("/reserve/inquiry/withdrawal"))).hasRedirectedUrl(at("/reserve"));
        assertThat(answer(RESERVE, "CONFIRMS", "")).hasStatus(422).bodyText().contains("no longer asks this");
        assertThat(ask("Does it stand after all?", 7, 60)).hasRedirectedUrl(at("/reserve"));
        assertThat(answer(RESERVE, "CONFIRMS", "")).hasStatus3xxRedirection();
    }

    @Test
    void aReserveThatDoesNotSignGivesWayToNewBids() {
        ask("Does it stand?", 7, 60).exchange();
        answer(RESERVE, "CONFIRMS", "").exchange();
        in(() -> {
            drafts.terminate(first, today(), ABidding.MIA, Instant.now());
            return true;
        });
        award(REASON).exchange();
        var award = in(() -> evaluations.file(round)).award();
        assertThat(get("/scope/timeline")).hasStatusOk();
        assertThat(pages.post(ana, at("/award/succession"))
                        .param("award", award.getId().toString())
                        .param("next", "NEW_BIDS")
                        .param("reason", "They called."))
                .hasRedirectedUrl(at("/scope"));

        assertThat(in(() -> awards.of(round))).isEmpty();
        assertThat(get("/scope")).hasStatusOk().bodyText().contains("Start from the last round");
    }

    @Test
    void theDatabaseLetsAReserveAnswerItsOwnQuestionOnce() {
        ask("Does it stand?", 7, 60).exchange();
        answer(RESERVE, "DECLINES", "We have no people free.").exchange();
        for (var forbidden : List.of(
                "update reserve_inquiry set hold_until = hold_until + 365",
                "update reserve_inquiry set total = 1",
                "update reserve_inquiry set answer = 'CONFIRMS', answer_text = '', answered_at = now(), answered_by = 'x'",
                "delete from reserve_inquiry")) {
            assertThatExceptionOfType(DataAccessException.class)
                    .as(forbidden)
                    .isThrownBy(() -> biddings.as(made.vendor(RESERVE), () -> jdbc.update(forbidden)));
        }
        assertThat(biddings.as(
                        made.vendor(OTHER),
                        () -> jdbc.queryForObject("select count(*) from reserve_inquiry", Integer.class)))
                .isZero();
    }

    private void sign(ContractId contract) {
        var vendor = studio.asVendor(contract.id());
        var now = Instant.now();
        in(() -> {
            contracts.send(contract, ABidding.MIA, now);
            return true;
        });
        read(studio, contract, ABidding.MIA);
        read(vendor, contract, LIZA);
        sign(
                vendor,
                contract,
                LIZA,
                new Proof(Proof.Kind.MAILED_CODE, "Liza Cruz", in(() -> drafts.vendorEmail(contract)), now));
        sign(studio, contract, ABidding.MIA, Proof.signedIn("Mia", "mia@fern.example", now));
    }

    private void read(Scope side, ContractId contract, Actor by) {
        biddings.as(side, () -> {
            contracts
                    .get(contract)
                    .wording()
                    .clauses()
                    .forEach(clause ->
                            contracts.understand(contract, clause.id(), clause.fingerprint(), by, Instant.now()));
            return true;
        });
    }

    private void sign(Scope side, ContractId contract, Actor by, Proof proof) {
        biddings.as(side, () -> {
            var text = contracts.get(contract).wording().fingerprint();
            contracts.sign(contract, by.name(), true, text, by, proof, Instant.now());
            return true;
        });
    }

    private <T> T in(Supplier<T> work) {
        return biddings.as(studio, work);
    }

    private static LocalDate today() {
        return LocalDate.now(ABidding.BERLIN);
    }

    private String at(String page) {
        return "/engagements/" + round + page;
    }

    private MvcTestResult get(String page) {
        return pages.get(ana, at(page)).exchange();
    }

    private MockMvcRequestBuilder ask(String words, int days, int hold) {
        return pages.post(ana, at("/reserve/inquiry"))
                .param("words", words)
                .param("answerDay", today().plusDays(days).toString())
                .param("holdUntil", today().plusDays(hold).toString());
    }

    private MockMvcRequestBuilder award(String reason) {
        return pages.post(ana, at("/reserve/award")).param("reason", reason);
    }

    private MvcTestResult visit(int vendor) {
        var token = biddings.link(made, vendor);
        return pages.mvc()
                .get()
                .uri(OpenedLinks.path(token) + "/bid/standing")
                .cookie(OpenedLinks.proof(context, token.value()).orElseThrow())
                .exchange();
    }

    private MockMvcRequestBuilder answer(int vendor, String answer, String text) {
        var token = biddings.link(made, vendor);
        return pages.mvc()
                .post()
                .uri(OpenedLinks.path(token) + "/bid/standing")
                .param("answer", answer)
                .param("text", text)
                .cookie(OpenedLinks.proof(context, token.value()).orElseThrow())
                .with(SecurityMockMvcRequestPostProcessors.csrf());
    }

    private List<String> bodies(String words) {
        return in(() -> jdbc.queryForList("select sealed_body from message order by id", byte[].class)).stream()
                .map(body -> context.getBean(TextCipher.class).decrypt(body).orElseThrow())
                .filter(body -> body.contains(words))
                .toList();
    }
}
