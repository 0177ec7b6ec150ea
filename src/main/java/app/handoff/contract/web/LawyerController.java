package app.handoff.contract.web;

import app.handoff.contract.Contracts;
import app.handoff.contract.LawyerReview;
import app.handoff.shared.EngagementId;
import app.handoff.shared.RuleViolation;
import app.handoff.shared.web.CurrentMember;
import app.handoff.shared.web.Format;
import app.handoff.shared.web.ManagersOnly;
import app.handoff.shared.web.Option;
import app.handoff.shared.web.Refusals;
import app.handoff.shared.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Whether a lawyer has seen the contract. */
@Controller
@ManagersOnly
@RequestMapping("/engagements/{engagement}/contract/lawyer")
class LawyerController {

    private final Contracts contracts;
    private final Engagements engagements;
    private final Format format;
    private final Clock clock;

    LawyerController(Contracts contracts, Engagements engagements, Format format, Clock clock) {
        this.contracts = contracts;
        this.engagements = engagements;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping
    String lawyer(@PathVariable String engagement, Model model) {
        var id = EngagementId.of(engagement);
        engagements.into(model, id);
        var review = contracts.of(id).lawyerReview();
        model.addAttribute("form", new LawyerForm(review.seen(), review.lawyer(), review.seenOn()));
        return lawyer(model);
    }

    private String lawyer(Model model) {
        model.addAttribute(
                "answers",
                List.of(
                        new Option("true", format.message("contract.lawyer.yes")),
                        new Option("false", format.message("contract.lawyer.no"))));
        return "contract/lawyer";
    }

    @PostMapping
    String recordLawyer(
            @PathVariable String engagement,
            CurrentMember member,
            @Valid @ModelAttribute("form") LawyerForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var id = EngagementId.of(engagement);
        engagements.into(model, id);
        var contract = contracts.of(id);
        var now = clock.instant();
        if (!errors.hasErrors() && form.seen() == null) {
            errors.rejectValue("seen", "field.choose");
        }
        if (!errors.hasErrors()) {
            try {
                var review = Boolean.TRUE.equals(form.seen())
                        ? LawyerReview.by(form.lawyer(), form.seenOn(), format.today(now))
                        : LawyerReview.NOT_SEEN;
                contracts.recordLawyer(contract.id(), review, member.actor(), now);
                Toast.show(next, "contract.lawyer.saved");
                return "redirect:/engagements/" + id + "/contract";
            } catch (RuleViolation violation) {
                Refusals.into(errors, violation);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return lawyer(model);
    }

    record LawyerForm(
            @Nullable Boolean seen,
            @Nullable String lawyer,
            @Nullable LocalDate seenOn) {}
}
