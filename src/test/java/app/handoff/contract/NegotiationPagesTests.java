package app.handoff.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.handoff.kernel.NotFound;
import app.handoff.tenancy.Tenancy;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

/** Other words for a clause, on the pages of both sides. */
class NegotiationPagesTests extends PagesOfAContract {

    @Test
    void theVendorProposesAndTheBusinessAccepts() {
        tickAll();
        var pay = clause(ClauseType.PAY);
        assertThat(vendor("")).bodyText().contains("Propose other words for clause");
        assertThat(vendor("/clauses/" + pay.id() + "/proposal"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Propose other words for clause",
                        pay.law().lines().findFirst().orElseThrow().substring(0, 20));
        assertThat(propose(pay, pay.law(), "Because."))
                .hasStatus(422)
                .bodyText()
                .contains("These are the words that the clause has already", "Because.");
        assertThat(propose(pay, words(pay), ""))
                .hasStatus(422)
                .bodyText()
                .contains("Fill this in", "Okapi pays on the tenth.");
        for (int twice = 0; twice < 2; twice++) {
            assertThat(propose(pay, words(pay), "Our bank pays then.")).hasStatus3xxRedirection();
        }
        assertThat(propose(pay, words(pay) + " Or later.", "Our bank pays then."))
                .hasStatus(422)
                .bodyText()
                .contains("are proposed already", "Or later.");
        assertThat(contract().negotiation().proposals()).hasSize(1);
        var proposal = "/proposals/" + only().id();

        assertThat(get("")).bodyText().contains("1 proposal open", "Our bank pays then.", "Read and decide", "Locked");
        assertThat(get("/questions")).bodyText().contains("Other words proposed");
        assertThat(get(proposal))
                .hasStatusOk()
                .bodyText()
                .contains("<ins>", "Okapi pays on the tenth.", "Accept these words", "The plain words stay");
        assertThat(vendor(proposal))
                .hasStatusOk()
                .bodyText()
                .contains("Withdraw the proposal")
                .doesNotContain("Accept these words");
        assertThat(vendorPost(proposal + "/acceptance")).hasStatus(409);
        assertThat(contract().wording().edition()).isEqualTo(1);

        for (int twice = 0; twice < 2; twice++) {
            assertThat(post(proposal + "/acceptance")).hasStatus3xxRedirection();
        }
        assertThat(contract().wording().edition()).isEqualTo(2);
        assertThat(clause(ClauseType.PAY).law()).contains("Okapi pays on the tenth.");
        assertThat(contract().reading().unread(Side.VENDOR)).hasSize(1);
        assertThat(contract().reading().unread(Side.US)).hasSize(1);
        assertThat(get(proposal)).bodyText().contains("Accepted by").doesNotContain("Accept these words");
    }

    @Test
    void theBusinessAnswersWithOtherWordsAndTheVendorAccepts() {
        tickAll();
        var pay = clause(ClauseType.PAY);
        propose(pay, words(pay), "Our bank pays then.").exchange();
        var proposal = "/proposals/" + only().id();

        assertThat(vendor(proposal + "/refusal")).as("of its own").hasStatus3xxRedirection();
        assertThat(get(proposal + "/counter-proposal"))
                .hasStatusOk()
                .bodyText()
                .contains("Okapi pays on the tenth.", "Our bank pays then.");
        assertThat(counter(proposal, words(pay), "No."))
                .hasStatus(422)
                .bodyText()
                .contains("were proposed to you");
        for (int twice = 0; twice < 2; twice++) {
            assertThat(counter(proposal, pay.law() + "\n\nOkapi pays on the fifth.", "A middle way."))
                    .hasStatus3xxRedirection();
        }
        assertThat(contract().negotiation().proposals()).hasSize(2);
        var answer = "/proposals/" + contract().negotiation().open().get(0).id();
        assertThat(vendor("")).bodyText().contains("A middle way.", "Read and decide");
        assertThat(vendor(answer)).bodyText().contains("Accept these words").doesNotContain("Answer with other words");
        assertThat(post(answer + "/acceptance")).hasStatus(409);

        assertThat(vendorPost(answer + "/acceptance")).hasStatus3xxRedirection();
        assertThat(contract().wording().edition()).isEqualTo(2);
        assertThat(clause(ClauseType.PAY).law()).contains("Okapi pays on the fifth.");
        assertThat(contract().lock().proposals()).isEmpty();
    }

    @Test
    void theVendorIsAskedAboutOurWordsAsLongAsAnyWait() {
        for (var type : List.of(ClauseType.PAY, ClauseType.QUALITY)) {
            propose(clause(type), words(clause(type)), "So.").exchange();
            var open = contract().negotiation().openAbout(clause(type)).orElseThrow();
            counter("/proposals/" + open.id(), clause(type).law() + "\n\nA middle way.", "So.")
                    .exchange();
        }
        assertThat(waiting("contract.countered")).isEqualTo(2);

        var ours =
                contract().negotiation().openAbout(clause(ClauseType.QUALITY)).orElseThrow();
        assertThat(post("/proposals/" + ours.id() + "/withdrawal")).hasStatus3xxRedirection();
        assertThat(waiting("contract.countered")).as("about pay they wait").isEqualTo(2);

        var pay = clause(ClauseType.PAY);
        assertThat(post("/clauses/" + pay.id())
                        .param("version", String.valueOf(contract().version()))
                        .param("title", pay.title())
                        .param("law", pay.law() + "\n\nInvoices go to Ana.")
                        .param("plain", pay.plain()))
                .hasStatus3xxRedirection();
        assertThat(contract().negotiation().open()).isEmpty();
        assertThat(waiting("contract.countered")).as("out of date").isZero();
    }

    @Test
    void isRefusedWithAReasonAndProposedAgain() {
        var pay = clause(ClauseType.PAY);
        propose(pay, words(pay), "Our bank pays then.").exchange();
        var proposal = "/proposals/" + only().id();
        assertThat(get(proposal + "/refusal")).hasStatusOk().bodyText().contains("Refuse these words");
        assertThat(post(proposal + "/refusal").param("reason", "")).hasStatus(422);
        for (int twice = 0; twice < 2; twice++) {
            assertThat(post(proposal + "/refusal").param("reason", "Too late for our taxes."))
                    .hasStatus3xxRedirection();
        }
        assertThat(vendor("")).bodyText().contains("Too late for our taxes.", "Propose other words for clause");
        assertThat(vendor(proposal)).bodyText().contains("Propose other words");
        assertThat(get(proposal + "/counter-proposal")).hasRedirectedUrl(page(proposal));

        assertThat(propose(pay, words(pay) + " At noon.", "Again.")).hasStatus3xxRedirection();
        var again = "/proposals/" + contract().negotiation().open().get(0).id();
        for (int twice = 0; twice < 2; twice++) {
            assertThat(vendorPost(again + "/withdrawal")).hasStatus3xxRedirection();
        }
        assertThat(contract().negotiation().open()).isEmpty();
        assertThat(waiting("contract.proposed"))
                .as("nobody has to read what was taken back")
                .isZero();
        assertThat(post(again + "/acceptance")).hasStatus(409);
    }

    @Test
    void saysThatItIsOutOfDateOnceTheClauseWasChanged() {
        var pay = clause(ClauseType.PAY);
        propose(pay, words(pay), "Our bank pays then.").exchange();
        var proposal = "/proposals/" + only().id();
        assertThat(post("/clauses/" + pay.id())
                        .param("version", String.valueOf(contract().version()))
                        .param("title", pay.title())
                        .param("law", pay.law() + "\n\nInvoices go to Ana.")
                        .param("plain", pay.plain()))
                .hasStatus3xxRedirection();

        assertThat(vendor("")).bodyText().contains("out of date");
        assertThat(vendor(proposal)).bodyText().contains("before anybody decided", "Propose other words");
        assertThat(propose(pay, words(pay), "Again."))
                .as("for the text of before")
                .hasStatus(422)
                .bodyText()
                .contains("was changed while you wrote", "Okapi pays on the tenth.");
        assertThat(propose(clause(ClauseType.PAY), words(pay), "Again.")).hasStatus3xxRedirection();
    }

    @Test
    void wordsThatLeaveAGapAreShownWithoutTheButton() {
        var quality = clause(ClauseType.QUALITY);
        propose(quality, "We do our best.", "Simpler.").exchange();
        var proposal = "/proposals/" + only().id();

        assertThat(get(proposal))
                .hasStatusOk()
                .bodyText()
                .contains("cannot be accepted as they are", "Answer with other words")
                .doesNotContain("Accept these words");
        assertThat(post(proposal + "/acceptance")).hasStatus(409);
        assertThat(contract().wording().edition()).isEqualTo(1);
    }

    @Test
    void nobodyProposesOrDecidesInTheNameOfTheOtherSide() {
        var pay = clause(ClauseType.PAY);
        propose(pay, words(pay), "Our bank pays then.").exchange();
        var proposal = only().id();
        var vendor = business.scope().asVendor(id.id());
        var other = business.scope().asVendor(UUID.randomUUID());

        assertThatThrownBy(() -> write(vendor, "update contract_proposal set law = 'x'"))
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> write(vendor, "update contract_proposal set made_edition = 2"))
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> Tenancy.as(vendor, () -> {
                    contracts.counterProposal(id, proposal, "x", "", "y", business.ana(), Instant.now());
                    return true;
                }))
                .isInstanceOf(Exception.class);
        var closed = ", closed_by = 'Liza Cruz', closed_at = now()";
        for (var state : List.of("REFUSED', refusal = 'No.", "COUNTERED", "ACCEPTED", "OUTDATED")) {
            assertThatThrownBy(() -> write(vendor, "update contract_proposal set state = '" + state + "'" + closed))
                    .as(state)
                    .hasStackTraceContaining("a vendor refuses our words and takes its own back");
        }
        assertThatThrownBy(() -> write(
                        vendor,
                        "update contract_proposal set state = 'WITHDRAWN'" + closed,
                        "select set_config('app.proof', '', true)"))
                .hasStackTraceContaining("a vendor negotiates with its proof");
        assertThatThrownBy(() -> write(
                        vendor,
                        "insert into contract_hand_back (id, contract_id, item, by_name, at)"
                                + " select gen_random_uuid(), id, 0, 'Liza Cruz', now() from contract",
                        "select set_config('app.proof', '', true)"))
                .hasStackTraceContaining("a_proven_vendor_hands_back");
        business.inside(() -> contracts.voidWith(id, "Another vendor.", business.ana(), Instant.now()));
        assertThatThrownBy(() -> write(vendor, "update contract_proposal set state = 'WITHDRAWN'" + closed))
                .hasStackTraceContaining("while both sides read the contract");
        assertThat(count(vendor)).isEqualTo(1);
        assertThat(count(other)).isZero();
        assertThatThrownBy(() -> Tenancy.as(other, () -> contracts.get(id))).isInstanceOf(NotFound.class);
        assertThat(contract().negotiation().proposals()).hasSize(1);
    }

    @Test
    void nobodyProposesWithoutAProof() {
        assertThat(vendorGuest("/clauses/" + clause(ClauseType.PAY).id() + "/proposal"))
                .as("without a proof")
                .hasStatus3xxRedirection();
    }

    private long count(Tenancy.Scope scope) {
        return Tenancy.as(
                scope,
                () -> transaction.execute(status -> jdbc.sql("select count(*) from contract_proposal")
                        .query(Long.class)
                        .single()));
    }

    private void write(Tenancy.Scope scope, String statement) {
        write(scope, statement, "select true");
    }

    private void write(Tenancy.Scope scope, String statement, String before) {
        Tenancy.as(
                scope,
                () -> transaction.execute(status -> {
                    jdbc.sql(before).query().listOfRows();
                    return jdbc.sql(statement).update();
                }));
    }

    private MockMvcRequestBuilder propose(Clause clause, String law, String reason) {
        return vendorPost("/clauses/" + clause.id() + "/proposal")
                .param("seen", clause.fingerprint())
                .param("law", law)
                .param("plain", clause.plain())
                .param("reason", reason);
    }

    private MockMvcRequestBuilder counter(String proposal, String law, String reason) {
        return post(proposal + "/counter-proposal")
                .param("law", law)
                .param("plain", "")
                .param("reason", reason);
    }

    private static String words(Clause clause) {
        return clause.law() + "\n\nOkapi pays on the tenth.";
    }

    private ClauseProposal only() {
        return contract().negotiation().proposals().get(0);
    }
}
