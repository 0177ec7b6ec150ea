package app.handoff.contract;

import static app.handoff.contract.SampleContracts.ANA;
import static app.handoff.contract.SampleContracts.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Money;
import app.handoff.kernel.RuleViolation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A project with one price is paid on acceptance; no clause, remedy or schedule of its contract counts months. */
class OneOffProjectTests {

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 48})
    void nothingInItsContractCountsMonths(int termMonths) {
        var contract = SampleContracts.aDraft(EngagementId.next(), aProject(termMonths));

        assertThat(contract.terms().rateModel()).isEqualTo(RateModel.ONCE);
        for (var type : List.of(ClauseType.PAY, ClauseType.REMEDIES)) {
            var clause = SampleContracts.clause(contract, type);
            assertThat(clause.law() + clause.plain()).as("%s", type).doesNotContain("monthly", "month", "{", "[");
        }
        assertThat(SampleContracts.clause(contract, ClauseType.QUANTITY).law())
                .contains("the quantities of the whole work")
                .doesNotContain("3 months");
        assertThat(SampleContracts.clause(contract, ClauseType.PAY).law())
                .contains("once, when what it is for has been delivered and accepted", "EUR 12,000.00 in all");
        assertThat(SampleContracts.clause(contract, ClauseType.REMEDIES).law())
                .contains("5 per cent of the price of the deliverable concerned", "at most 15 per cent of that price");
        assertThat(contract.wording().document().text())
                .contains("EUR 12,000.00, once", "Total: EUR 12,000.00")
                .doesNotContain("Total for");
        assertThat(contract.wording().coverage().isComplete()).isTrue();
        contract.send(ANA, NOW);
    }

    @Test
    void workThatGoesOnKeepsItsMonths() {
        var contract = SampleContracts.aDraft();

        assertThat(SampleContracts.clause(contract, ClauseType.PAY).law()).contains("once a month", "for 12 months");
        assertThat(SampleContracts.clause(contract, ClauseType.REMEDIES).law())
                .contains("5 per cent of the fee of the month", "missed in 3 of any 6 measuring periods");
    }

    @Test
    void thePricesDecideHowTheWorkIsPaid() {
        var project = aProject(3);
        var terms = SampleContracts.termsFor(project);
        for (var other : RateModel.values()) {
            if (other != RateModel.ONCE) {
                assertThatExceptionOfType(RuleViolation.class)
                        .isThrownBy(() -> TermsTests.paid(terms, other).check(project, null))
                        .withMessage("contract.terms.rateModel.isOnce");
            }
        }
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> TermsTests.paid(SampleContracts.someTerms(), RateModel.ONCE)
                        .check(SampleContracts.aBasis(), null))
                .withMessage("contract.terms.rateModel.notOnce");
    }

    @Test
    void aProjectHasNoFurtherTerm() {
        var project = aProject(3);
        var terms = SampleContracts.termsFor(project);
        assertThat(terms.renewal()).isEqualTo(Renewal.NONE);
        for (var how : List.of(Renewal.AUTO, Renewal.OPTION)) {
            var further = terms.with(terms.end(), how);
            assertThatExceptionOfType(RuleViolation.class)
                    .isThrownBy(() -> further.check(project, null))
                    .withMessage("contract.terms.renewal.once")
                    .satisfies(refused -> assertThat(refused.field()).isEqualTo("renewal"));
            // Contracts of before may say so all the same: the round leaves them alone.
            assertThat(further.goesOnBy(how)).isFalse();
            assertThat(further.isNoticeTooLate(further.end())).isFalse();
            var goingOn = TermsTests.paid(further, RateModel.FIXED);
            assertThat(goingOn.goesOnBy(how)).isTrue();
            assertThat(goingOn.isNoticeTooLate(further.end())).isTrue();
        }
    }

    private static ContractBasis aProject(int termMonths) {
        var price = Money.of("12000", "EUR");
        return new ContractBasis(
                SampleContracts.work(ContractBasis.Subcontractors.WITH_CONSENT),
                new ContractBasis.Offer(
                        List.of(new ContractBasis.Price(
                                "The new website", "project", BigDecimal.ONE, price, price, true)),
                        Money.of("0", "EUR"),
                        price,
                        termMonths,
                        "",
                        ""),
                ContractLocale.of(Locale.UK));
    }
}
