package app.handoff.scope;

import static app.handoff.scope.Scopes.insured;
import static app.handoff.scope.Scopes.number;
import static app.handoff.scope.Scopes.people;
import static app.handoff.scope.Scopes.requirement;
import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.kernel.Canonical;
import app.handoff.scope.AcceptedAnswer.Bound;
import app.handoff.scope.AcceptedAnswer.Kind;
import app.handoff.scope.AcceptedAnswer.Result;
import app.handoff.scope.Qualification.Need;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which answer to a requirement is enough. */
class AcceptedAnswerTests {

    private static final LocalDate LAST_DAY = LocalDate.parse("2027-12-31");

    @ParameterizedTest
    @CsvSource({
        "AT_LEAST, 3, 3, MET",
        "AT_LEAST, 3, 3.00, MET",
        "AT_LEAST, 3, 2.99, NOT_MET",
        "AT_LEAST, 3, 0, NOT_MET",
        "AT_MOST, 5, 5, MET",
        "AT_MOST, 5, 5.01, NOT_MET",
        "AT_MOST, 5, 0, MET"
    })
    void theNumberItselfIsEnough(Bound bound, String limit, String answered, Result result) {
        var accepted = AcceptedAnswer.number(bound, number(limit), "people");

        assertThat(judged(accepted, GivenAnswer.of(number(answered)))).isEqualTo(result);
    }

    @Test
    void amountsAreComparedInOneCurrencyOnly() {
        var accepted = insured("1000000", "EUR");

        assertThat(judged(accepted, amount("1000000", "EUR"))).isEqualTo(Result.MET);
        assertThat(judged(accepted, amount("999999.99", "EUR"))).isEqualTo(Result.NOT_MET);
        assertThat(judged(accepted, amount("9000000", "USD"))).isEqualTo(Result.FOR_A_PERSON);
    }

    @Test
    void whatIsValidOnTheLastDayOfTheTermIsValidThroughIt() {
        var term = AcceptedAnswer.of(Kind.TERM);

        assertThat(judged(term, GivenAnswer.of(LAST_DAY))).isEqualTo(Result.MET);
        assertThat(judged(term, GivenAnswer.of(LAST_DAY.minusDays(1)))).isEqualTo(Result.NOT_MET);
        assertThat(term.judge(GivenAnswer.of(LAST_DAY), null)).isEqualTo(Result.FOR_A_PERSON);
    }

    @Test
    void aDayIsEnoughFromTheOneThatWasAsked() {
        var accepted = AcceptedAnswer.notBefore(LocalDate.parse("2027-03-01"));

        assertThat(judged(accepted, GivenAnswer.of(LocalDate.parse("2027-03-01"))))
                .isEqualTo(Result.MET);
        assertThat(judged(accepted, GivenAnswer.of(LocalDate.parse("2027-02-28"))))
                .isEqualTo(Result.NOT_MET);
    }

    @Test
    void eachOfTheChoicesThatAreEnoughIsEnoughAlone() {
        var accepted = AcceptedAnswer.choice(List.of("ISO 27001", "TISAX"), List.of("In preparation"));

        assertThat(judged(accepted, GivenAnswer.ofChoice("TISAX"))).isEqualTo(Result.MET);
        assertThat(judged(accepted, GivenAnswer.ofChoice("In preparation"))).isEqualTo(Result.NOT_MET);
        assertThat(judged(accepted, GivenAnswer.ofChoice(""))).isEqualTo(Result.NOT_MET);
    }

    @Test
    void onlyYesIsEnoughWhereYesIsAsked() {
        var accepted = AcceptedAnswer.of(Kind.YES);

        assertThat(judged(accepted, GivenAnswer.of(true))).isEqualTo(Result.MET);
        assertThat(judged(accepted, GivenAnswer.of(false))).isEqualTo(Result.NOT_MET);
    }

