package app.handoff.diligence;

import app.handoff.diligence.PlannedInterview.News;
import app.handoff.kernel.Deadline;
import app.handoff.kernel.MailRequest;
import app.handoff.kernel.Sentence;
import app.handoff.text.Appointment;
import app.handoff.text.Format;
import app.handoff.vendor.Vendor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Component;

/** Words what a vendor is told of an interview, with the appointment for its calendar. */
@Component
class InterviewMessages {

    private final Format format;

    InterviewMessages(Format format) {
        this.format = format;
    }

    /** The interview as calendars read it: to be held, or called off. */
    Appointment appointment(PlannedInterview planned, Vendor vendor, String business) {
        var plan = planned.plan();
        return new Appointment(
                planned.id() + "@handoff",
                planned.sequence(),
                planned.changedAt(),
                plan.start(),
                plan.length(),
                format.message("diligence.plan.invitation", business, vendor.name()),
                plan.place(),
                plan.agenda(),
                new Appointment.Person(planned.plannedBy().name(), planned.organizerEmail()),
                List.of(new Appointment.Person(vendor.contact(), vendor.email())),
                planned.status() == PlannedInterview.Status.CALLED_OFF);
    }

    /** Told by the clocks of the vendor; of no use once the interview has begun. */
    MailRequest of(News news, PlannedInterview planned, Vendor vendor, String business) {
        var plan = planned.plan();
        var appointment = appointment(planned, vendor, business);
        return new MailRequest(
                        new MailRequest.Recipient(vendor.contact(), vendor.email()),
                        "diligence.interview." + news,
                        List.of(
                                vendor.contact(),
                                business,
                                new Deadline(plan.start(), vendor.zone()),
                                plan.minutes(),
                                plan.place().isEmpty() ? "" : Sentence.of("diligence.plan.message.place", plan.place()),
                                plan.agenda().isEmpty()
                                        ? ""
                                        : Sentence.of("diligence.plan.message.agenda", plan.agenda()),
                                planned.plannedBy().name(),
                                planned.organizerEmail()),
                        null,
                        planned.engagement(),
                        plan.start())
                .asking(planned.id().id())
                .bringing(new MailRequest.CalendarFile(
                        appointment.method(), new String(appointment.file(), StandardCharsets.UTF_8)));
    }
}
