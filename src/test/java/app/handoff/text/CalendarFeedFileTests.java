package app.handoff.text;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.text.Appointment.Person;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CalendarFeedFileTests {

    private static final Instant CHANGED = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant AT = Instant.parse("2026-11-27T16:00:00Z");

    @Test
    void everyKindOfDateIsValidForEveryCalendar() {
        var file = feed(
                entry("report-1@handoff", null, null, ""),
                entry("contract-1@handoff", LocalDate.parse("2026-12-31"), null, ""),
                entry("meeting-1@handoff", null, Duration.ofMinutes(45), "https://talk.example/a?b=c,d;e"));

        assertThat(Calendars.problems(file)).isEmpty();
        assertThat(Calendars.zonesWithoutRules(file)).isEmpty();
        assertThat(Calendars.lines(file))
                .contains(
                        "UID:report-1@handoff",
                        "SEQUENCE:2",
                        "DTSTAMP:20261123T090000Z",
                        "DTSTART:20261127T160000Z",
                        "DTSTART;VALUE=DATE:20261231",
                        "DTEND:20261127T164500Z",
                        "LOCATION:https://talk.example/a?b=c\\,d\\;e",
                        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
                        "URL:https://handoff.example/engagements/1");
        assertThat(Calendars.lines(file).stream().filter("TRANSP:TRANSPARENT"::equals))
                .as("deadlines make nobody busy")
                .hasSize(2);
    }

    @Test
    void anEmptyCalendarIsAFileToo() {
        assertThat(Calendars.lines(feed())).contains("BEGIN:VCALENDAR", "VERSION:2.0", "END:VCALENDAR");
    }

    @Test
    void invitationsAndCancellationsAreValid() {
        for (var calledOff : List.of(false, true)) {
            var file = new Appointment(
                            "a1@handoff",
                            1,
                            CHANGED,
                            AT,
                            Duration.ofHours(1),
                            "Weekly call",
                            "",
                            "",
                            new Person("Ana Ruiz, owner", "ana@example.com"),
                            List.of(new Person("Liza Cruz", "liza+calls@tala.example")),
                            calledOff)
                    .file();

            assertThat(Calendars.problems(file)).isEmpty();
            assertThat(Calendars.zonesWithoutRules(file)).isEmpty();
            assertThat(Calendars.lines(file))
                    .anyMatch(line -> line.startsWith("ORGANIZER;CN=\"Ana Ruiz, owner\":mailto:ana@example.com"));
        }
    }

    @Test
    void aZoneWithoutItsRulesIsFound() {
        var file = new String(feed(entry("report-1@handoff", null, null, "")), StandardCharsets.UTF_8)
                .replace("DTSTART:20261127T160000Z", "DTSTART;TZID=Europe/Berlin:20261127T170000");

        assertThat(Calendars.zonesWithoutRules(file.getBytes(StandardCharsets.UTF_8)))
                .containsExactly("Europe/Berlin");
    }

    @Test
    void whatIsTypedCannotBecomeAnotherDate() {
        var file = feed(new CalendarFeedFile.Entry(
                "a@handoff", 0, CHANGED, AT, null, null, "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\u0007", "", null));

        assertThat(Calendars.lines(file).stream().filter("BEGIN:VEVENT"::equals))
                .hasSize(1);
        assertThat(new String(file, StandardCharsets.UTF_8).toUpperCase(Locale.ROOT))
                .doesNotContain("\u0007");
    }

    private static CalendarFeedFile.Entry entry(String uid, LocalDate day, Duration lasts, String place) {
        return new CalendarFeedFile.Entry(
                uid, 2, CHANGED, AT, day, lasts, "Report of week 7", place, "https://handoff.example/engagements/1");
    }

    private static byte[] feed(CalendarFeedFile.Entry... entries) {
        return new CalendarFeedFile("Handoff: Studio Fern", List.of(entries)).file();
    }
}
