package app.handoff.scope.web;

import app.handoff.kernel.PersonWeek;
import app.handoff.kernel.RuleViolation;
import app.handoff.scope.ServiceLevel;
import app.handoff.text.NumberKind;
import app.handoff.text.Numbers;
import app.handoff.text.UnreadableNumber;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;

/**
 * Reads what was typed into a section. An empty answer is fine, since a draft is saved as it is; nonsense is refused at
 * its field: no number, too long, a day that does not exist.
 */
final class Typed {

    static final int SHORT = 120;
    static final int LINE = 300;
    static final int LONG = 2000;
    private static final int MOST_LINES = 40;
    private static final BigDecimal LARGEST = new BigDecimal("999999999");
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2100, 1, 1);

    private final Errors errors;

    Typed(Errors errors) {
        this.errors = errors;
    }

    boolean refused() {
        return errors.hasErrors();
    }

    /** One line or more of text, stripped; not longer than so many characters. */
    String text(String field, @Nullable String typed, int longest) {
        var text = typed == null ? "" : typed.replace("\r\n", "\n").strip();
        if (text.codePointCount(0, text.length()) > longest) {
            refuse(field, "text.tooLong", longest);
            return "";
        }
        if (text.codePoints().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
            refuse(field, "scope.typed.unreadable");
            return "";
        }
        return text;
    }

    /** A list, one entry a line. */
    List<String> lines(String field, @Nullable String typed) {
        var lines = text(field, typed, LINE * MOST_LINES)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
        if (lines.size() > MOST_LINES) {
            refuse(field, "scope.typed.tooManyLines", MOST_LINES);
        } else if (lines.stream().anyMatch(line -> line.length() > LINE)) {
            refuse(field, "scope.typed.lineTooLong", LINE);
        }
        return lines;
    }

    @Nullable BigDecimal number(String field, @Nullable String typed) {
        return number(field, typed, LARGEST);
    }

    /** A number of zero or more with at most two places. */
    @Nullable BigDecimal number(String field, @Nullable String typed, BigDecimal largest) {
        return number(field, typed, kind(field), largest);
    }

    /** Hours of one person in a week. */
    @Nullable BigDecimal hoursOfAWeek(String field, @Nullable String typed) {
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

    /** A value of a service level; the unit that was chosen says how it is written. */
    @Nullable BigDecimal value(String field, @Nullable String typed, ServiceLevel.@Nullable Unit unit) {
        return number(field, typed, unit == null ? NumberKind.NUMBER : unit.kind(), LARGEST);
    }

    private @Nullable BigDecimal number(String field, @Nullable String typed, NumberKind kind, BigDecimal largest) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        BigDecimal number;
        try {
            number = Numbers.read(typed, kind);
        } catch (UnreadableNumber e) {
            refuse(field, e.code(), e.words());
            return null;
        }
        if (number.signum() < 0) {
            refuse(field, "field.positiveOrZero");
            return null;
        }
        if (number.compareTo(largest) > 0) {
            refuse(field, "number.tooHigh", largest);
            return null;
        }
        if (number.stripTrailingZeros().scale() > 2) {
            refuse(field, "scope.typed.twoPlaces");
            return null;
        }
        var plain = number.setScale(2, RoundingMode.UNNECESSARY).stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    private NumberKind kind(String field) {
        var form = errors instanceof BindingResult bound ? bound.getTarget() : null;
        var kind = form == null ? null : NumberKind.of(form.getClass(), field);
        return kind == null ? NumberKind.NUMBER : kind;
    }

    /** A whole number of zero or more. */
    @Nullable Integer whole(String field, @Nullable String typed, int largest) {
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

    @Nullable LocalDate day(String field, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            var day = LocalDate.parse(typed.strip());
            if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
                refuse(field, "scope.typed.farDay");
                return null;
            }
            return day;
        } catch (DateTimeException e) {
            refuse(field, "scope.typed.noDay");
            return null;
        }
    }

    <E extends Enum<E>> @Nullable E choice(String field, @Nullable String typed, Class<E> type) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equals(typed)) {
                return constant;
            }
        }
        refuse(field, "scope.typed.noChoice");
        return null;
    }

    <E extends Enum<E>> List<E> choices(String field, @Nullable List<String> typed, Class<E> type) {
        var chosen = new ArrayList<E>();
        for (var one : typed == null ? List.<String>of() : typed) {
            var choice = choice(field, one, type);
            if (choice != null) {
                chosen.add(choice);
            }
        }
        return chosen;
    }

    @Nullable ZoneId zone(String field, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        if (!ZoneId.getAvailableZoneIds().contains(typed)) {
            refuse(field, "scope.typed.noZone");
            return null;
        }
        return ZoneId.of(typed);
    }

    /** Puts a broken rule beside its field of this row. */
    void refuse(String row, RuleViolation broken) {
        errors.rejectValue(row + broken.field(), broken.code(), broken.arguments(), broken.code());
    }

    void refuse(String field, String code, @Nullable Object... words) {
        errors.rejectValue(field, code, words, code);
    }
}
