package app.handoff.bidding.web;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The fields of a form record by their names on the page, such as {@code criteria[0].weight}. */
final class FormFields {

    private FormFields() {}

    /** What another form holds in those fields in which the two differ: what somebody else saved meanwhile. */
    static Map<String, String> differing(Record typed, Record stored) {
        var mine = of(typed);
        var theirs = of(stored);
        theirs.entrySet().removeIf(field -> Objects.equals(field.getValue(), mine.getOrDefault(field.getKey(), "")));
        theirs.remove("version");
        return theirs;
    }

    private static Map<String, String> of(Record form) {
        var fields = new LinkedHashMap<String, String>();
        collect("", form, fields);
        return fields;
    }

    private static void collect(String path, @Nullable Object value, Map<String, String> fields) {
        if (value instanceof Record form) {
            for (var component : form.getClass().getRecordComponents()) {
                collect(
                        path.isEmpty() ? component.getName() : path + "." + component.getName(),
                        read(component, form),
                        fields);
            }
        } else if (value instanceof Collection<?> rows) {
            int at = 0;
            for (var row : rows) {
                collect(path + "[" + at++ + "]", row, fields);
            }
        } else {
            fields.put(path, value instanceof BigDecimal number ? number.toPlainString() : Objects.toString(value, ""));
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
}
