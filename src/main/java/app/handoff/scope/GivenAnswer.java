package app.handoff.scope;

import app.handoff.scope.AcceptedAnswer.Kind;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor answers to a requirement that is no matter of words. One of its parts is given.
 *
 * @param number how many, or with a currency how much
 * @param choice the choice as it was offered; empty for none of those that were
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GivenAnswer(
        @Nullable Boolean yes,
        @Nullable BigDecimal number,
        @Nullable Currency currency,
        @Nullable LocalDate day,
        @Nullable String choice) {

    public static GivenAnswer of(boolean yes) {
        return new GivenAnswer(yes, null, null, null, null);
    }

    public static GivenAnswer of(BigDecimal number) {
        return new GivenAnswer(null, number, null, null, null);
    }

    public static GivenAnswer of(BigDecimal amount, Currency currency) {
        return new GivenAnswer(null, amount, currency, null, null);
    }

    public static GivenAnswer of(LocalDate day) {
        return new GivenAnswer(null, null, null, day, null);
    }

    public static GivenAnswer ofChoice(String choice) {
        return new GivenAnswer(null, null, null, null, choice);
    }

    /** Whether this is an answer of that kind. */
    boolean answers(Kind kind) {
        return switch (kind) {
            case WORDS -> false;
            case YES -> yes != null;
            case NUMBER -> number != null && currency == null;
            case MONEY -> number != null && currency != null;
            case DAY, TERM -> day != null;
            case CHOICE -> choice != null;
        };
    }
}
