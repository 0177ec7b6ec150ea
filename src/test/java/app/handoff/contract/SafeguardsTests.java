package app.handoff.contract;

import static app.handoff.contract.SampleContracts.ANA;
import static app.handoff.contract.SampleContracts.NOW;
import static app.handoff.contract.SampleContracts.clause;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Money;
import app.handoff.kernel.RuleViolation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a lawyer looks for beside the work itself: liability, warranty, insurance, late payment and the rest. */
class SafeguardsTests {

    private static final List<ClauseType> ALL =
            ClauseType.ofLibrary().stream().filter(ClauseType::isSafeguard).toList();

    @Test
    void eachHasItsClauseWithoutGaps() {
        var contract = guarded(SampleContracts.aBasis(), Safeguards.proposed(false, "DE"));

        assertThat(contract.wording().clauses())
                .extracting(Clause::type)
                .containsExactlyElementsOf(ClauseType.ofLibrary());
        assertThat(ALL).hasSize(9);
        for (var type : ALL) {
            var clause = clause(contract, type);
            assertThat(clause.law() + clause.plain()).as("%s", type).doesNotContain("{", "}", "[", "]", "  ", "..");
            assertThat(clause.plain()).isNotBlank();
        }
        assertThat(contract.wording().coverage().isComplete()).isTrue();
        assertThat(contract.wording().contradictions()).isEmpty();
        contract.send(ANA, NOW);
        assertThat(ContractText.read(contract.wording().text()).articles()).hasSize(25);
    }

    @Test
    void contractsOfBeforeReadAsTheyDid() {
        var contract = SampleContracts.aDraft();

        assertThat(contract.wording().clauses()).hasSize(16);
        assertThat(clause(contract, ClauseType.WORK).law())
                .endsWith("In case of conflict between this agreement and a schedule, this agreement prevails.");
        assertThat(clause(contract, ClauseType.LAW).law()).doesNotContain("United Nations");
        assertThat(contract.terms().safeguards()).isNull();
        contract.changeTerms(contract.terms(), ANA, NOW);
        assertThat(contract.wording().clauses()).hasSize(16);
    }

