package app.handoff.bidding;

import app.handoff.kernel.ExchangeRate;
import app.handoff.kernel.RuleViolation;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * In which currencies vendors may bid beside that of the request, each at a rate that the business states before bidding opens.
 * Whatever compares bids reckons at these rates, so nobody gains or loses by the day on which somebody looks.
 */
@Embeddable
class BidCurrencies {

    static final int MOST = 5;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<ExchangeRate> rates = new ArrayList<>();

    /** @throws RuleViolation the first of its {@link #problem}s */
    void allow(List<ExchangeRate> stated, Currency own, LocalDate today) {
        if (stated.size() > MOST) {
            throw new RuleViolation("bidding.rates.tooMany", MOST).at("rates");
        }
        for (int i = 0; i < stated.size(); i++) {
            problem(stated.get(i), stated.subList(0, i), own, today).ifPresent(problem -> {
                throw problem;
            });
        }
        rates = List.copyOf(stated);
    }

    /**
     * What is wrong with one more rate.
     *
     * @param before those that are allowed already
     * @return at {@code currency} if it stands there already, at {@code day} if that is still to come
     */
    static Optional<RuleViolation> problem(
            ExchangeRate stated, List<ExchangeRate> before, Currency own, LocalDate today) {
        if (!stated.to().equals(own)) {
            return Optional.of(
                    new RuleViolation("money.currenciesDiffer", stated.to().getCurrencyCode(), own.getCurrencyCode())
                            .at("currency"));
        }
        if (before.stream().anyMatch(other -> other.from().equals(stated.from()))) {
            return Optional.of(
                    new RuleViolation("bidding.rates.twice", stated.from().getCurrencyCode()).at("currency"));
        }
        return stated.day().isAfter(today)
                ? Optional.of(new RuleViolation("bidding.rates.dayAhead").at("day"))
                : Optional.empty();
    }

    List<ExchangeRate> rates() {
        return List.copyOf(rates);
    }

    Optional<ExchangeRate> of(Currency currency) {
        return rates.stream().filter(rate -> rate.from().equals(currency)).findFirst();
    }
}
