package app.handoff.web;

import app.handoff.text.FieldPath;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** The rows of a form by the names of their fields, such as {@code rows[2].seasons[0].from}. */
final class FormRows {

    /** As many rows as the framework takes. */
    private static final int MOST = 256;

    /** How deep rows lie within rows at most, with one to spare. */
    private static final int DEEPEST = 3;

    private static final int LONGEST_NAME = 200;

    /** How many rows a request may leave out in all; a page leaves out some. */
    private static final int MOST_LEFT_OUT = 2_000;

    private static final Pattern ROW = Pattern.compile("\\[([^]]*)]?");

    private FormRows() {}

    /**
     * What has to be sent for the rows that are missing among these: a row that a page left out is an empty one, so that the
     * others keep their places. Rows are numbered by our pages; anything else was not sent by them and is a bad request, however much
     * work it would make.
     */
    static Map<String, String> gaps(Class<?> form, Set<String> sent) {
        var last = new HashMap<String, Integer>();
        var there = new HashSet<String>();
        var sample = new HashMap<String, String>();
        for (var name : sent) {
            requirePossible(form, name);
            var row = ROW.matcher(name);
            while (row.find()) {
                var list = name.substring(0, row.start());
                int at = number(row.group(1));
                there.add(list + "[" + at + "]");
                last.merge(list, at, Math::max);
                sample.putIfAbsent(list, name.substring(row.end()).replaceAll("\\[\\d+]", "[0]"));
            }
        }
        var missing = new HashMap<String, String>();
        if (last.values().stream().mapToInt(Integer::intValue).sum() - there.size() > MOST_LEFT_OUT) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        last.forEach((list, most) -> {
            for (int at = 0; at < most; at++) {
                var row = list + "[" + at + "]";
                if (!there.contains(row)) {
                    missing.put(row + sample.get(list), "");
                }
            }
        });
        return missing;
    }

    /** A name has few rows within rows, a row comes by its fields, not as one value, and a value has no fields. */
    private static void requirePossible(Class<?> form, String name) {
        int depth = (int) name.chars().filter(sign -> sign == '[').count();
        if (entersValue(form, name)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        if (depth == 0) {
            return;
        }
        if (depth > DEEPEST || name.length() > LONGEST_NAME || (name.endsWith("]") && isNoText(form, name))) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }

    /** Whether it names something within what one field holds, such as {@code email.x}. */
    private static boolean entersValue(Class<?> form, String name) {
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            var before = name.substring(0, dot);
            var component = FieldPath.of(form, before);
            if (component != null) {
                var type = before.endsWith("]") ? FieldPath.elementOf(component) : component.getType();
                if (type == null || !type.isRecord() || isReadAsOne(type)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** An identity, for one, is a record that is made of one text. */
    private static boolean isReadAsOne(Class<?> type) {
        return Stream.of(type.getMethods())
                .anyMatch(method -> method.getName().equals("of")
                        && Modifier.isStatic(method.getModifiers())
                        && List.of(method.getParameterTypes()).equals(List.of(String.class)));
    }

    /** Whether each of the list has fields of its own, or is a file. */
    private static boolean isNoText(Class<?> form, String name) {
        var list = FieldPath.of(form, name);
        var element = list == null ? null : FieldPath.elementOf(list);
        return element != null && (element.isRecord() || MultipartFile.class.isAssignableFrom(element));
    }

    private static int number(String typed) {
        if (!typed.matches("\\d{1,3}") || Integer.parseInt(typed) >= MOST) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return Integer.parseInt(typed);
    }
}
