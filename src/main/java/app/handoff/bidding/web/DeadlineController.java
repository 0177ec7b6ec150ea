package app.handoff.bidding.web;

import app.handoff.bidding.BidRequest;
import app.handoff.bidding.Bidding;
import app.handoff.shared.EngagementId;
import app.handoff.shared.NotFound;
import app.handoff.shared.form.Saving;
import app.handoff.shared.form.Stored;
import app.handoff.shared.stage.EngagementDirectory;
import app.handoff.shared.web.CurrentMember;
import app.handoff.shared.web.ManagersOnly;
import app.handoff.shared.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** More time for everybody, or the end of it all. */
@Controller
@ManagersOnly
@RequestMapping("/engagements/{id}/bidding")
class DeadlineController {

    private final Bidding bidding;
    private final EngagementDirectory engagements;
    private final Saving saving;
    private final Clock clock;

    DeadlineController(Bidding bidding, EngagementDirectory engagements, Saving saving, Clock clock) {
        this.bidding = bidding;
        this.engagements = engagements;
        this.saving = saving;
        this.clock = clock;
    }

    @GetMapping("/deadline")
    String show(@PathVariable EngagementId id, Model model, RedirectAttributes next) {
        var request = bidding.get(id);
        return Saving.open(
                request::requireOpen,
                () -> {
                    model.addAttribute("form", DeadlineForm.of(request));
                    return page(request, model, "bidding/deadline");
                },
                RoomController.room(id),
                next);
    }

    @PostMapping("/deadline")
    String extend(
            @PathVariable EngagementId id,
            @Valid @ModelAttribute("form") DeadlineForm form,
            BindingResult errors,
            CurrentMember member,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var request = bidding.get(id).id();
        boolean done = saving.save(
                () -> bidding.extend(request, form.at(), form.version(), member.actor(), clock.instant()),
                () -> {
                    var now = bidding.get(id);
                    return new Stored(now.version(), DeadlineForm.of(now));
                },
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "bidding.deadline.extended", bidding.get(id).deadline());
            return RoomController.room(id);
        }
        return page(bidding.get(id), model, "bidding/deadline");
    }

    @GetMapping("/cancellation")
    String confirm(@PathVariable EngagementId id, Model model, RedirectAttributes next) {
        var request = bidding.get(id);
        model.addAttribute("form", new CancelForm(null));
        return Saving.open(
                request::requireCancellable,
                () -> page(request, model, "bidding/cancel"),
                RoomController.room(id),
                next);
    }

    @PostMapping("/cancellation")
    String cancel(
            @PathVariable EngagementId id,
            @Valid @ModelAttribute("form") CancelForm form,
            BindingResult errors,
            CurrentMember member,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var request = bidding.get(id).id();
        boolean done = saving.save(
                () -> bidding.cancel(request, String.valueOf(form.reason()), member.actor(), clock.instant()),
                () -> CancelForm.stored(bidding.get(id)),
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "bidding.cancelled.toast");
            return RoomController.room(id);
        }
        return page(bidding.get(id), model, "bidding/cancel");
    }

    private String page(BidRequest request, Model model, String view) {
        model.addAttribute("engagement", engagements.find(request.engagement()).orElseThrow(NotFound::new));
        model.addAttribute("current", request.hasDeadline() ? request.deadline() : null);
        return view;
    }

    record DeadlineForm(
            @NotNull(message = "{bidding.deadline.dayMissing}") @Nullable LocalDate deadline,

            @NotNull(message = "{bidding.deadline.timeMissing}") @Nullable LocalTime time,

            int version) {

        static DeadlineForm of(BidRequest request) {
            var now = request.deadline().at().atZone(request.zone());
            return new DeadlineForm(now.toLocalDate(), now.toLocalTime(), request.version());
        }

        /** Only of a form without errors. */
        private LocalDateTime at() {
            return LocalDateTime.of(deadline, time);
        }
    }

    record CancelForm(
            @NotBlank(message = "{bidding.cancel.reasonMissing}") @Size(max = 2000, message = "{field.tooLong}") @Nullable String reason) {

        static Stored stored(BidRequest request) {
            boolean cancelled = request.status() == BidRequest.Status.CANCELLED;
            return Stored.once(cancelled ? new CancelForm(request.endReason()) : null);
        }
    }
}
