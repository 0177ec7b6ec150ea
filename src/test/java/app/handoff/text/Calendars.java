package app.handoff.text;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;

/** Reads a file for calendars as a calendar would. */
public final class Calendars {

    private static final Pattern ZONE = Pattern.compile("^[A-Z-]+;(?:.*;)?TZID=([^:;]+)", Pattern.MULTILINE);

    private Calendars() {}

    /** What is wrong with it by RFC 5545 and, where it has a method, RFC 5546. */
    public static List<String> problems(byte[] file) {
        try {
            return new CalendarBuilder()
                    .build(new ByteArrayInputStream(file)).validate(true).getEntries().stream()
                            .map(Object::toString)
                            .toList();
        } catch (Exception e) {
            return List.of(e.toString());
        }
    }

    /** Zones by which times are told although the file does not bring their rules. */
    public static Set<String> zonesWithoutRules(byte[] file) {
        var named = new TreeSet<String>();
        var text = String.join("\n", lines(file));
        var zones = ZONE.matcher(text);
        while (zones.find()) {
            named.add(zones.group(1));
        }
        Pattern.compile("BEGIN:" + Component.VTIMEZONE + "\n(?s:.*?)" + Property.TZID + ":(\\S+)")
                .matcher(text)
                .results()
                .forEach(rules -> named.remove(rules.group(1)));
        return named;
    }

    /** Its lines; what goes on in the next one belongs to the one before. */
    public static List<String> lines(byte[] file) {
        return Arrays.asList(
                new String(file, StandardCharsets.UTF_8).replace("\r\n ", "").split("\r\n"));
    }
}
