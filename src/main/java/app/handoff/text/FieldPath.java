package app.handoff.text;

import java.lang.reflect.RecordComponent;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;

/** Finds what a form has at the path of a field, such as {@code rows[2].seasons[0].from}. */
public final class FieldPath {

    private static final Pattern ROW = Pattern.compile("\\[[^]]*]");

    private FieldPath() {}

    /** The component at this path; null where the form has none. */
    public static @Nullable RecordComponent of(@Nullable Class<?> form, String path) {
        var type = form;
        RecordComponent found = null;
        for (var name : ROW.matcher(path).replaceAll("").split("\\.")) {
            found = component(type, name);
            if (found == null) {
                return null;
            }
            type = elementOf(found);
        }
        return found;
    }

    private static @Nullable RecordComponent component(@Nullable Class<?> type, String name) {
        if (type != null && type.isRecord()) {
            for (var component : type.getRecordComponents()) {
                if (component.getName().equals(name)) {
                    return component;
                }
            }
        }
        return null;
    }

    /** The type of a component; of a list, that of its elements. */
    public static @Nullable Class<?> elementOf(RecordComponent component) {
        var resolved = ResolvableType.forType(component.getGenericType());
        return (resolved.hasGenerics() ? resolved.getGeneric(0) : resolved).resolve();
    }
}
