package app.handoff.delivery;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.MailServer;
import app.handoff.kernel.Role;
import app.handoff.text.Format;
import app.handoff.text.Option;
import app.handoff.web.CalendarAnswer;
import app.handoff.web.FormSubmission;
import app.handoff.web.MembersOnly;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.ReasonForm;
import app.handoff.web.ReasonPage;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Meetings about running work: planned, moved, called off or written down, with what is to be done after them. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{engagement}/meetings")
class MeetingsController {

    private static final String MEETINGS = "redirect:/engagements/{engagement}/meetings";
    private static final String MEETING = MEETINGS + "/{meeting}";

    private final Deliveries deliveries;
    private final Meetings meetings;
    private final MeetingMessages messages;
    private final Issues issues;
    private final MailServer mail;
    private final FormSubmission formSubmission;
    private final Format format;
    private final Clock clock;

    MeetingsController(
            Deliveries deliveries,
            Meetings meetings,
            MeetingMessages messages,
            Issues issues,
            MailServer mail,
            FormSubmission formSubmission,
            Format format,
            Clock clock) {
        this.deliveries = deliveries;
        this.meetings = meetings;
        this.messages = messages;
        this.issues = issues;
        this.mail = mail;
        this.formSubmission = formSubmission;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping
    @MembersOnly
    String overview(@PathVariable String engagement, CurrentMember member, Model model) {
        var delivery = delivery(engagement);
        model.addAttribute(
                "view",
                MeetingView.Overview.of(
                        delivery,
                        meetings.of(delivery.id()),
                        meetings.openActions(delivery.id()),
                        member.may(Role.MANAGER),
                        member.locality(),
                        clock.instant()));
        return "delivery/meetings";
    }

    @GetMapping("/new")
    String ask(@PathVariable String engagement, CurrentMember member, Model model, RedirectAttributes next) {
        var delivery = delivery(engagement);
        var now = clock.instant();
        var points = MeetingPoints.of(
                delivery,
                deliveries.toTalkAbout(delivery, now, MeetingPoints.MOST),
                deliveries.newestDetected(delivery, MeetingPoints.MOST),
                meetings.openActions(delivery.id()),
                issues.points(delivery.id(), MeetingPoints.MOST),
                now);
        var last = meetings.of(delivery.id()).stream().findFirst().orElse(null);
        model.addAttribute(
                "form",
                MeetingForm.about(
                        MeetingPoints.text(points, format),
                        last,
                        member.name(),
                        delivery.vendor().holder().name()));
        return FormSubmission.open(
                delivery::requireNotEnded, () -> planning(delivery, format.zone(), model), MEETINGS, next);
    }

    private static String planning(Delivery delivery, ZoneId zone, Model model) {
        model.addAttribute("delivery", delivery);
        model.addAttribute("here", zone);
        return "delivery/meeting-new";
    }

    @PostMapping
    String plan(
            @PathVariable String engagement,
            CurrentMember member,
            @Valid @ModelAttribute("form") MeetingForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var delivery = delivery(engagement);
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    var planned = meetings.plan(
                            delivery, form.plan(format.zone()), member.actor(), member.email(), clock.instant());
                    Toast.show(next, "delivery.meeting.planned");
                    return "redirect:/engagements/" + delivery.engagement() + "/meetings/" + planned;
                },
                () -> planning(delivery, format.zone(), model));
    }

    @GetMapping("/{meeting}")
    @MembersOnly
    String page(@PathVariable String engagement, @PathVariable String meeting, CurrentMember member, Model model) {
        var delivery = delivery(engagement);
        var known = meetings.get(delivery.id(), MeetingId.of(meeting));
        model.addAttribute(
                "view",
                MeetingView.Page.of(
                        delivery,
                        known,
                        meetings.actions(known.id()),
                        known.isHeld() ? deliveries.aboutMeeting(known) : List.of(),
                        member.may(Role.MANAGER),
                        member.locality(),
                        clock.instant()));
        return "delivery/meeting";
    }

    @GetMapping("/{meeting}/plan")
    String edit(@PathVariable String engagement, @PathVariable String meeting, Model model, RedirectAttributes next) {
        var delivery = delivery(engagement);
        var known = meetings.get(delivery.id(), MeetingId.of(meeting));
        model.addAttribute("form", MeetingForm.of(known));
        return FormSubmission.open(
                () -> {
                    delivery.requireNotEnded();
                    known.requirePlanned();
                },
                () -> changing(delivery, known, model),
                MEETING,
                next);
    }

    private static String changing(Delivery delivery, Meeting meeting, Model model) {
        model.addAttribute("meeting", meeting.id());
        planning(delivery, meeting.when().zone(), model);
        return "delivery/meeting-plan";
    }

    @PostMapping("/{meeting}/plan")
    String change(
            @PathVariable String engagement,
            @PathVariable String meeting,
            CurrentMember member,
            @Valid @ModelAttribute("form") MeetingForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var delivery = delivery(engagement);
        var known = meetings.get(delivery.id(), MeetingId.of(meeting));
        boolean done = formSubmission.save(
                () -> meetings.change(
                        delivery,
                        known.id(),
                        form.plan(known.when().zone()),
                        FormSubmission.seen(form.version()),
                        member.actor(),
                        clock.instant()),
                () -> MeetingForm.of(meetings.get(delivery.id(), known.id())).stored(),
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "delivery.meeting.changed");
            return MEETING;
        }
        return changing(delivery, known, model);
    }

    @GetMapping("/{meeting}/cancellation")
    String askToCancel(
            @PathVariable String engagement, @PathVariable String meeting, Model model, RedirectAttributes next) {
        var delivery = delivery(engagement);
        var known = meetings.get(delivery.id(), MeetingId.of(meeting));
        return cancelling(delivery, known).ask(known::requirePlanned, model, next);
    }

    private static ReasonPage cancelling(Delivery delivery, Meeting meeting) {
        var page = "/engagements/" + delivery.engagement() + "/meetings/" + meeting.id();
        return ReasonPage.of(
                        "delivery.meeting.cancel",
                        page,
                        page + "/cancellation",
                        Meeting.LONGEST_REASON,
                        delivery.vendorName())
                .about(delivery.title());
    }

    @PostMapping("/{meeting}/cancellation")
    String cancel(
            @PathVariable String engagement,
            @PathVariable String meeting,
            CurrentMember member,
            @ModelAttribute("form") ReasonForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var delivery = delivery(engagement);
        var known = meetings.get(delivery.id(), MeetingId.of(meeting));
        boolean done = formSubmission.save(
                () -> meetings.cancel(delivery.id(), known.id(), form.text(), member.actor(), clock.instant()),
                () -> ReasonForm.stored(meetings.get(delivery.id(), known.id()).cancelReason()),
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "delivery.meeting.cancelled");
            return MEETING;
        }
        return cancelling(delivery, known).again(model);
    }

    @GetMapping("/{meeting}/minutes")
    String askHowItWent(
            @PathVariable String engagement, @PathVariable String meeting, Model model, RedirectAttributes next) {
        var delivery = delivery(engagement);
        var known = meetings.get(delivery.id(), MeetingId.of(meeting));
        model.addAttribute("form", MinutesForm.of(known));
        return FormSubmission.open(
                () -> known.requireWritable(clock.instant()), () -> writing(delivery, known, model), MEETING, next);
    }

    private String writing(Delivery delivery, Meeting meeting, Model model) {
        model.addAttribute("delivery", delivery);
        model.addAttribute("meeting", meeting);
        model.addAttribute(
                "sides",
                List.of(
                        new Option(MeetingAction.Side.OURS.name(), format.message("delivery.action.side.ours")),
                        new Option(MeetingAction.Side.VENDOR.name(), delivery.vendorName())));
        return "delivery/meeting-minutes";
    }

    @PostMapping("/{meeting}/minutes")
    String writeDown(
            @PathVariable String engagement,
            @PathVariable String meeting,
            CurrentMember member,
            @ModelAttribute("form") MinutesForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var delivery = delivery(engagement);
        var known = meetings.get(delivery.id(), MeetingId.of(meeting));
        var wanted = form.wanted(errors);
        boolean done = formSubmission.save(
                () -> meetings.writeDown(
                        delivery.id(),
                        known.id(),
                        FormSubmission.seen(form.version()),
                        form.notesText(),
                        form.decisionsText(),
                        wanted,
                        member.actor(),
                        clock.instant()),
                () -> form.stored(meetings.get(delivery.id(), known.id()), meetings.actions(known.id()), wanted),
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "delivery.meeting.written");
            return MEETING;
        }
        return writing(delivery, known, model);
    }

    /** The invitation, or the news that it is called off, for every calendar. */
    @GetMapping("/{meeting}/invitation")
    @MembersOnly
    ResponseEntity<byte[]> invitation(
            @PathVariable String engagement, @PathVariable String meeting, CurrentMember member) {
        var delivery = delivery(engagement);
        return CalendarAnswer.of(
                format.message("delivery.meeting.file"),
                messages.appointment(
                        meetings.get(delivery.id(), MeetingId.of(meeting)), delivery, member.businessName()));
    }

    /** Sends it to the vendor. */
    @PostMapping("/{meeting}/message")
    String tell(
            @PathVariable String engagement,
            @PathVariable String meeting,
            CurrentMember member,
            RedirectAttributes next) {
        var delivery = delivery(engagement);
        var id = MeetingId.of(meeting);
        boolean told = FormSubmission.answerAfterOthers(
                () -> meetings.tell(delivery, id, member.businessName(), clock.instant()));
        var sent = mail.isThere() ? "delivery.meeting.sent" : "delivery.meeting.messageWritten";
        Toast.show(next, told ? sent : "delivery.meeting.toldAlready", delivery.vendorName());
        return MEETING;
    }

    @PostMapping("/actions/{action}/completion")
    @MembersOnly
    String finish(
            @PathVariable String engagement,
            @PathVariable String action,
            CurrentMember member,
            RedirectAttributes next) {
        var delivery = delivery(engagement);
        meetings.finish(delivery.id(), MeetingActionId.of(action), "", member.actor(), clock.instant());
        Toast.show(next, "delivery.action.done");
        next.addFlashAttribute(
                "toastUndo", "/engagements/" + delivery.engagement() + "/meetings/actions/" + action + "/reopening");
        return MEETINGS + "#actions";
    }

    @PostMapping("/actions/{action}/reopening")
    @MembersOnly
    String reopen(
            @PathVariable String engagement,
            @PathVariable String action,
            CurrentMember member,
            RedirectAttributes next) {
        var delivery = delivery(engagement);
        meetings.reopen(delivery.id(), MeetingActionId.of(action), member.actor(), clock.instant());
        Toast.show(next, "delivery.action.reopened");
        return MEETINGS + "#actions";
    }

    private Delivery delivery(String engagement) {
        return deliveries.get(EngagementId.of(engagement));
    }
}
