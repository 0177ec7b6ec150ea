package app.handoff.bidding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.ExchangeRate;
import app.handoff.kernel.RuleViolation;
import app.handoff.scope.Scopes;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In which currencies vendors may bid beside that of the request. */
class BidCurrenciesTests {

    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    private static final ExchangeRate DOLLARS = rate("USD", "0.87", "EUR", "2026-11-27");

    private final BidRequest request =
            ABidding.request("Bookkeeping for 2027", LocalDateTime.parse("2026-12-10T16:00"));

    @Test
    void withoutAnyAllBidsAreInThatOfTheRequest() {
        assertThat(request.currencies()).containsExactly(ABidding.EUR);
        assertThat(request.rateOf(ABidding.EUR)).isEmpty();
        assertThat(request.rates()).isEmpty();
    }

    @Test
    void eachHasTheRateThatWasStated() {
        request.allowCurrencies(List.of(DOLLARS, rate("PHP", "0.0152", "EUR", "2026-11-28")), NOW);

        assertThat(request.currencies()).extracting(Currency::getCurrencyCode).containsExactly("EUR", "USD", "PHP");
        assertThat(request.rateOf(Currency.getInstance("USD"))).contains(DOLLARS);
        assertThat(request.rateOf(Currency.getInstance("CAD"))).isEmpty();
    }

    @Test
    void noneIsThereTwiceOrOfADayToCome() {
        refused("bidding.rates.twice", "currency", DOLLARS, rate("USD", "0.88", "EUR", "2026-11-26"));
        refused("bidding.rates.dayAhead", "day", rate("USD", "0.87", "EUR", "2026-11-29"));
        refused("money.currenciesDiffer", "currency", rate("USD", "1.3725", "CAD", "2026-11-27"));
        refused(
                "bidding.rates.tooMany",
                "rates",
                Stream.of("USD", "GBP", "CAD", "AUD", "CHF", "SEK")
                        .map(code -> rate(code, "1", "EUR", "2026-11-27"))
                        .toArray(ExchangeRate[]::new));
    }

    private void refused(String code, String field, ExchangeRate... rates) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> request.allowCurrencies(List.of(rates), NOW))
                .satisfies(why -> {
                    assertThat(why.code()).isEqualTo(code);
                    assertThat(why.field()).isEqualTo(field);
                });
        assertThat(request.rates()).isEmpty();
    }

    @Test
    void areSettledOnceBiddingIsOpen() {
        request.open(Scopes.frozen(request.engagement(), 1), 1, "Mia", "mia@example.com", ABidding.MIA, NOW);

        assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> request.allowCurrencies(List.of(DOLLARS), NOW));
        assertThat(request.rates()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "USD, 1.3725, CAD, false",
        "USD, 0.7286, CAD, false",
        "USD, 1372, CAD, true",
        "USD, 13.725, CAD, true",
        "USD, 0.13725, CAD, true",
        "JPY, 0.0091, CAD, false",
        "JPY, 109.9, CAD, true",
        "CAD, 109.9, JPY, false",
        // What is not known is asked about only where it is far from one to one.
        "BWP, 0.1, CAD, false",
        "BWP, 101, CAD, true",
        "BWP, 0.0099, CAD, true"
    })
    void aRateFarFromWhatIsUsualIsAskedAbout(String from, String rate, String to, boolean asked) {
        assertThat(RoughRates.isFarFromUsual(rate(from, rate, to, "2026-11-27")))
                .isEqualTo(asked);
    }

    @Test
    void whatIsUsualIsSaidInTwoDigits() {
        assertThat(RoughRates.usual(Currency.getInstance("USD"), Currency.getInstance("CAD")))
                .hasValueSatisfying(usual -> assertThat(usual).isEqualByComparingTo("1.4"));
        assertThat(RoughRates.usual(Currency.getInstance("BWP"), Currency.getInstance("CAD")))
                .isEmpty();
    }

    @Test
    void aRequestInItsOwnCurrencyTakesNoRateToItself() {
        var canadian = new BidRequest(EngagementId.next(), "Books", Currency.getInstance("CAD"), ABidding.BERLIN);
        canadian.allowCurrencies(List.of(rate("USD", "1.3725", "CAD", "2026-11-27")), NOW);

        assertThat(canadian.currencies()).extracting(Currency::getCurrencyCode).containsExactly("CAD", "USD");
    }

    static ExchangeRate rate(String from, String rate, String to, String day) {
        return new ExchangeRate(
                Currency.getInstance(from),
                new BigDecimal(rate),
                Currency.getInstance(to),
                LocalDate.parse(day),
                "Bank of Canada, closing");
    }
}
