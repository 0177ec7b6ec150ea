package app.handoff.triage.web;

import app.handoff.text.Format;
import app.handoff.web.FieldConflicts;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What somebody else saved where it differs from what was typed. */
final class TaskDifferences {

    private TaskDifferences() {}

    static <F extends Record> FieldConflicts between(F typed, F stored, Format format) {
        var differing = new LinkedHashMap<String, String>();
        for (var component : typed.getClass().getRecordComponents()) {
            var saved = value(component, stored);
            if (!same(value(component, typed), saved)) {
                differing.put(component.getName(), written(saved, format));
            }
        }
        return new FieldConflicts(differing);
    }

    private static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one instanceof BigDecimal a && other instanceof BigDecimal b) {
            return a.compareTo(b) == 0;
        }
        return Objects.equals(plain(one), plain(other));
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof String text) {
            // Browsers end lines in their own way.
            return text.isBlank() ? null : text.strip().replace("\r\n", "\n");
        }
        return value instanceof Collection<?> all && all.isEmpty() ? null : value;
    }

    private static String written(@Nullable Object value, Format format) {
        if (value == null || value instanceof String text && text.isBlank()) {
            return format.message("ui.notProvided");
        } else if (value instanceof Enum<?> constant) {
            return format.word(constant);
        } else if (value instanceof Number number) {
            return format.number(number);
        } else if (value instanceof Collection<?> all) {
            return all.stream().map(one -> written(one, format)).collect(Collectors.joining(", "));
        }
        return String.valueOf(value);
    }

    private static @Nullable Object value(RecordComponent component, Record record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