    @Test
    void aServiceIsLiableByTheYearAndAProjectByItsPrice() {
        var service = guarded(SampleContracts.aBasis(), Safeguards.proposed(false, "DE"));
        var project = guarded(aProject(), Safeguards.proposed(true, "DE"));

        assertThat(clause(service, ClauseType.LIABILITY).law())
                .contains("limited to 100 per cent of the prices for 12 months", "gross negligence");
        assertThat(clause(project, ClauseType.LIABILITY).law())
                .contains("limited to 100 per cent of the price of the whole work, EUR 12,000.00")
                .doesNotContain("12 months");
        assertThat(clause(service, ClauseType.WARRANTY).law()).contains("for 3 months after that");
        assertThat(clause(project, ClauseType.WARRANTY).law()).contains("for 12 months after that", "begins again");
        assertThat(project.wording().contradictions()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(RateModel.class)
    void noKindOfPayMakesClausesContradict(RateModel rate) {
        var basis = rate == RateModel.ONCE ? aProject() : SampleContracts.aBasis();
        var terms = TermsTests.paid(SampleContracts.termsFor(basis), rate);

        var contract = drafted(basis, terms.with(Safeguards.proposed(rate == RateModel.ONCE, "US")));

        assertThat(contract.wording().contradictions()).isEmpty();
        assertThat(contract.wording().coverage().isComplete()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "DE, EU, Directive 2011/7/EU",
        "GR, EU, Directive 2011/7/EU",
        "GB, UK, Late Payment of Commercial Debts (Interest) Act 1998",
        "US, RATE, 8 per cent a year",
        "CH, RATE, 8 per cent a year",
        "'', RATE, 8 per cent a year"
    })
    void aLawOnLatePaymentIsNamedOnlyWhereThereIsOne(String home, Safeguards.LateInterest interest, String said) {
        var proposed = Safeguards.proposed(false, home);

        assertThat(proposed.lateInterest()).isEqualTo(interest);
        assertThat(clause(guarded(SampleContracts.aBasis(), proposed), ClauseType.LATE_PAYMENT)
                        .law())
                .contains(said);
    }

    @Test
    void anInsuranceIsAskedForOnlyWithItsSum() {
        var none = Safeguards.proposed(false, "DE");
        var insured = new Safeguards(
                new BigDecimal("150"),
                6,
                new BigDecimal("500000"),
                Safeguards.LateInterest.RATE,
                new BigDecimal("9.5"),
                45,
                "legal@fern.example",
                "");

        assertThat(clause(guarded(SampleContracts.aBasis(), none), ClauseType.INSURANCE)
                        .law())
                .startsWith("This contract asks for no particular insurance.");
        var contract = guarded(SampleContracts.aBasis(), insured);
        assertThat(clause(contract, ClauseType.INSURANCE).law()).contains("at least EUR 500,000.00 for each event");
        assertThat(clause(contract, ClauseType.LATE_PAYMENT).law()).contains("9.5 per cent a year");
        assertThat(clause(contract, ClauseType.FORCE_MAJEURE).law()).contains("more than 45 days in a row");
        assertThat(clause(contract, ClauseType.NOTICES).law())
                .contains("Notices to the Client go to: legal@fern.example", "go to: liza@tala.example");
    }

    @Test
    void eachNumberHasItsLimits() {
        var fine = Safeguards.proposed(false, "US");
        Stream.of(
                        with(fine, "0.5", 3, null, "8", 30),
                        with(fine, "1001", 3, null, "8", 30),
                        with(fine, "100", 0, null, "8", 30),
                        with(fine, "100", 121, null, "8", 30),
                        with(fine, "100", 3, "0", "8", 30),
                        with(fine, "100", 3, null, "101", 30),
                        with(fine, "100", 3, null, null, 30),
                        with(fine, "100", 3, null, "8", 0),
                        with(fine, "100", 3, null, "8", 366))
                .forEach(wrong -> assertThatExceptionOfType(RuleViolation.class)
                        .as("%s", wrong)
                        .isThrownBy(wrong::check));
        with(fine, "1", 1, "0.01", "0", 1).check();
        with(fine, "1000", 120, null, "100", 365).check();
    }

    @Test
    void wordsOfOnesOwnThatContradictAreFound() {
        var contract = guarded(SampleContracts.aBasis(), Safeguards.proposed(false, "DE"));

        says(
                contract,
                ClauseType.LIABILITY,
                "Liability is limited to EUR 5,000. The Vendor is liable without any limit.");
        assertThat(contract.wording().contradictions()).containsExactly(Contradiction.LIMITED_AND_UNLIMITED);
        contract.wording().reset(clause(contract, ClauseType.LIABILITY).id(), ANA, NOW);
        says(contract, ClauseType.PAY, "The Client pays within 30 days, without interest.");
        assertThat(contract.wording().contradictions()).containsExactly(Contradiction.INTEREST_AND_NONE);
        contract.wording().reset(clause(contract, ClauseType.PAY).id(), ANA, NOW);
        says(contract, ClauseType.NOTICES, "Both sides may change this contract by e-mail.");
        assertThat(contract.wording().contradictions()).containsExactly(Contradiction.CHANGED_BY_MAIL_AND_NOT);
        contract.wording().reset(clause(contract, ClauseType.NOTICES).id(), ANA, NOW);
        says(contract, ClauseType.WORK, "The Vendor does the work with its own people. This agreement prevails.");
        says(contract, ClauseType.ASSIGNMENT, "The Vendor may subcontract.");
        says(contract, ClauseType.DOCUMENTS, "In case of conflict schedule 2 prevails.");
        assertThat(contract.wording().contradictions())
                .containsExactly(Contradiction.OWN_PEOPLE_AND_TRANSFER, Contradiction.TWO_ORDERS_OF_DOCUMENTS);
        assertThat(contract.wording().clauses().stream()
                        .filter(one -> one.type() == ClauseType.LIABILITY)
                        .findFirst())
                .get()
                .matches(one -> !one.isChanged());
    }

    private static void says(Contract contract, ClauseType type, String law) {
        var clause = clause(contract, type);
        contract.wording().change(clause.id(), clause.title(), law, law, ANA, NOW);
    }

    private static Safeguards with(
            Safeguards other, String liability, int warranty, String insured, String rate, int standstill) {
        return new Safeguards(
                new BigDecimal(liability),
                warranty,
                insured == null ? null : new BigDecimal(insured),
                other.lateInterest(),
                rate == null ? null : new BigDecimal(rate),
                standstill,
                "",
                "");
    }

    private static Contract guarded(ContractBasis basis, Safeguards safeguards) {
        return drafted(basis, SampleContracts.termsFor(basis).with(safeguards));
    }

    private static Contract drafted(ContractBasis basis, Terms terms) {
        return SampleContracts.aDraft(EngagementId.next(), SampleContracts.anOrigin(), basis, terms);
    }

    private static ContractBasis aProject() {
        var price = Money.of("12000", "EUR");
        return new ContractBasis(
                SampleContracts.work(ContractBasis.Subcontractors.WITH_CONSENT),
                new ContractBasis.Offer(
                        List.of(new ContractBasis.Price(
                                "The new website", "project", BigDecimal.ONE, price, price, true)),
                        Money.of("0", "EUR"),
                        price,
                        3,
                        "",
                        ""),
                ContractLocale.of(Locale.UK));
    }
}
