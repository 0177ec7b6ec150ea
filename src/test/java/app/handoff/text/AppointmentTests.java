package app.handoff.text;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.kernel.WallTime;
import app.handoff.text.Appointment.Person;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AppointmentTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant CHANGED = Instant.parse("2026-11-23T09:00:00Z");

    @Test
    void theSameHourOfTheClockIsAnotherMomentBeforeAndAfterTheClocksChange() {
        assertThat(begins("2027-03-27T10:00", null)).isEqualTo("DTSTART:20270327T090000Z");
        assertThat(begins("2027-03-29T10:00", null)).isEqualTo("DTSTART:20270329T080000Z");
        assertThat(begins("2026-10-24T10:00", null)).isEqualTo("DTSTART:20261024T080000Z");
        assertThat(begins("2026-10-26T10:00", null)).isEqualTo("DTSTART:20261026T090000Z");
    }

    @Test
    void anHourThatComesTwiceIsTheOneThatWasMeant() {
        assertThat(begins("2026-10-25T02:30", ZoneOffset.ofHours(2))).isEqualTo("DTSTART:20261025T003000Z");
        assertThat(begins("2026-10-25T02:30", ZoneOffset.ofHours(1))).isEqualTo("DTSTART:20261025T013000Z");
    }

    @Test
    void itLastsAsLongAsItSaysAlsoWhileClocksChange() {
        var night =
                appointment(WallTime.of(LocalDateTime.parse("2027-03-28T01:30")).in(BERLIN), 0, "Talk", "", false);
        assertThat(lines(night)).contains("DTSTART:20270328T003000Z", "DTEND:20270328T013000Z");
    }

    @Test
    void aChangeIsTheSameAppointmentWithAHigherNumber() {
        var first = lines(appointment(CHANGED, 0, "Talk", "", false));
        var moved = lines(appointment(CHANGED, 1, "Talk", "", false));
        var over = lines(appointment(CHANGED, 2, "Talk", "", true));

        assertThat(first).contains("METHOD:REQUEST", "UID:a1@handoff", "SEQUENCE:0", "STATUS:CONFIRMED");
        assertThat(moved).contains("METHOD:REQUEST", "UID:a1@handoff", "SEQUENCE:1");
        assertThat(over).contains("METHOD:CANCEL", "UID:a1@handoff", "SEQUENCE:2", "STATUS:CANCELLED");
        assertThat(first)
                .contains(
                        "DTSTAMP:20261123T090000Z",
                        "ORGANIZER;CN=Ana Ruiz:mailto:ana@example.com",
                        "BEGIN:VCALENDAR",
                        "VERSION:2.0",
                        "END:VCALENDAR");
    }

    @Test
    void whatIsTypedCannotBecomeAnotherLineOfTheFile() {
        var hostile = "Talk; about, all\\that\r\nATTENDEE:mailto:eve@evil.example\u0007";
        var lines = lines(appointment(CHANGED, 0, hostile, hostile, false));

        assertThat(lines).noneMatch(line -> line.startsWith("ATTENDEE:"));
        assertThat(lines).contains("SUMMARY:Talk\\; about\\, all\\\\that\\nATTENDEE:mailto:eve@evil.example ");
    }

    @Test
    void noLineIsLongerThan75BytesAndNoLetterIsCut() {
        var text = "Überraschend lange Frage nach 会計 und 🧾, ".repeat(20);
        var file = appointment(CHANGED, 0, text, text, false).file();
        var raw = new String(file, StandardCharsets.UTF_8);

        assertThat(raw).endsWith("END:VCALENDAR\r\n").doesNotContain("\uFFFD");
        assertThat(raw.replace("\r\n", "")).doesNotContain("\n", "\r");
        assertThat(raw.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
        assertThat(lines(appointment(CHANGED, 0, text, text, false))).contains("SUMMARY:" + text.replace(",", "\\,"));
    }

    private static String begins(String wallTime, @Nullable ZoneOffset meant) {
        var start = new WallTime(LocalDateTime.parse(wallTime), meant).in(BERLIN);
        return lines(appointment(start, 0, "Talk", "", false)).stream()
                .filter(line -> line.startsWith("DTSTART"))
                .findFirst()
                .orElseThrow();
    }

    private static Appointment appointment(Instant start, int sequence, String title, String notes, boolean calledOff) {
        return new Appointment(
                "a1@handoff",
                sequence,
                CHANGED,
                start,
                Duration.ofHours(1),
                title,
                "Room 3",
                notes,
                new Person("Ana Ruiz", "ana@example.com"),
                List.of(new Person("Liza\r\nCruz\"", "liza@tala.example")),
                calledOff);
    }

    /** As a calendar reads them: what goes on in the next line belongs to the one before. */
    private static List<String> lines(Appointment appointment) {
        var text = new String(appointment.file(), StandardCharsets.UTF_8);
        return Arrays.asList(text.replace("\r\n ", "").split("\r\n"));
    }
}
