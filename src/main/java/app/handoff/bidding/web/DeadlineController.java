package app.handoff.bidding.web;

import app.handoff.bidding.BidRequest;
import app.handoff.bidding.Bidding;
import app.handoff.shared.EditedMeanwhile;
import app.handoff.shared.EngagementId;
import app.handoff.shared.NotFound;
import app.handoff.shared.RuleViolation;
import app.handoff.shared.stage.EngagementDirectory;
import app.handoff.shared.web.CurrentMember;
import app.handoff.shared.web.ManagersOnly;
import app.handoff.shared.web.Refusals;
import app.handoff.shared.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
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
    private final Clock clock;

    DeadlineController(Bidding bidding, EngagementDirectory engagements, Clock clock) {
        this.bidding = bidding;
        this.engagements = engagements;
        this.clock = clock;
    }

    @GetMapping("/deadline")
    String show(@PathVariable EngagementId id, Model model) {
        var request = openOne(id);
        var now = request.deadline().at().atZone(request.zone());
        model.addAttribute("form", new DeadlineForm(now.toLocalDate(), now.toLocalTime(), request.version()));
        return page(id, request, model, "bidding/deadline");
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
        var request = openOne(id);
        if (!errors.hasErrors() && form.deadline() != null && form.time() != null) {
            try {
                bidding.extend(
                        request.id(),
                        form.deadline().atTime(form.time()),
                        form.version(),
                        member.actor(),
                        clock.instant());
                Toast.show(next, "bidding.deadline.extended", bidding.get(id).deadline());
                return RoomController.room(id);
            } catch (RuleViolation violation) {
                Refusals.into(errors, violation);
            } catch (EditedMeanwhile | ObjectOptimisticLockingFailureException meanwhile) {
                errors.reject("bidding.editedMeanwhile");
                request = openOne(id);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(id, request, model, "bidding/deadline");
    }

    @GetMapping("/cancellation")
    String confirm(@PathVariable EngagementId id, Model model) {
        model.addAttribute("form", new CancelForm(null));
        return page(id, bidding.get(id), model, "bidding/cancel");
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
        var request = bidding.get(id);
        if (!errors.hasErrors() && form.reason() != null) {
            try {
                bidding.cancel(request.id(), form.reason(), member.actor(), clock.instant());
                Toast.show(next, "bidding.cancelled.toast");
                return RoomController.room(id);
            } catch (RuleViolation violation) {
                Refusals.into(errors, violation);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(id, request, model, "bidding/cancel");
    }

    private BidRequest openOne(EngagementId id) {
        var request = bidding.get(id);
        if (request.status() != BidRequest.Status.OPEN) {
            throw new RuleViolation("bidding.request.notOpen");
        }
        return request;
    }

    private String page(EngagementId id, BidRequest request, Model model, String view) {
        model.addAttribute("engagement", engagements.find(id).orElseThrow(NotFound::new));
        model.addAttribute("current", request.hasDeadline() ? request.deadline() : null);
        model.addAttribute("seen", request.version());
        return view;
    }

    record DeadlineForm(
            @NotNull(message = "{bidding.deadline.dayMissing}") @Nullable LocalDate deadline,

            @NotNull(message = "{bidding.deadline.timeMissing}") @Nullable LocalTime time,

            int version) {}

    record CancelForm(
            @NotBlank(message = "{bidding.cancel.reasonMissing}") @Size(max = 2000, message = "{field.tooLong}") @Nullable String reason) {}
}
