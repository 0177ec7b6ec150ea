package app.handoff.bidding.web;

import app.handoff.bidding.InvitationId;
import app.handoff.bidding.VendorDesk;
import app.handoff.bidding.VendorDoor;
import app.handoff.bidding.web.CodePages.CodeForm;
import app.handoff.bidding.web.WithoutCode.When;
import app.handoff.shared.LinkPurpose;
import app.handoff.shared.NotFound;
import app.handoff.shared.RuleViolation;
import app.handoff.shared.web.LinkVisitor;
import app.handoff.shared.web.Refusals;
import app.handoff.shared.web.ThroughLink;
import app.handoff.shared.web.Toast;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A vendor's way through its invitation: read it, begin, look once more, send, keep the receipt. */
@Controller
@ThroughLink(LinkPurpose.BID)
@RequestMapping("/s/{token}/bid")
class VisitController {

    private final VendorDesk desk;
    private final VendorDoor door;
    private final CodeCookie cookie;
    private final VisitPages pages;
    private final Clock clock;

    VisitController(VendorDesk desk, VendorDoor door, CodeCookie cookie, VisitPages pages, Clock clock) {
        this.desk = desk;
        this.door = door;
        this.cookie = cookie;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping
    @WithoutCode(When.ALWAYS)
    String invitation(LinkVisitor visitor, Model model) {
        model.addAttribute("form", new CodeForm(null, null));
        return invitationPage(visitor, model);
    }

    private String invitationPage(LinkVisitor visitor, Model model) {
        var visit = pages.visit(visitor, model);
        model.addAttribute("scope", visit.sheet().scope());
        return "bidding/bid-invitation";
    }

    /**
     * The button, because opening a link proves nothing: mail scanners do that too. It comes with the code that the vendor
     * chooses, so that nothing is ever typed that the link alone would open.
     */
    @PostMapping("/beginning")
    @WithoutCode(When.BEFORE_ONE_IS_CHOSEN)
    String begin(
            LinkVisitor visitor,
            @ModelAttribute("form") CodeForm form,
            BindingResult errors,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            if (!CodeLock.isOpen(request)) {
                var proof = door.choose(invitationOf(visitor), form.typed(), clock.instant());
                cookie.give(proof, visitor, request, response);
            }
        } catch (RuleViolation refused) {
            Refusals.into(errors, refused);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return invitationPage(visitor, model);
        }
        desk.start(invitationOf(visitor), clock.instant());
        return "redirect:" + visitor.path("/bid/tasks");
    }

    @GetMapping("/document")
    @WithoutCode(When.ALWAYS)
    String document(LinkVisitor visitor, Model model) {
        var visit = pages.visit(visitor, model);
        model.addAttribute("scope", visit.sheet().scope());
        model.addAttribute("read", visit.sheet().draft().documentRead());
        return "bidding/bid-document";
    }

    @GetMapping("/tasks")
    String tasks(LinkVisitor visitor, Model model) {
        var visit = pages.visit(visitor, model);
        model.addAttribute("tasks", TasksView.of(visit, visitor));
        return "bidding/bid-tasks";
    }

    @GetMapping("/check")
    String check(LinkVisitor visitor, Model model) {
        model.addAttribute("form", new SendForm(UUID.randomUUID().toString()));
        return checkPage(visitor, model);
    }

    /** Sends the bid. The key is the same however often the button is pressed. */
    @PostMapping("/sending")
    String send(
            LinkVisitor visitor,
            @ModelAttribute("form") SendForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response) {
        try {
            desk.send(
                    invitationOf(visitor),
                    form.uuid(),
                    visitor.businessName(),
                    visitor.path("/bid/receipt"),
                    clock.instant());
            return "redirect:" + visitor.path("/bid/receipt");
        } catch (RuleViolation violation) {
            Refusals.into(errors, violation);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return checkPage(visitor, model);
        }
    }

    private String checkPage(LinkVisitor visitor, Model model) {
        var visit = pages.visit(visitor, model);
        model.addAttribute("gaps", pages.gaps(visit, visitor));
        model.addAttribute("offer", OfferView.of(visit.sheet(), pages.format()));
        return "bidding/bid-check";
    }

