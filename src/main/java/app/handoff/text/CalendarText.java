package app.handoff.text;

import java.nio.charset.StandardCharsets;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * The form of files that calendars read (iCalendar, RFC 5545). Times are told in UTC, so that every calendar shows the same moment,
 * whatever its clocks do, and no file has to carry the rules of a zone.
 */
final class CalendarText {

    /** The longest line, in bytes without its end. */
    private static final int LONGEST_LINE = 75;

    private CalendarText() {}

    /** An empty calendar that says who made it. */
    static Calendar begin() {
        var calendar = new Calendar();
        calendar.add(new ProdId("-//Handoff//Handoff//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        return calendar;
    }

    /** What somebody typed, without what no calendar can show; the library marks the signs of the format itself. */
    static String typed(String text) {
        return text.replaceAll("\\R", "\n").replaceAll("[\\p{Cntrl}&&[^\n]]", " ");
    }

    /** The file in UTF-8; lines are broken here, since the library counts letters and may cut one. */
    static byte[] file(Calendar calendar) {
        var text = new StringBuilder();
        calendar.toString().lines().forEach(line -> line(text, line));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A line that is too long goes on in the next one behind a space, and never within a letter. */
    private static void line(StringBuilder text, String line) {
        int room = LONGEST_LINE;
        for (int at = 0; at < line.length(); ) {
            int letter = line.codePointAt(at);
            int bytes = Character.toString(letter).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > room) {
                text.append("\r\n ");
                room = LONGEST_LINE - 1;
            }
            text.appendCodePoint(letter);
            room -= bytes;
            at += Character.charCount(letter);
        }
        text.append("\r\n");
    }
}
