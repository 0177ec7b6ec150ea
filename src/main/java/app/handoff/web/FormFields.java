package app.handoff.web;

import app.handoff.text.Format;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/**
 * The fields of a form record by their names on the page, such as {@code criteria[0].weight}: a list is one field or more for
 * each of its rows, a set is the boxes of one field.
 */
public final class FormFields {

    private FormFields() {}

    /** What somebody else saved meanwhile, in words, in those fields in which it differs from what was typed. */
    public static Map<String, String> differing(Record typed, Record stored, Format format) {
        var mine = of(typed);
        var differing = new LinkedHashMap<String, String>();
        of(stored).forEach((field, theirs) -> {
            if (!comparable(theirs).equals(comparable(mine.get(field)))) {
                differing.put(field, written(theirs, format));
            }
        });
        differing.remove("version");
        return differing;
    }

    private static Map<String, @Nullable Object> of(Record form) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        collect("", form, fields);
        return fields;
    }

    private static void collect(String path, @Nullable Object value, Map<String, @Nullable Object> fields) {
        if (value instanceof Record form) {
            for (var component : form.getClass().getRecordComponents()) {
                collect(
                        path.isEmpty() ? component.getName() : path + "." + component.getName(),
                        read(component, form),
                        fields);
            }
        } else if (value instanceof List<?> rows) {
            int at = 0;
            for (var row : rows) {
                collect(path + "[" + at++ + "]", row, fields);
            }
        } else {
            fields.put(path, value);
        }
    }

    private static @Nullable Object read(RecordComponent component, Record form) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(form);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Nothing typed is nothing stored, 4 is 4.0, and a browser ends lines in its own way. */
    private static Object comparable(@Nullable Object value) {
        if (value == null || Boolean.FALSE.equals(value) || value instanceof Collection<?> all && all.isEmpty()) {
            return "";
        } else if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros();
        } else if (value instanceof MultipartFile file && file.isEmpty()) {
            return "";
        }
        return value instanceof String text ? text.replace("\r\n", "\n").strip() : value;
    }

    private static String written(@Nullable Object value, Format format) {
        String text;
        if (value instanceof Enum<?> constant) {
            text = format.word(constant);
        } else if (value instanceof LocalDate day) {
            text = format.day(day);
        } else if (value instanceof LocalTime time) {
            text = format.time(time);
        } else if (value instanceof ZoneId zone) {
            text = format.zone(zone);
        } else if (value instanceof Number number) {
            text = format.number(number);
        } else if (value instanceof Collection<?> all) {
            text = all.stream().map(one -> written(one, format)).collect(Collectors.joining(", "));
        } else {
            text = Objects.toString(value, "");
        }
        return text.isBlank() ? format.message("ui.notProvided") : text;
    }
}
