package app.handoff.web;

import app.handoff.kernel.PersonWeek;
import app.handoff.kernel.PossibleDays;
import app.handoff.kernel.RuleViolation;
import app.handoff.text.NumberKind;
import app.handoff.text.Numbers;
import app.handoff.text.TypedNumber;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;

/**
 * Reads the answers of a form that keeps them as they were typed. An empty answer is fine, since a draft is saved as it is;
 * nonsense is refused at its field: no number, too long, a day that does not exist.
 */
public final class AnswerReader {

    public static final int SHORT = 120;
    public static final int LINE = 300;
    public static final int LONG = 2000;
    private static final int MOST_LINES = 40;
    private static final int PLACES = 2;
    private static final BigDecimal LARGEST = new BigDecimal("999999999");

    private final Errors errors;

    public AnswerReader(Errors errors) {
        this.errors = errors;
    }

    public boolean refused() {
        return errors.hasErrors();
    }

    /** One line or more of text, stripped; not longer than so many characters. */
    public String text(String field, @Nullable String typed, int longest) {
        var text = typed == null ? "" : typed.replace("\r\n", "\n").strip();
        if (text.codePointCount(0, text.length()) > longest) {
            refuse(field, "text.tooLong", longest);
            return "";
        }
        if (text.codePoints().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
            refuse(field, "typed.unreadable");
            return "";
        }
        return text;
    }

    /** A list, one entry a line. */
    public List<String> lines(String field, @Nullable String typed) {
        var lines = text(field, typed, LINE * MOST_LINES)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
        if (lines.size() > MOST_LINES) {
            refuse(field, "typed.tooManyLines", MOST_LINES);
        } else if (lines.stream().anyMatch(line -> line.length() > LINE)) {
            refuse(field, "typed.lineTooLong", LINE);
        }
        return lines;
    }

    public @Nullable BigDecimal number(String field, @Nullable String typed) {
        return number(field, typed, LARGEST);
    }

    /** A number of zero or more with at most two places. */
    public @Nullable BigDecimal number(String field, @Nullable String typed, BigDecimal largest) {
        return number(field, typed, kind(field), largest);
    }

    /** Hours of one person in a week. */
    public @Nullable BigDecimal hours(String field, @Nullable String typed) {
        var hours = number(field, typed);
        if (hours != null) {
            try {
                PersonWeek.require(hours, field);
            } catch (RuleViolation broken) {
                refuse("", broken);
                return null;
            }
        }
        return hours;
    }

    /** The same where another answer says what it counts. */
    public @Nullable BigDecimal number(String field, @Nullable String typed, NumberKind kind) {
        return number(field, typed, kind, LARGEST);
    }

    private @Nullable BigDecimal number(String field, @Nullable String typed, NumberKind kind, BigDecimal largest) {
        var text = typed == null ? "" : typed;
        return valueOf(field, TypedNumber.read(text, largest, PLACES, () -> Numbers.read(text, kind)));
    }

    /** A number as it stands, for an aggregate that says itself what it may be. */
    public @Nullable BigDecimal anyNumber(String field, @Nullable String typed) {
        return anyNumber(field, typed, kind(field));
    }

    public @Nullable BigDecimal anyNumber(String field, @Nullable String typed, NumberKind kind) {
        return valueOf(field, TypedNumber.read(typed, kind));
    }

    private @Nullable BigDecimal valueOf(String field, TypedNumber number) {
        if (number.problem() != null) {
            refuse(field, number.problem().key(), number.problem().words().toArray());
        }
        return number.value();
    }

    private NumberKind kind(String field) {
        var form = errors instanceof BindingResult bound ? bound.getTarget() : null;
        var kind = form == null ? null : NumberKind.of(form.getClass(), field);
        return kind == null ? NumberKind.NUMBER : kind;
    }

    /** A whole number of zero or more. */
    public @Nullable Integer whole(String field, @Nullable String typed, int largest) {
        var number = number(field, typed, BigDecimal.valueOf(largest));
        if (number == null) {
            return null;
        }
        if (number.scale() > 0) {
            refuse(field, "number.notWhole");
            return null;
        }
        return number.intValueExact();
    }

    /** A day between the years 2000 and 2100. */
    public @Nullable LocalDate day(String field, @Nullable String typed) {
        var day = day(field, typed, "typed.noDay");
        if (day != null && !PossibleDays.contains(day)) {
            refuse(field, "typed.farDay");
            return null;
        }
        return day;
    }

    /** Any day; what is no day is told in this sentence. */
    public @Nullable LocalDate day(String field, @Nullable String typed, String noDay) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(typed.strip());
        } catch (DateTimeException e) {
            refuse(field, noDay);
            return null;
        }
    }

    /** A time of day that has to be told; where it was not, or is none, this is said. */
    public @Nullable LocalTime time(String field, @Nullable String typed, String missing) {
        try {
            return LocalTime.parse(typed == null ? "" : typed.strip());
        } catch (DateTimeException e) {
            refuse(field, missing);
            return null;
        }
    }

    public <E extends Enum<E>> @Nullable E choice(String field, @Nullable String typed, Class<E> type) {
        return typed == null || typed.isBlank() ? null : choice(field, typed, type, "typed.noChoice");
    }

    /** A choice that has to be made; where it was not, this is said. */
    public <E extends Enum<E>> @Nullable E choice(String field, @Nullable String typed, Class<E> type, String missing) {
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equals(typed)) {
                return constant;
            }
        }
        refuse(field, missing);
        return null;
    }

    public <E extends Enum<E>> List<E> choices(String field, @Nullable List<String> typed, Class<E> type) {
        var chosen = new ArrayList<E>();
        for (var one : typed == null ? List.<String>of() : typed) {
            var choice = choice(field, one, type);
            if (choice != null) {
                chosen.add(choice);
            }
        }
        return chosen;
    }

    public @Nullable ZoneId zone(String field, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        if (!ZoneId.getAvailableZoneIds().contains(typed)) {
            refuse(field, "typed.noZone");
            return null;
        }
        return ZoneId.of(typed);
    }

    /** Puts a broken rule beside its field of this row. */
    public void refuse(String row, RuleViolation broken) {
        errors.rejectValue(row + broken.field(), broken.code(), broken.arguments(), broken.code());
    }

    public void refuse(String field, String code, @Nullable Object... words) {
        errors.rejectValue(field, code, words, code);
    }
}
