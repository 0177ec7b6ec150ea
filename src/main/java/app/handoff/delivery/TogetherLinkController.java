package app.handoff.delivery;

import app.handoff.kernel.Actor;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.LinkVisitor;
import app.handoff.kernel.NotFound;
import app.handoff.text.Format;
import app.handoff.web.CalendarAnswer;
import app.handoff.web.FormSubmission;
import app.handoff.web.ThroughLink;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Tonight's list, meetings and actions for the vendor, by the link through which it reports or reads along. */
@Controller
@ThroughLink(LinkPurpose.REPORT)
class TogetherLinkController {

    private final Deliveries deliveries;
    private final HandOvers handOvers;
    private final Meetings meetings;
    private final MeetingMessages messages;
    private final Format format;
    private final Clock clock;

    TogetherLinkController(
            Deliveries deliveries,
            HandOvers handOvers,
            Meetings meetings,
            MeetingMessages messages,
            Format format,
            Clock clock) {
        this.deliveries = deliveries;
        this.handOvers = handOvers;
        this.meetings = meetings;
        this.messages = messages;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping("/s/{token}/report/overnight")
    String tonight(LinkVisitor visitor, Model model) {
        return tonight(delivery(visitor), visitor, model);
    }

    private String tonight(Delivery delivery, LinkVisitor visitor, Model model) {
        var now = clock.instant();
        model.addAttribute("view", TonightView.of(delivery, handOvers.of(delivery.id(), now), visitor, now));
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", new NoteForm(null));
        }
        return "delivery/link-overnight";
    }

    @PostMapping("/s/{token}/report/overnight/{handOver}/start")
    String take(
            @PathVariable String handOver,
            LinkVisitor visitor,
            @ModelAttribute("form") NoteForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var delivery = delivery(visitor);
        return acted(
                () -> handOvers.take(
                        delivery.id(), HandOverId.of(handOver), form.text(), actor(delivery, visitor), clock.instant()),
                "delivery.overnight.link.taken",
                delivery,
                visitor,
                errors,
                response,
                model,
                next);
    }

    @PostMapping("/s/{token}/report/overnight/{handOver}/return")
    String giveBack(
            @PathVariable String handOver,
            LinkVisitor visitor,
            @ModelAttribute("form") NoteForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var delivery = delivery(visitor);
        return acted(
                () -> handOvers.giveBack(
                        delivery.id(), HandOverId.of(handOver), form.text(), actor(delivery, visitor), clock.instant()),
                "delivery.overnight.link.back",
                delivery,
                visitor,
                errors,
                response,
                model,
                next);
    }

    private String acted(
            Runnable act,
            String toast,
            Delivery delivery,
            LinkVisitor visitor,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    act.run();
                    Toast.show(next, toast);
                    return "redirect:" + visitor.path("/report/overnight");
                },
                () -> tonight(delivery, visitor, model));
    }

    @GetMapping("/s/{token}/report/meetings")
    String meetings(LinkVisitor visitor, Model model) {
        return meetings(delivery(visitor), visitor, model);
    }

    private String meetings(Delivery delivery, LinkVisitor visitor, Model model) {
        model.addAttribute(
                "view",
                VendorMeetingsView.of(
                        delivery,
                        meetings.of(delivery.id()),
                        meetings.openActions(delivery.id()),
                        visitor,
                        clock.instant()));
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", new NoteForm(null));
        }
        return "delivery/link-meetings";
    }

    @GetMapping("/s/{token}/report/meetings/{meeting}/invitation")
    ResponseEntity<byte[]> invitation(@PathVariable String meeting, LinkVisitor visitor) {
        var delivery = delivery(visitor);
        return CalendarAnswer.of(
                format.message("delivery.meeting.file"),
                messages.appointment(
                        meetings.get(delivery.id(), MeetingId.of(meeting)), delivery, visitor.businessName()));
    }

    @PostMapping("/s/{token}/report/actions/{action}/completion")
    String finish(
            @PathVariable String action,
            LinkVisitor visitor,
            @ModelAttribute("form") NoteForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var delivery = delivery(visitor);
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    meetings.finish(
                            delivery.id(),
                            MeetingActionId.of(action),
                            form.text(),
                            actor(delivery, visitor),
                            clock.instant());
                    Toast.show(next, "delivery.action.done");
                    return "redirect:" + visitor.path("/report/meetings");
                },
                () -> meetings(delivery, visitor, model));
    }

    /** @throws NotFound for a colleague of ours: they find all this on their own pages */
    private Delivery delivery(LinkVisitor visitor) {
        var delivery = deliveries.get(new DeliveryId(visitor.subject()));
        if (ReportLinks.isColleague(delivery, visitor.requiredHolder())) {
            throw new NotFound();
        }
        return delivery;
    }

    private static Actor actor(Delivery delivery, LinkVisitor visitor) {
        return Actor.vendor(delivery.vendor().id(), visitor.name());
    }

    /** What the vendor says to it, if anything. */
    record NoteForm(@Nullable String note) {

        String text() {
            return Objects.requireNonNullElse(note, "");
        }
    }
}
