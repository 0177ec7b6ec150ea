package app.handoff.delivery;

import app.handoff.kernel.WallTime;
import app.handoff.web.StoredForm;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** When, where and with whom a meeting is to take place, as it is typed. */
record MeetingForm(
        @Nullable Integer version,

        @NotNull(message = "{delivery.meeting.day.required}") @Nullable LocalDate day,

        @NotNull(message = "{delivery.meeting.time.required}") @Nullable LocalTime time,

        @Nullable ZoneOffset timeMeant,

        @NotNull(message = "{delivery.meeting.length.required}") @Nullable Integer minutes,

        @NotBlank(message = "{delivery.meeting.ourPeople.required}") @Size(max = 200, message = "{field.tooLong}") @Nullable String ourPeople,

        @NotBlank(message = "{delivery.meeting.vendorPeople.required}") @Size(max = 200, message = "{field.tooLong}") @Nullable String vendorPeople,

        @Size(max = 300, message = "{field.tooLong}") @Nullable String place,

        @Size(max = Meeting.LONGEST_TEXT, message = "{field.tooLong}") @Nullable String agenda) {

    private static final int USUAL_MINUTES = 30;

    /**
     * One about these open points, at the hour and with the people of the last one where there was one.
     *
     * @param last the latest meeting of this work; null before the first
     */
    static MeetingForm about(String points, @Nullable Meeting last, String ourPerson, String vendorPerson) {
        var agenda = points.substring(0, Math.min(Meeting.LONGEST_TEXT, points.length()));
        if (last == null) {
            return new MeetingForm(null, null, null, null, USUAL_MINUTES, ourPerson, vendorPerson, null, agenda);
        }
        var plan = last.plan();
        return new MeetingForm(
                null,
                null,
                plan.at().at().toLocalTime(),
                null,
                plan.minutes(),
                plan.ourPeople(),
                plan.vendorPeople(),
                plan.place(),
                agenda);
    }

    static MeetingForm of(Meeting meeting) {
        var plan = meeting.plan();
        return new MeetingForm(
                meeting.version(),
                plan.at().day(),
                plan.at().at().toLocalTime(),
                plan.at().meant(),
                plan.minutes(),
                plan.ourPeople(),
                plan.vendorPeople(),
                plan.place(),
                plan.agenda());
    }

    /** Only of a form without errors. */
    MeetingPlan plan(ZoneId zone) {
        var at = LocalDateTime.of(Objects.requireNonNull(day), Objects.requireNonNull(time));
        return new MeetingPlan(
                new WallTime(at, timeMeant),
                zone,
                Objects.requireNonNull(minutes),
                text(ourPeople),
                text(vendorPeople),
                text(place),
                text(agenda));
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    StoredForm stored() {
        return new StoredForm(version, this);
    }
}
