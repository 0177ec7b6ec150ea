package app.handoff.text;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a number in a field counts, and so how people write it; {@code reading.js} reads each kind in the same way. */
public enum NumberKind {
    /** Anything that has no unit of its own. */
    NUMBER(""),
    /** An amount in the currency of the business, or of what is asked for; with or without its sign. */
    MONEY(""),
    /** Pieces: always a whole number. */
    COUNT(""),
    PERCENT(
            "%|percent|per cent|pct\\.?|prozent|procent|proc\\.?|pour cent|po[rl]? ?ciento|per cento|por cento|v\\. ?h\\."),
    /** Hours, also as hours and minutes. */
    HOURS(Words.HOURS),
    /** Minutes, also as hours and minutes. */
    MINUTES(Words.MINUTES),
    SECONDS(
            "(?:s|secs?|seconds?|sek|sekunden?|secondes?|second[oi]|segundos?|seconden|sekunder|sekund[ay]?|sn|saniye|сек|секунд[аы]?)\\.?|\"|秒|秒鐘|秒钟"),
    DAYS("(?:d|days?|tage?n?|jours?|giorn[io]|d[ií]as?|dag|dagen|dagar|dage|dni)\\.?|日|天"),
    WEEKS("(?:w|wks?|weeks?|wochen?|semaines?|settiman[ae]|semanas?|weken|veckor)\\.?|週間?|周"),
    MONTHS("(?:mo|mos|mths?|months?|monate?n?|mois|mes[ei]|mes|meses|maanden|månader)\\.?|か月|个月"),
    YEARS("(?:y|yrs?|years?|jahre?n?|ans?|ann[io]|años?|anos?|jaar|år)\\.?|年");

    private final Pattern unit;

    NumberKind(String unit) {
        this.unit = Pattern.compile("(.*?) ?(?:" + unit + ")");
    }

    /** The text without the unit of this kind, if it ends with it. */
    String withoutUnit(String text) {
        if (this == PERCENT && text.startsWith("%")) {
            return text.substring(1).strip();
        }
        var matcher = unit.matcher(text);
        return matcher.matches() ? matcher.group(1) : text;
    }

    /**
     * What the field of a form at this path counts: what its record says with {@link ReadAs}, else what follows from its
     * type; null where it is no number.
     */
    public static @Nullable NumberKind of(Class<?> form, String path) {
        var field = NumberField.of(form, path);
        return field == null ? null : field.kind();
    }

    /** A field that takes a number. */
    public record NumberField(NumberKind kind, boolean whole) {

        private static @Nullable NumberField of(@Nullable Class<?> form, String path, boolean numbersOnly) {
            var component = FieldPath.of(form, path);
            if (component == null) {
                return null;
            }
            var type = FieldPath.elementOf(component);
            return numbersOnly && type == String.class
                    ? null
                    : of(component.getAnnotation(ReadAs.class), type, component.getName());
        }

        /** Only where the form holds the number itself, not the text as it was typed. */
        public static @Nullable NumberField ofNumber(Class<?> form, String path) {
            return of(form, path, true);
        }

        public static @Nullable NumberField of(@Nullable Class<?> form, String path) {
            return of(form, path, false);
        }

        // The version that a form carries along is nothing that people type.
        private static @Nullable NumberField of(@Nullable ReadAs said, @Nullable Class<?> type, String name) {
            boolean whole = type == Integer.class || type == int.class;
            if (said != null) {
                return new NumberField(said.value(), whole || said.value() == COUNT);
            }
            if (name.equals("version") || !whole && type != BigDecimal.class) {
                return null;
            }
            return new NumberField(whole ? COUNT : NUMBER, whole);
        }
    }

    /** How hours and minutes are called where vendors are. */
    static final class Words {

        static final String HOURS =
                "(?:h|hrs?|hours?|std|stunden?|heures?|or[ae]|horas?|uur|uren|tim|timme|timmar|timer?|tunti|tuntia|godz|godzin[ay]?|hod|hodin[ay]?|saat|ч|час|часа|часов)\\.?|時間|小时|小時";
        static final String MINUTES =
                "(?:m|mins?|minutes?|minuten?|minut[oi]|minutos|minuut|minuter|minutter|minuty?|minuuttia?|dakika|dk|мин|минут[аы]?)\\.?|'|分|分钟|分鐘";

        private Words() {}
    }
}
