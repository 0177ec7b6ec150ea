package app.handoff.delivery;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.web.FormSubmission;
import app.handoff.web.MembersOnly;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
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

/** The overnight board: whoever of us ends the day hands over what the vendor does until the next one. */
@Controller
@MembersOnly
@RequestMapping("/engagements/{id}/running/overnight")
class OvernightController {

    private static final String BOARD = "redirect:/engagements/{id}/running/overnight";

    private final Deliveries deliveries;
    private final HandOvers handOvers;
    private final Clock clock;

    OvernightController(Deliveries deliveries, HandOvers handOvers, Clock clock) {
        this.deliveries = deliveries;
        this.handOvers = handOvers;
        this.clock = clock;
    }

    @GetMapping
    String board(@PathVariable String id, CurrentMember member, Model model) {
        var delivery = deliveries.get(EngagementId.of(id));
        var evening = OvernightView.evening(delivery, member.locality(), clock.instant());
        model.addAttribute("form", new HandOverForm(null, null, evening));
        return show(delivery, member, model);
    }

    private String show(Delivery delivery, CurrentMember member, Model model) {
        var now = clock.instant();
        model.addAttribute(
                "view", OvernightView.of(delivery, handOvers.of(delivery.id(), now), member.locality(), now));
        return "delivery/overnight";
    }

    @PostMapping
    String handOver(
            @PathVariable String id,
            CurrentMember member,
            @Valid @ModelAttribute("form") HandOverForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var delivery = deliveries.get(EngagementId.of(id));
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    handOvers.handOver(
                            delivery,
                            Objects.requireNonNullElse(form.what(), ""),
                            Objects.requireNonNullElse(form.notes(), ""),
                            Objects.requireNonNull(form.evening()),
                            member.actor(),
                            clock.instant());
                    Toast.show(next, "delivery.handOver.done", delivery.vendorName());
                    return BOARD;
                },
                () -> show(delivery, member, model));
    }

    /** The vendor told us another way that it is done. */
    @PostMapping("/{handOver}/return")
    String giveBack(
            @PathVariable String id, @PathVariable String handOver, CurrentMember member, RedirectAttributes next) {
        var delivery = deliveries.get(EngagementId.of(id));
        return FormSubmission.open(
                () -> handOvers.giveBack(delivery.id(), HandOverId.of(handOver), "", member.actor(), clock.instant()),
                () -> {
                    Toast.show(next, "delivery.handOver.isBack");
                    return BOARD;
                },
                BOARD,
                next);
    }

    @PostMapping("/{handOver}/withdrawal")
    String withdraw(
            @PathVariable String id, @PathVariable String handOver, CurrentMember member, RedirectAttributes next) {
        var delivery = deliveries.get(EngagementId.of(id));
        return FormSubmission.open(
                () -> handOvers.withdraw(delivery.id(), HandOverId.of(handOver), member.actor(), clock.instant()),
                () -> {
                    Toast.show(next, "delivery.handOver.isWithdrawn");
                    return BOARD;
                },
                BOARD,
                next);
    }

    record HandOverForm(
            @Nullable String what,
            @Nullable String notes,

            @NotNull(message = "{delivery.handOver.evening.required}") @Nullable LocalDate evening) {}
}