    @GetMapping("/receipt")
    @WithoutCode(When.ONCE_OPENED)
    String receipt(LinkVisitor visitor, Model model) {
        var visit = pages.visit(visitor, model);
        var receipt = visit.sent();
        if (receipt == null) {
            return "redirect:" + visitor.path("/bid/tasks");
        }
        model.addAttribute("receipt", receipt);
        model.addAttribute("clocks", pages.clocks(receipt, visit));
        model.addAttribute("levels", pages.committed(receipt.content(), visit.sheet()));
        return "bidding/bid-receipt";
    }

    /** The bid as it was sealed, to the letter: its SHA-256 is the one on the receipt. */
    @GetMapping("/receipt/copy")
    @WithoutCode(When.ONCE_OPENED)
    ResponseEntity<String> copy(LinkVisitor visitor) {
        var receipt = desk.receipt(invitationOf(visitor)).orElseThrow(NotFound::new);
        return ResponseEntity.ok()
                .header("Content-Disposition", "attachment; filename=\"" + receipt.number() + ".json\"")
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(receipt.canonical());
    }

    @GetMapping("/withdrawal")
    String confirmWithdrawal(LinkVisitor visitor, Model model) {
        var visit = pages.visit(visitor, model);
        if (visit.sent() == null) {
            return "redirect:" + visitor.path("/bid/tasks");
        }
        model.addAttribute("receipt", visit.sent());
        return "bidding/bid-withdrawal";
    }

    @PostMapping("/withdrawal")
    String withdraw(LinkVisitor visitor, RedirectAttributes next) {
        desk.withdraw(invitationOf(visitor), visitor.businessName(), clock.instant());
        Toast.show(next, "bidding.bid.withdrawn");
        return "redirect:" + visitor.path("/bid/tasks");
    }

    @GetMapping("/refusal")
    @WithoutCode(When.BEFORE_ONE_IS_CHOSEN)
    String refusal(LinkVisitor visitor, Model model) {
        pages.visit(visitor, model);
        model.addAttribute("form", new DeclineForm(null));
        return "bidding/bid-refusal";
    }

    @PostMapping("/refusal")
    @WithoutCode(When.BEFORE_ONE_IS_CHOSEN)
    String decline(
            LinkVisitor visitor,
            @Valid @ModelAttribute("form") DeclineForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        if (!errors.hasErrors() && form.reason() != null) {
            try {
                desk.decline(invitationOf(visitor), form.reason(), clock.instant());
                Toast.show(next, "bidding.declined.toast");
                return "redirect:" + visitor.path("/bid");
            } catch (RuleViolation violation) {
                Refusals.into(errors, violation);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        pages.visit(visitor, model);
        return "bidding/bid-refusal";
    }

    @GetMapping("/question")
    @WithoutCode({When.BEFORE_ONE_IS_CHOSEN, When.ONCE_OPENED})
    String question(LinkVisitor visitor, Model model) {
        pages.visit(visitor, model);
        model.addAttribute("form", new QuestionForm(null));
        return "bidding/bid-question";
    }

    @PostMapping("/question")
    String ask(
            LinkVisitor visitor,
            @Valid @ModelAttribute("form") QuestionForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        if (!errors.hasErrors() && form.question() != null) {
            try {
                desk.ask(invitationOf(visitor), form.question(), clock.instant());
                Toast.show(next, "bidding.question.sent");
                return "redirect:" + visitor.path("/bid/question");
            } catch (RuleViolation violation) {
                Refusals.into(errors, violation);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        pages.visit(visitor, model);
        return "bidding/bid-question";
    }

    static InvitationId invitationOf(LinkVisitor visitor) {
        return new InvitationId(visitor.subject());
    }

    record SendForm(@Nullable String key) {

        UUID uuid() {
            try {
                return UUID.fromString(key == null ? "" : key);
            } catch (IllegalArgumentException tampered) {
                throw new RuleViolation("bidding.bid.pressAgain");
            }
        }
    }

    record DeclineForm(
            @NotBlank(message = "{bidding.refusal.reasonMissing}") @Size(max = 1000, message = "{field.tooLong}") @Nullable String reason) {}

    record QuestionForm(
            @NotBlank(message = "{bidding.question.missing}") @Size(max = 2000, message = "{field.tooLong}") @Nullable String question) {}
}
