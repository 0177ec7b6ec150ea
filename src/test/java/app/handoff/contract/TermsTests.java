package app.handoff.contract;

import static app.handoff.contract.SampleContracts.aBasis;
import static app.handoff.contract.SampleContracts.someTerms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.kernel.RuleViolation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TermsTests {

    /** Terms of earlier versions are stored with the word that they had for the vendor. */
    @Test
    void areReadAsAnEarlierVersionStoredThem() {
        var json = JsonMapper.builder().build();
        var terms = at(one -> one.vendor = "Tala Ledger, Manila");
        var stored = json.writeValueAsString(terms).replace("\"vendor\":\"Tala", "\"partner\":\"Tala");

        assertThat(stored).contains("\"partner\":\"Tala Ledger");
        assertThat(json.readValue(stored, Terms.class)).isEqualTo(terms);
    }

    @Test
    void areProposedSoThatTheyCanBeAccepted() {
        var terms = someTerms();

        assertThat(terms.check(aBasis(), SampleContracts.TODAY)).isSameAs(terms);
        assertThat(terms.start()).isEqualTo(LocalDate.of(2027, 1, 4));
        assertThat(terms.end()).isEqualTo(LocalDate.of(2027, 12, 31));
        assertThat(terms.law()).isEqualTo("Germany");
        assertThat(terms.agreedFor(aBasis().work().levels().get(0))).isEqualByComparingTo("99.2");
        assertThat(terms.agreedFor(aBasis().work().levels().get(1))).isEqualByComparingTo("4");
    }

    @Test
    void theLawIsThatOfOurCountryWhereItHasOneAndNoCourtIsGuessed() {
        var proposed = new HashMap<String, String>();
        for (var home : List.of("DE", "NL", "PH", "US", "GB", "CA", "AU", "")) {
            var terms = Terms.proposed(
                    aBasis(),
                    "Studio Fern",
                    "Tala Ledger, Manila",
                    ZoneId.of("America/Chicago"),
                    home,
                    SampleContracts.TODAY);
            proposed.put(home, terms.law());
            assertThat(terms.place()).as(home).isEmpty();
            refused(terms.law().isEmpty() ? "law" : "place", terms);
        }
        assertThat(proposed)
                .containsEntry("DE", "Germany")
                .containsEntry("NL", "Netherlands")
                .containsEntry("PH", "Philippines")
                .containsEntry("US", "")
                .containsEntry("GB", "")
                .containsEntry("CA", "")
                .containsEntry("AU", "")
                .containsEntry("", "");
    }

    @Test
    void theClauseSaysACountryWithItsArticle() {
        var said = Map.of(
                "Netherlands", "the law of the Netherlands",
                "united states", "the law of the united states",
                "USA", "the law of the USA",
                "the Philippines", "the law of the Philippines",
                "Germany", "the law of Germany",
                "the State of New York", "the law of the State of New York",
                "England and Wales", "the law of England and Wales");
        said.forEach((law, sentence) -> {
            var clauseVariables = ClauseVariables.of(aBasis(), TermsForTests.under(someTerms(), law, "Bahamas"));
            var clause = ClauseLibrary.standard().of(ClauseType.LAW).fill(clauseVariables);
            assertThat(clause.law())
                    .contains(
                            "This contract is governed by " + sentence + ".",
                            "The courts of the Bahamas have jurisdiction");
            assertThat(clause.plain()).contains("T" + sentence.substring(1) + ", courts of the");
        });
    }

    @Test
    void sayAtTheFieldWhatDoesNotHoldTogether() {
        refused("client", at(terms -> terms.client = " "));
        refused("vendor", at(terms -> terms.vendor = "x".repeat(301)));
        refused("start", at(terms -> terms.start = LocalDate.of(2026, 12, 3)));
        refused("end", at(terms -> terms.end = terms.start));
        refused("end", at(terms -> terms.end = terms.start.plusYears(11)));
        refused("noticeDays", at(terms -> terms.noticeDays = -1));
        refused("noticeDays", at(terms -> terms.noticeDays = 366));
        refused("paymentDays", at(terms -> terms.paymentDays = 121));
        refused("transitionWeeks", at(terms -> terms.transitionWeeks = 53));
        refused("transitionWeeks", at(terms -> terms.end = terms.start.plusWeeks(7)));
        refused("exitWeeksInARow", at(terms -> terms.exitWeeksInARow = 0));
        refused("exitWeeksInARow", at(terms -> terms.exitWeeksInARow = 9));
        refused("creditPercent", at(terms -> terms.creditPercent = new BigDecimal("-1")));
        refused("capPercent", at(terms -> terms.capPercent = new BigDecimal("101")));
        refused("capPercent", at(terms -> terms.capPercent = new BigDecimal("4")));
        refused("breaches", at(terms -> terms.breaches = 7));
        refused("windows", at(terms -> terms.windows = 0));
        refused("confidentialityYears", at(terms -> terms.confidentialityYears = 21));
        refused("law", at(terms -> terms.law = ""));
        refused("levels[0].value", at(terms -> terms.agreed = agreed("96.9")));
        refused("levels[0].value", at(terms -> terms.agreed = agreed("100.1")));
        refused("levels[0].value", at(terms -> terms.agreed = agreed("-1")));
    }

    private static List<Terms.Agreed> agreed(String accuracy) {
        return List.of(new Terms.Agreed(SampleContracts.ACCURACY, new BigDecimal(accuracy)));
    }

    private static void refused(String field, Terms terms) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> terms.check(aBasis(), SampleContracts.TODAY))
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo(field));
    }

    private static Terms at(java.util.function.Consumer<Draft> change) {
        var draft = new Draft(someTerms());
        change.accept(draft);
        return draft.terms();
    }

    /** The same terms with another notice. */
    static Terms with(Terms terms, int noticeDays) {
        var draft = new Draft(terms);
        draft.noticeDays = noticeDays;
        return draft.terms();
    }

    /** The same terms, paid in another way. */
    static Terms paid(Terms terms, RateModel rateModel) {
        var draft = new Draft(terms);
        draft.rateModel = rateModel;
        return draft.terms();
    }

    private static final class Draft {
        private final Terms from;
        private RateModel rateModel;
        private String client;
        private String vendor;
        private LocalDate start;
        private LocalDate end;
        private int noticeDays;
        private int paymentDays;
        private int transitionWeeks;
        private int exitWeeksInARow;
        private BigDecimal creditPercent;
        private BigDecimal capPercent;
        private int breaches;
        private int windows;
        private int confidentialityYears;
        private String law;
        private List<Terms.Agreed> agreed;

        Draft(Terms from) {
            this.from = from;
            rateModel = from.rateModel();
            client = from.client();
            vendor = from.vendor();
            start = from.start();
            end = from.end();
            noticeDays = from.noticeDays();
            paymentDays = from.paymentDays();
            transitionWeeks = from.transitionWeeks();
            exitWeeksInARow = from.exitWeeksInARow();
            creditPercent = from.creditPercent();
            capPercent = from.capPercent();
            breaches = from.breaches();
            windows = from.windows();
            confidentialityYears = from.confidentialityYears();
            law = from.law();
            agreed = from.agreed();
        }

        Terms terms() {
            return new Terms(
                    client,
                    vendor,
                    start,
                    end,
                    noticeDays,
                    from.renewal(),
                    rateModel,
                    from.taxIncluded(),
                    paymentDays,
                    transitionWeeks,
                    exitWeeksInARow,
                    from.reportDay(),
                    from.reportTime(),
                    from.reportZone(),
                    from.reportedBy(),
                    creditPercent,
                    capPercent,
                    breaches,
                    windows,
                    from.breachNoticeDays(),
                    confidentialityYears,
                    law,
                    from.place(),
                    agreed,
                    from.safeguards());
        }
    }
}
