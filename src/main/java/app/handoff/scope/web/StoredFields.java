package app.handoff.scope.web;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a form by their names, to show beside each what somebody else saved there. */
final class StoredFields {

    /** Answers chosen from a list are shown in the summary of what is stored, in words. */
    private static final Set<String> CHOSEN = Set.of(
            "id",
            "per",
            "days",
            "direction",
            "window",
            "method",
            "measuredBy",
            "level",
            "renewal",
            "atEnd",
            "subcontractors",
            "basis",
            "dataClass",
            "classes",
            "none",
            "nothingExcluded");

    private StoredFields() {}

    /** What is stored where something else was typed. */
    static Map<String, String> differing(SectionForm stored, SectionForm typed) {
        var fields = of((Record) stored);
        var others = of((Record) typed);
        fields.entrySet()
                .removeIf(field -> field.getValue().isBlank()
                        || field.getValue()
                                .equals(others.getOrDefault(field.getKey(), "").replace("\r\n", "\n")));
        return fields;
    }

    private static Map<String, String> of(Record form) {
        var fields = new LinkedHashMap<String, String>();
        collect(form, "", fields);
        return fields;
    }

    private static void collect(Record record, String prefix, Map<String, String> into) {
        for (var component : record.getClass().getRecordComponents()) {
            if (CHOSEN.contains(component.getName())) {
                continue;
            }
            var value = value(record, component.getAccessor());
            var name = prefix + component.getName();
            if (value instanceof List<?> rows) {
                for (int at = 0; at < rows.size(); at++) {
                    if (rows.get(at) instanceof Record row) {
                        collect(row, name + "[" + at + "].", into);
                    }
                }
            } else if (value instanceof String text) {
                into.put(name, text);
            }
        }
    }

    private static @Nullable Object value(Record record, Method accessor) {
        try {
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