    @Test
    void noAnswerAndOneOfAnotherKindAreNone() {
        assertThat(judged(people("3"), null)).isEqualTo(Result.UNANSWERED);
        assertThat(judged(people("3"), GivenAnswer.of(true))).isEqualTo(Result.UNANSWERED);
        assertThat(judged(people("3"), amount("5", "EUR"))).isEqualTo(Result.UNANSWERED);
        assertThat(Result.UNANSWERED.fallsShort()).isTrue();
    }

    @Test
    void aPersonJudgesWhatIsSaidInWordsAndWhatHasNoLimit() {
        assertThat(judged(AcceptedAnswer.IN_WORDS, null)).isEqualTo(Result.FOR_A_PERSON);
        assertThat(judged(AcceptedAnswer.number(Bound.AT_LEAST, null, "people"), GivenAnswer.of(number("9"))))
                .isEqualTo(Result.FOR_A_PERSON);
        assertThat(Result.FOR_A_PERSON.fallsShort()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "AT_LEAST, 10, people, AT_MOST, 5, People, true",
        "AT_MOST, 5, people, AT_LEAST, 10, people, true",
        "AT_LEAST, 5, people, AT_MOST, 5, people, false",
        "AT_LEAST, 10, years, AT_MOST, 5, people, false",
        "AT_LEAST, 10, people, AT_LEAST, 5, people, false"
    })
    void aLeastAboveAMostOfTheSameThingIsAContradiction(
            Bound one, String limit, String unit, Bound other, String otherLimit, String otherUnit, boolean excludes) {
        var first = requirement("People in the team", Need.MUST, AcceptedAnswer.number(one, number(limit), unit));
        var second = requirement(
                "People in the team:", Need.WISH, AcceptedAnswer.number(other, number(otherLimit), otherUnit));

        assertThat(first.contradicts(second)).isEqualTo(excludes);
        assertThat(second.contradicts(first)).isEqualTo(excludes);
        assertThat(first.contradicts(requirement("People who stand in", Need.MUST, second.answer())))
                .isFalse();
    }

    @Test
    void amountsInTwoCurrenciesAndChoicesWithOneInCommonDoNotContradict() {
        var most = AcceptedAnswer.money(Bound.AT_MOST, number("500"), Currency.getInstance("USD"));

        assertThat(insured("1000000", "EUR").contradicts(most)).isFalse();
        assertThat(insured("1000000", "USD").contradicts(most)).isTrue();
        assertThat(chosenFrom("A", "B").contradicts(chosenFrom("B", "C"))).isFalse();
        assertThat(chosenFrom("A").contradicts(chosenFrom("B"))).isTrue();
    }

    @Test
    void aRequirementFromBeforeKindsWereToldKeepsItsBytes() {
        var stored = "{\"need\":\"MUST\",\"proof\":\"A certificate\",\"text\":\"A bookkeeper\"}";
        var read = Canonical.read(stored, Qualification.class);

        assertThat(Canonical.write(read)).isEqualTo(stored);
        assertThat(read.isChecked()).isFalse();
    }

    @Test
    void whatAnotherKindWouldAskIsNotWritten() {
        var accepted = new AcceptedAnswer(
                Kind.YES,
                Bound.AT_LEAST,
                number("3"),
                "people",
                Currency.getInstance("EUR"),
                LAST_DAY,
                List.of("A"),
                List.of("B"));

        assertThat(Canonical.write(accepted)).isEqualTo("{\"kind\":\"YES\"}");
    }

    private static AcceptedAnswer chosenFrom(String... enough) {
        return AcceptedAnswer.choice(List.of(enough), List.of());
    }

    private static GivenAnswer amount(String amount, String currency) {
        return GivenAnswer.of(number(amount), Currency.getInstance(currency));
    }

    private static Result judged(AcceptedAnswer accepted, @Nullable GivenAnswer given) {
        return accepted.judge(given, LAST_DAY);
    }
}
