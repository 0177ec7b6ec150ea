package app.handoff.submission;

import app.handoff.kernel.PossibleDays;
import app.handoff.kernel.Sentence;
import app.handoff.scope.AcceptedAnswer.Kind;
import app.handoff.scope.AcceptedAnswer.Result;
import app.handoff.scope.FrozenScope;
import app.handoff.scope.GivenAnswer;
import app.handoff.scope.Qualification;
import app.handoff.submission.BidDraftContent.TypedRequirement;
import app.handoff.text.NumberKind;
import app.handoff.text.Numbers;
import app.handoff.text.TypedNumber;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A requirement that a rule checks, with what one vendor has typed for it.
 *
 * @param given the answer as it was read; null where there is none, or it cannot be read
 * @param problem why it cannot be read; null where it can
 * @param result what the rule says of it
 */
record AnsweredRequirement(
        Qualification asked,
        TypedRequirement typed,
        @Nullable GivenAnswer given,
        @Nullable Sentence problem,
        Result result) {

    static final String YES = "YES";
    static final String NO = "NO";
    /** Chosen where none of the choices fits; none of them is called like this. */
    static final String NONE = "\u2013";

    private static final BigDecimal LARGEST = new BigDecimal("1000000000");
    private static final int MOST_PLACES = 2;

    static AnsweredRequirement of(Qualification asked, TypedRequirement typed, FrozenScope scope) {
        var read = read(asked, typed.value().strip());
        return new AnsweredRequirement(
                asked,
                typed,
                read.given(),
                read.problem(),
                asked.accepted().judge(read.given(), scope.timeline().lastDay()));
    }

    private static Read read(Qualification asked, String value) {
        var accepted = asked.accepted();
        if (value.isEmpty()) {
            return new Read(null, null);
        }
        return switch (accepted.kind()) {
            case WORDS -> new Read(null, null);
            case YES ->
                value.equals(YES) || value.equals(NO)
                        ? new Read(GivenAnswer.of(value.equals(YES)), null)
                        : Read.refused("field.choose");
            case NUMBER ->
                number(TypedNumber.read(value, LARGEST, MOST_PLACES, () -> Numbers.read(value, NumberKind.NUMBER)));
            case MONEY -> amount(value, Objects.requireNonNull(accepted.currency()));
            case DAY, TERM -> day(value);
            case CHOICE ->
                value.equals(NONE)
                        ? new Read(GivenAnswer.ofChoice(""), null)
                        : Stream.concat(accepted.enough().stream(), accepted.others().stream())
                                        .anyMatch(value::equals)
                                ? new Read(GivenAnswer.ofChoice(value), null)
                                : Read.refused("field.choose");
        };
    }

    private static Read number(TypedNumber typed) {
        return new Read(typed.value() == null ? null : GivenAnswer.of(typed.value()), typed.problem());
    }

    private static Read amount(String value, Currency currency) {
        var typed = TypedNumber.read(value, LARGEST, MOST_PLACES, () -> Numbers.amount(value, currency));
        return new Read(typed.value() == null ? null : GivenAnswer.of(typed.value(), currency), typed.problem());
    }

    private static Read day(String value) {
        try {
            var day = LocalDate.parse(value);
            return PossibleDays.contains(day) ? new Read(GivenAnswer.of(day), null) : Read.refused("typed.farDay");
        } catch (DateTimeParseException e) {
            return Read.refused("typed.noDay");
        }
    }

    /** An answer that was given elsewhere, as it would be typed here. */
    static String typed(GivenAnswer given) {
        if (given.yes() != null) {
            return given.yes() ? YES : NO;
        } else if (given.number() != null) {
            return Numbers.print(given.number());
        } else if (given.day() != null) {
            return given.day().toString();
        }
        return given.choice() == null || given.choice().isEmpty() ? NONE : given.choice();
    }

    /** By which its answer is kept. */
    String key() {
        return String.valueOf(asked.id());
    }

    /** Whether the bid falls short of what must be met. It can be sent all the same. */
    boolean missesMust() {
        return asked.isRequired() && result == Result.NOT_MET;
    }

    boolean isAnswered() {
        return given != null;
    }

    boolean is(Kind kind) {
        return asked.accepted().kind() == kind;
    }

    private record Read(
            @Nullable GivenAnswer given, @Nullable Sentence problem) {

        static Read refused(String code) {
            return new Read(null, Sentence.of(code));
        }
    }
}
