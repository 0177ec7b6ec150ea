package app.handoff.web;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** The rows of a form by the names of their fields, such as {@code rows[2].seasons[0].from}. */
final class FormRows {

    /** As many rows as the framework takes. */
    private static final int MOST = 256;

    private static final Pattern ROW = Pattern.compile("\\[([^]]*)]?");

    private FormRows() {}

    /**
     * What has to be sent for the rows that are missing among these: a row that a page left out is an empty one, so that the
     * others keep their places. Rows are numbered by our pages; anything else was not sent by them.
     */
    static Map<String, String> gaps(Set<String> sent) {
        var last = new HashMap<String, Integer>();
        var there = new HashSet<String>();
        var sample = new HashMap<String, String>();
        for (var name : sent) {
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

    private static int number(String typed) {
        if (!typed.matches("\\d{1,3}") || Integer.parseInt(typed) >= MOST) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return Integer.parseInt(typed);
    }
}
