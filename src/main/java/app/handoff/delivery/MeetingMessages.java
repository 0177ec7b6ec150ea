package app.handoff.delivery;

import app.handoff.delivery.Meeting.News;
import app.handoff.kernel.Deadline;
import app.handoff.kernel.MailRequest;
import app.handoff.kernel.Sentence;
import app.handoff.text.Appointment;
import app.handoff.text.Format;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Component;

/** Words what a vendor is told of a meeting, with the appointment for its calendar. */
@Component
class MeetingMessages {

    private final Format format;

    MeetingMessages(Format format) {
        this.format = format;
    }

    /** The meeting as calendars read it: to be held, or called off. */
    Appointment appointment(Meeting meeting, Delivery delivery, String business) {
        var plan = meeting.plan();
        var vendor = delivery.vendor();
        return new Appointment(
                meeting.id() + "@handoff",
                meeting.sequence(),
                meeting.changedAt(),
                plan.start(),
                plan.length(),
                format.message("delivery.meeting.invitation", business, vendor.name(), delivery.title()),
                plan.place(),
                plan.agenda(),
                new Appointment.Person(meeting.plannedBy().name(), meeting.organizerEmail()),
                List.of(new Appointment.Person(vendor.holder().name(), vendor.email())),
                meeting.status() == Meeting.Status.CANCELLED);
    }

    /** Told by the clocks of both sides; of no use once the meeting has begun. */
    MailRequest of(News news, Meeting meeting, Delivery delivery, String business) {
        var plan = meeting.plan();
        var vendor = delivery.vendor();
        var appointment = appointment(meeting, delivery, business);
        return new MailRequest(
                        new MailRequest.Recipient(vendor.holder().name(), vendor.email()),
                        "delivery.meeting." + news,
                        List.of(
                                vendor.holder().name(),
                                business,
                                new Deadline(plan.start(), vendor.zone()),
                                new Deadline(plan.start(), plan.zone()),
                                plan.minutes(),
                                plan.place().isEmpty()
                                        ? ""
                                        : Sentence.of("delivery.meeting.message.place", plan.place()),
                                plan.agenda().isEmpty()
                                        ? ""
                                        : Sentence.of("delivery.meeting.message.agenda", plan.agenda()),
                                meeting.plannedBy().name(),
                                meeting.organizerEmail(),
                                delivery.title()),
                        null,
                        meeting.engagement(),
                        plan.start())
                .asking(meeting.id().id())
                .bringing(new MailRequest.CalendarFile(
                        appointment.method(), new String(appointment.file(), StandardCharsets.UTF_8)));
    }
}
