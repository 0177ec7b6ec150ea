package app.handoff.diligence;

import app.handoff.diligence.Forms.InterviewForm;
import app.handoff.diligence.Forms.PlanForm;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.MailServer;
import app.handoff.text.Format;
import app.handoff.vendor.Vendors;
import app.handoff.web.CalendarAnswer;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.StoredForm;
import jakarta.validation.Valid;
import java.time.Clock;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Plans a talk with the people of a vendor, with an invitation for their calendars, until it is written down how it went. */
@Controller
@OwnersAndManagersOnly
@RequestMapping(CheckPages.ADDRESS + "/planned-interviews")
class PlannedInterviewsController extends CheckPages {

    private static final String SECTION = "interviews";

    private final Interviews interviews;
    private final InterviewMessages messages;
    private final Vendors vendors;
    private final MailServer mail;
    private final Format format;

    PlannedInterviewsController(
            Diligence diligence,
            Interviews interviews,
            InterviewMessages messages,
            Vendors vendors,
            MailServer mail,
            FormSubmission formSubmission,
            Format format,
            Clock clock) {
        super(diligence, formSubmission, format, clock);
        this.interviews = interviews;
        this.messages = messages;
        this.vendors = vendors;
        this.mail = mail;
        this.format = format;
    }

    @ModelAttribute
    void clocks(@ModelAttribute("about") About about, Model model) {
        model.addAttribute("vendorZone", vendors.get(about.vendor()).zone());
        model.addAttribute("here", format.zone());
    }

    @GetMapping("/new")
    String newPlan(@ModelAttribute("about") About about, Model model) {
        var open = diligence.dossier(about.engagement(), about.vendor()).concerns().stream()
                .filter(Concern::isOpen)
                .map(Concern::text)
                .toList();
        model.addAttribute("form", PlanForm.about(open));
        return "diligence/plan-new";
    }

    @PostMapping
    Object plan(
            @ModelAttribute("about") About about,
            CurrentMember member,
            @Valid @ModelAttribute("form") PlanForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes next) {
        return add(
                about,
                new FormPage("plan-new", SECTION, "diligence.plan.saved"),
                errors,
                model,
                next,
                () -> interviews.plan(
                        about.engagement(),
                        about.vendor(),
                        form.plan(format.zone()),
                        member.actor(),
                        member.email(),
                        now()));
    }

    @GetMapping("/{id}")
    String edit(
            @ModelAttribute("about") About about,
            @PathVariable PlannedInterviewId id,
            Model model,
            RedirectAttributes next) {
        var planned = interviews.planned(about.engagement(), about.vendor(), id);
        model.addAttribute("form", PlanForm.of(planned.plan()));
        model.addAttribute("here", planned.plan().zone());
        model.addAttribute("version", planned.version());
        return FormSubmission.open(planned::requirePlanned, () -> "diligence/plan-edit", about.backTo(SECTION), next);
    }

    @PostMapping("/{id}")
    Object move(
            @ModelAttribute("about") About about,
            @PathVariable PlannedInterviewId id,
            @RequestParam int version,
            CurrentMember member,
            @Valid @ModelAttribute("form") PlanForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes next) {
        var zone = interviews
                .planned(about.engagement(), about.vendor(), id)
                .plan()
                .zone();
        model.addAttribute("here", zone);
        return change(
                about,
                new FormPage("plan-edit", SECTION, "diligence.plan.changed"),
                version,
                errors,
                model,
                next,
                () -> interviews.move(
                        about.engagement(), about.vendor(), id, form.plan(zone), version, member.actor(), now()),
                () -> {
                    var stored = interviews.planned(about.engagement(), about.vendor(), id);
                    return new StoredForm(stored.version(), PlanForm.of(stored.plan()));
                });
    }

    @PostMapping("/{id}/cancellation")
    String callOff(
            @ModelAttribute("about") About about,
            @PathVariable PlannedInterviewId id,
            CurrentMember member,
            RedirectAttributes next) {
        return FormSubmission.open(
                () -> interviews.callOff(about.engagement(), about.vendor(), id, member.actor(), now()),
                () -> done(about, SECTION, "diligence.plan.calledOff", next),
                about.backTo(SECTION),
                next);
    }

    @GetMapping("/{id}/notes")
    String notes(
            @ModelAttribute("about") About about,
            @PathVariable PlannedInterviewId id,
            Model model,
            RedirectAttributes next) {
        var planned = interviews.planned(about.engagement(), about.vendor(), id);
        model.addAttribute("form", InterviewForm.of(planned.plan(), about.languageNames(), today()));
        return FormSubmission.open(planned::requirePlanned, () -> "diligence/plan-notes", about.backTo(SECTION), next);
    }

    @PostMapping("/{id}/notes")
    Object hold(
            @ModelAttribute("about") About about,
            @PathVariable PlannedInterviewId id,
            CurrentMember member,
            @Valid @ModelAttribute("form") InterviewForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes next) {
        interviews.planned(about.engagement(), about.vendor(), id);
        return add(
                about,
                new FormPage("plan-notes", SECTION, "diligence.interview.saved"),
                errors,
                model,
                next,
                () -> interviews.hold(
                        about.engagement(),
                        about.vendor(),
                        id,
                        form.talk(about.languageNames()),
                        member.actor(),
                        now()));
    }

    /** The invitation, or the news that it is called off, for every calendar. */
    @GetMapping("/{id}/invitation")
    ResponseEntity<byte[]> invitation(
            @ModelAttribute("about") About about, @PathVariable PlannedInterviewId id, CurrentMember member) {
        return CalendarAnswer.of(
                format.message("diligence.plan.file"),
                messages.appointment(
                        interviews.planned(about.engagement(), about.vendor(), id),
                        vendors.get(about.vendor()),
                        member.businessName()));
    }

    /** Sends it to the vendor's contact. */
    @PostMapping("/{id}/message")
    String tell(
            @ModelAttribute("about") About about,
            @PathVariable PlannedInterviewId id,
            CurrentMember member,
            RedirectAttributes next) {
        var contact = vendors.get(about.vendor()).contact();
        var sent = mail.isThere() ? "diligence.plan.sent" : "diligence.plan.written";
        boolean told = FormSubmission.answerAfterOthers(
                () -> interviews.tell(about.engagement(), about.vendor(), id, member.businessName(), now()));
        return done(about, SECTION, told ? sent : "diligence.plan.toldAlready", next, contact);
    }
}
