package app.handoff.scope;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a requirement is answered, and which answer is enough: the one rule by which a vendor sees before it sends, and we see
 * after the opening, whether a bid meets what is required. What another kind of answer would ask is not kept.
 *
 * @param bound on which side of the number or amount an answer has to be; null while it is not told
 * @param number how many or how much is enough; null while it is not told
 * @param unit what is counted, in the plural: years, people; may be empty
 * @param currency of an amount; one in another currency is never compared with it
 * @param day the first day that is enough; null while it is not told
 * @param enough the choices that are enough, each of them alone
 * @param others the choices that are offered and are not enough; none of all these can always be chosen
 */
public record AcceptedAnswer(
        Kind kind,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Bound bound,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BigDecimal number,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String unit,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Currency currency,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LocalDate day,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> enough,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> others) {

    /** In the vendor's own words: only a person can say whether that is enough. */
    public static final AcceptedAnswer IN_WORDS = of(Kind.WORDS);

    public AcceptedAnswer {
        bound = kind.asksNumber() ? bound : null;
        number = kind.asksNumber() ? number : null;
        unit = kind == Kind.NUMBER ? Blank.text(unit) : "";
        currency = kind == Kind.MONEY ? currency : null;
        day = kind == Kind.DAY ? day : null;
        enough = kind == Kind.CHOICE ? Blank.list(enough) : List.of();
        others = kind == Kind.CHOICE ? Blank.list(others) : List.of();
    }

    /** For a kind that says by itself what is enough. */
    static AcceptedAnswer of(Kind kind) {
        return new AcceptedAnswer(kind, null, null, "", null, null, List.of(), List.of());
    }

    static AcceptedAnswer number(@Nullable Bound bound, @Nullable BigDecimal number, String unit) {
        return new AcceptedAnswer(Kind.NUMBER, bound, number, unit, null, null, List.of(), List.of());
    }

    static AcceptedAnswer money(@Nullable Bound bound, @Nullable BigDecimal amount, @Nullable Currency currency) {
        return new AcceptedAnswer(Kind.MONEY, bound, amount, "", currency, null, List.of(), List.of());
    }

    static AcceptedAnswer notBefore(@Nullable LocalDate day) {
        return new AcceptedAnswer(Kind.DAY, null, null, "", null, day, List.of(), List.of());
    }

    static AcceptedAnswer choice(List<String> enough, List<String> others) {
        return new AcceptedAnswer(Kind.CHOICE, null, null, "", null, null, enough, others);
    }

    /**
     * Whether an answer is enough.
     *
     * @param given null where there is none; one of another kind counts as none
     * @param lastDay the last day of the term; null while it is not known
     */
    public Result judge(@Nullable GivenAnswer given, @Nullable LocalDate lastDay) {
        if (kind == Kind.WORDS || !isComplete()) {
            return Result.FOR_A_PERSON;
        }
        if (given == null || !given.answers(kind)) {
            return Result.UNANSWERED;
        }
        return switch (kind) {
            case WORDS -> Result.FOR_A_PERSON;
            case YES -> Result.of(Boolean.TRUE.equals(given.yes()));
            case NUMBER -> Result.of(reaches(given.number()));
            case MONEY ->
                given.currency() != null && given.currency().equals(currency)
                        ? Result.of(reaches(given.number()))
                        : Result.FOR_A_PERSON;
            case DAY -> notBefore(given.day(), day);
            case TERM -> notBefore(given.day(), lastDay);
            case CHOICE -> Result.of(enough.contains(given.choice()));
        };
    }

    private boolean reaches(@Nullable BigDecimal answered) {
        return bound != null && number != null && answered != null && bound.holds(answered.compareTo(number));
    }

    private static Result notBefore(@Nullable LocalDate answered, @Nullable LocalDate first) {
        return first == null || answered == null ? Result.FOR_A_PERSON : Result.of(!answered.isBefore(first));
    }

    /** Whether all that its kind asks is told. */
    @JsonIgnore
    public boolean isComplete() {
        return missing().isEmpty();
    }

    /** The first field that still has to be filled in, by its name in the form; empty where nothing has to be. */
    Optional<String> missing() {
        return switch (kind) {
            case WORDS, YES, TERM -> Optional.empty();
            case NUMBER ->
                bound == null ? Optional.of("bound") : number == null ? Optional.of("number") : Optional.empty();
            case MONEY ->
                bound == null
                        ? Optional.of("bound")
                        : number == null
                                ? Optional.of("number")
                                : currency == null ? Optional.of("currency") : Optional.empty();
            case DAY -> day == null ? Optional.of("day") : Optional.empty();
            case CHOICE -> enough.isEmpty() ? Optional.of("enough") : Optional.empty();
        };
    }

    /** Whether no answer could be enough for both, asked about the same thing: at least 10 and at most 5. */
    boolean contradicts(AcceptedAnswer other) {
        if (kind != other.kind || !isComplete() || !other.isComplete()) {
            return false;
        }
        return switch (kind) {
            case NUMBER -> unit.strip().equalsIgnoreCase(other.unit.strip()) && isBeyond(other);
            case MONEY -> currency != null && currency.equals(other.currency) && isBeyond(other);
            case CHOICE -> Collections.disjoint(enough, other.enough);
            case WORDS, YES, DAY, TERM -> false;
        };
    }

    private boolean isBeyond(AcceptedAnswer other) {
        var least = bound == Bound.AT_LEAST ? number : other.number;
        var most = bound == Bound.AT_LEAST ? other.number : number;
        return bound != other.bound && least != null && most != null && least.compareTo(most) > 0;
    }

    /** The same for work at another time. */
    AcceptedAnswer withoutDay() {
        return new AcceptedAnswer(kind, bound, number, unit, currency, null, enough, others);
    }

    /** How it is answered. */
    public enum Kind {
        WORDS,
        YES,
        NUMBER,
        MONEY,
        DAY,
        /** The day until which something is valid: enough where it is through the whole term. */
        TERM,
        CHOICE;

        public boolean asksNumber() {
            return this == NUMBER || this == MONEY;
        }

        public boolean asksDay() {
            return this == DAY || this == TERM;
        }
    }

    /** On which side of a number an answer is enough; the number itself always is. */
    public enum Bound {
        AT_LEAST,
        AT_MOST;

        private boolean holds(int compared) {
            return this == AT_LEAST ? compared >= 0 : compared <= 0;
        }
    }

    /** What comes of an answer. */
    public enum Result {
        MET,
        NOT_MET,
        UNANSWERED,
        FOR_A_PERSON;

        private static Result of(boolean enough) {
            return enough ? MET : NOT_MET;
        }

        /** Whether the rule says that a bid falls short; where a person has to judge, it says nothing. */
        public boolean fallsShort() {
            return this == NOT_MET || this == UNANSWERED;
        }
    }
}
