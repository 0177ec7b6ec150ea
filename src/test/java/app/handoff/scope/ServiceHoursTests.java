package app.handoff.scope;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.kernel.Canonical;
import app.handoff.scope.ServiceHours.Days;
import app.handoff.scope.ServiceHours.Times;
import app.handoff.web.AnswerReader;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.validation.BeanPropertyBindingResult;

/** When a vendor is there: told by days and times, and added up to hours a week. */
class ServiceHoursTests {

    @ParameterizedTest
    @CsvSource({
        "MONDAY_TO_FRIDAY 08:00 18:00, 50.00",
        "MONDAY_TO_FRIDAY 08:00 12:30 | SATURDAY 09:00 13:00, 26.50",
        "MONDAY_TO_FRIDAY 08:00 18:00 | MONDAY_TO_SATURDAY 09:00 13:00, 54.00",
        "EVERY_DAY 00:00 00:00, 168.00",
        "EVERY_DAY 22:00 06:00, 56.00",
        "SUNDAY 22:00 06:00, 8.00",
        "SUNDAY_TO_THURSDAY 08:00 16:20, 41.67"
    })
    void timeThatIsToldTwiceCountsOnce(String told, String hours) {
        assertThat(serviceHours(told).hoursPerWeek()).isEqualByComparingTo(hours);
        assertThat(serviceHours(told).isAroundTheClock()).isEqualTo(hours.equals("168.00"));
    }

    @Test
    void isStoredAndReadAsItWas() {
        var serviceHours = serviceHours("MONDAY_TO_FRIDAY 08:00 18:00");
        var text = Canonical.write(serviceHours);

        assertThat(Canonical.read(text, ServiceHours.class)).isEqualTo(serviceHours);
        assertThat(text).doesNotContain("aroundTheClock", "hoursPerWeek");
    }

    @Test
    void aTermThatBeginsAfterTheTransitionEndsLater() {
        var timeline = Scopes.bookkeeping().timeline();
        var onTop = onTop(timeline);

        assertThat(timeline.lastDay()).isEqualTo("2030-02-28");
        assertThat(onTop.lastDay()).isEqualTo("2030-03-28");
        assertThat(onTop.months()).isEqualTo(36);
    }

    static Timeline onTop(Timeline timeline) {
        return new Timeline(
                timeline.start(),
                timeline.startIsAbout(),
                timeline.end(),
                timeline.termMonths(),
                timeline.renewal(),
                timeline.renewalMonths(),
                timeline.transitionWeeks(),
                timeline.transitionIfNeeded(),
                timeline.place(),
                timeline.languages(),
                timeline.software(),
                timeline.other(),
                true,
                3,
                java.time.Month.APRIL,
                serviceHours("MONDAY_TO_FRIDAY 08:00 18:00"));
    }

    @Test
    void aFormSaysWhatItRefusesAtItsLine() {
        var empty = TimelineForm.of(Timeline.EMPTY);
        var form = new TimelineForm(
                "",
                "",
                "2029-01-31",
                "",
                "",
                "",
                "",
                "",
                "",
                empty.languages(),
                "",
                "",
                "true",
                "",
                "",
                List.of(new TimelineForm.Hours("SATURDAY", "", "13:00"), TimelineForm.Hours.EMPTY),
                "Europe/Berlin",
                "",
                "");
        var errors = new BeanPropertyBindingResult(form, "form");

        var content = form.applyTo(ScopeContent.EMPTY, new AnswerReader(errors));

        assertThat(errors.getFieldErrors())
                .extracting(error -> error.getField() + " " + error.getCode())
                .containsExactlyInAnyOrder(
                        "hours[0].from scope.hours.from.missing", "transitionOnTop scope.timeline.onTop.needsMonths");
        assertThat(content.timeline().serviceHours()).isNull();
        assertThat(empty.applyTo(ScopeContent.EMPTY, new AnswerReader(new BeanPropertyBindingResult(empty, "form"))))
                .isEqualTo(ScopeContent.EMPTY);
    }

    static ServiceHours serviceHours(String told) {
        return new ServiceHours(
                Arrays.stream(told.split(" \\| "))
                        .map(row -> row.split(" "))
                        .map(row -> new Times(Days.valueOf(row[0]), LocalTime.parse(row[1]), LocalTime.parse(row[2])))
                        .toList(),
                ZoneId.of("Europe/Berlin"),
                ServiceHours.Holidays.CLOSED_ON_OURS,
                "callers hear a message");
    }
}
