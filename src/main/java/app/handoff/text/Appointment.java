package app.handoff.text;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * An appointment as a file that calendars read (iCalendar, RFC 5545), inviting to it or calling it off (iTIP, RFC 5546). Times are
 * told in UTC, so that every calendar shows the same moment, whatever its clocks do.
 *
 * @param uid names the appointment in all calendars; stays the same when it is moved or called off
 * @param sequence counts how often it was changed: calendars believe the highest
 * @param changedAt when it was last changed
 * @param organizer who invites
 * @param guests who are invited
 */
public record Appointment(
        String uid,
        int sequence,
        Instant changedAt,
        Instant start,
        Duration length,
        String title,
        String place,
        String notes,
        Person organizer,
        List<Person> guests,
        boolean calledOff) {

    /** The longest line, in bytes without its end. */
    private static final int LONGEST_LINE = 75;

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    public Appointment {
        guests = List.copyOf(guests);
    }

    /** Somebody with an address for mail. */
    public record Person(String name, String email) {}

    /** What is done with the file: {@code REQUEST} or {@code CANCEL}. */
    public String method() {
        return calledOff ? "CANCEL" : "REQUEST";
    }

    /** The file, in UTF-8. */
    public byte[] file() {
        var text = new StringBuilder();
        line(text, "BEGIN:VCALENDAR");
        line(text, "VERSION:2.0");
        line(text, "PRODID:-//Handoff//Handoff//EN");
        line(text, "METHOD:" + method());
        line(text, "BEGIN:VEVENT");
        line(text, "UID:" + escaped(uid));
        line(text, "SEQUENCE:" + sequence);
        line(text, "DTSTAMP:" + UTC.format(changedAt));
        line(text, "LAST-MODIFIED:" + UTC.format(changedAt));
        line(text, "DTSTART:" + UTC.format(start));
        line(text, "DTEND:" + UTC.format(start.plus(length)));
        line(text, "SUMMARY:" + escaped(title));
        if (!place.isBlank()) {
            line(text, "LOCATION:" + escaped(place));
        }
        if (!notes.isBlank()) {
            line(text, "DESCRIPTION:" + escaped(notes));
        }
        line(text, "STATUS:" + (calledOff ? "CANCELLED" : "CONFIRMED"));
        line(text, "ORGANIZER" + named(organizer));
        guests.forEach(guest -> line(
                text,
                "ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=" + (calledOff ? "FALSE" : "TRUE")
                        + named(guest)));
        line(text, "END:VEVENT");
        line(text, "END:VCALENDAR");
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String named(Person person) {
        return ";CN=\"" + person.name().replaceAll("[\\p{Cntrl}\"]", " ").strip() + "\":mailto:"
                + person.email().replaceAll("[\\p{Cntrl}\\s]", "");
    }

    /** As a value of type text: its own signs are marked, and a line end is two letters. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n")
                .replaceAll("\\p{Cntrl}", " ");
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
