package app.handoff.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.kernel.VendorId;
import app.handoff.sample.SampleAct.NoFacts;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

class SamplePlayTests {

    /** A Tuesday. */
    private static final SampleCalendar DAYS =
            SampleCalendar.countedFrom(Instant.parse("2027-03-30T10:00:00Z"), ZoneId.of("Europe/Berlin"));

    @Test
    void isNotToldWithActsThatNobodyPlays() {
        var play = new SamplePlay(List.of());

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> play.told(DAYS, "Ana Ruiz"))
                .withMessageContaining("No module plays");
    }

    @Test
    void isNotToldWithFactsThatTheActDoesNotKnow() {
        var names = Stream.of(
                "profile",
                "task",
                "decision",
                "handover",
                "vendor",
                "scope",
                "bid request",
                "bid",
                "draft of a bid",
                "reference",
                "check",
                "scores",
                "contract",
                "signatures",
                "change of a contract",
                "notice of a miss",
                "invoice",
                "weekly reports",
                "review");
        var knowingNothing = names.<SampleAct<?>>map(
                        name -> SampleAct.inTheOffice(name, NoFacts.class, (facts, scene) -> {}))
                .toList();
        var play = new SamplePlay(List.of(() -> knowingNothing));

        assertThatExceptionOfType(UnrecognizedPropertyException.class)
                .isThrownBy(() -> play.told(DAYS, "Ana Ruiz"))
                .withMessageContaining("strengths");
    }

    @Test
    void hasOneModuleForEachAct() {
        SampleActs module = () -> List.of(SampleAct.inTheOffice("task", NoFacts.class, (facts, scene) -> {}));

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> new SamplePlay(List.of(module, module)))
                .withMessageContaining("Two modules play");
    }

    @Test
    void asksForNothingThatNobodyHasToldOf() {
        var memory = new SampleMemory();
        var tala = VendorId.next();
        memory.keep("tala-ledger", tala);

        assertThat(memory.known(VendorId.class, "tala-ledger")).isEqualTo(tala);
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> memory.known(VendorId.class, "tala-lodger"))
                .withMessageContaining("VendorId tala-lodger");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> memory.keep("tala-ledger", VendorId.next()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            today                                    | 2027-03-30
            today + 22 months - 3 years              | 2026-01-30
            1 workday ago                            | 2027-03-29
            2 workdays ago, 14:00                    | 2027-03-26T14:00
            in 4 workdays, 16:00                     | 2027-04-05T16:00
            Monday in 6 days                         | 2027-04-05
            Monday in 7 days                         | 2027-04-12
            Monday 1 reports ago                     | 2027-03-22
            Monday 10 reports ago + 1 year - 1 day   | 2028-01-17
            Monday 10 reports ago + 7 weeks, 10:00   | 2027-03-08T10:00
            year of Monday in 300 days               | 2028
            """)
    void tellsDaysInWords(String told, String written) {
        assertThat(DAYS.written(told)).isEqualTo(written);
    }

    @Test
    void tellsTimesOfThePlace() {
        assertThat(DAYS.moment("2 workdays ago, 14:00")).isEqualTo(Instant.parse("2027-03-26T13:00:00Z"));
        assertThat(DAYS.moment("today, 14:00")).isEqualTo(Instant.parse("2027-03-30T12:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "3 days ago", "Tuesday in 3 days", "today + 2 fortnights", "today, noon", ""})
    void knowsNoOtherDays(String told) {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> DAYS.written(told));
    }

    @Test
    void needsATimeForAnAct() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> DAYS.moment("3 workdays ago"))
                .withMessageContaining("needs a time");
    }
}
