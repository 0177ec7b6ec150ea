package app.handoff.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import app.handoff.account.ABusiness;
import app.handoff.kernel.EngagementId;
import app.handoff.triage.EngagementsForTests;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/** Liability and what else guards both sides is asked for with the terms, with a proposal for each. */
@SpringBootTest
class SafeguardsPagesTests {

    @Autowired
    WebApplicationContext context;

    @Autowired
    EngagementsForTests engagements;

    @Autowired
    ContractsForTests drafts;

    @Autowired
    Contracts contracts;

    MockMvcTester mvc;
    ABusiness business;
    EngagementId engagement;
    ContractId id;

    @BeforeEach
    void aGuardedDraft() {
        mvc = MockMvcTester.from(
                context, builder -> builder.apply(springSecurity()).build());
        business = ABusiness.in(context);
        engagement = business.inside(() -> engagements.open("Bookkeeping for 2027"));
        id = business.inside(() -> drafts.guardedDraft(engagement, business.ana(), Instant.now()));
    }

    @Test
    void theFormHoldsWhatWasProposedAndTheContractItsClauses() {
        assertThat(page("/terms"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Liability and other safeguards",
                        "name=\"liabilityPercent\"",
                        "Per cent of one year",
                        "value=\"ana@fern.example\"",
                        "Directive 2011/7/EU");
        assertThat(page("")).hasStatusOk().bodyText().contains("25 clauses", "Order of documents");
    }

    @Test
    void whatIsTypedIsCheckedAndChangesItsClauses() {
        assertThat(terms("liabilityPercent", "0"))
                .hasStatus(422)
                .bodyText()
                .contains("Enter a percentage from 1 to 1,000", "There is a problem");
        assertThat(terms("warrantyMonths", "")).hasStatus(422).bodyText().contains("Enter the months of warranty");
        assertThat(terms("lateInterest", "RATE"))
                .hasStatus(422)
                .bodyText()
                .contains("Enter the interest on late payment, or choose a law");
        assertThat(terms("insuranceSum", "many")).hasStatus(422).bodyText().contains("value=\"many\"");

        assertThat(terms("insuranceSum", "250,000")).hasStatus3xxRedirection();

        assertThat(law(ClauseType.INSURANCE)).contains("at least EUR 250,000.00 for each event");
        assertThat(terms("liabilityPercent", "150 %")).hasStatus3xxRedirection();
        assertThat(law(ClauseType.LIABILITY)).contains("150 per cent of the prices for 12 months");
    }

    @Test
    void aFormThatDoesNotAskForThemLeavesThemAsTheyAre() {
        var before = contract().terms().safeguards();

        assertThat(terms("lateInterest", null)).hasStatus3xxRedirection();

        assertThat(contract().terms().safeguards()).isEqualTo(before);
    }

    private String law(ClauseType type) {
        return SampleContracts.clause(contract(), type).law();
    }

    private Contract contract() {
        return business.inside(() -> contracts.get(id));
    }

    private MvcTestResult page(String page) {
        return mvc.get()
                .uri("/engagements/" + engagement + "/contract" + page)
                .with(business.owner())
                .exchange();
    }

    /** The terms as they are stored, with one field typed anew; null leaves the field out. */
    private MvcTestResult terms(String field, String value) {
        var contract = contract();
        var fields = FilledTerms.of(contract);
        if (value == null) {
            fields.remove(field);
        } else {
            fields.put(field, value);
        }
        var request = mvc.post()
                .uri("/engagements/" + engagement + "/contract/terms")
                .with(business.owner())
                .with(csrf());
        fields.forEach(request::param);
        return request.exchange();
    }
}
