package app.handoff.submission;

import app.handoff.bidding.Invitation;
import app.handoff.bidding.InvitationId;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.LinkVisitor;
import app.handoff.kernel.MailServer;
import app.handoff.kernel.Money;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.Sentence;
import app.handoff.submission.RestartController.CodeForm;
import app.handoff.tenancy.PublicAddress;
import app.handoff.web.FormErrors;
import app.handoff.web.FormSubmission;
import app.handoff.web.ReasonForm;
import app.handoff.web.ReasonPage;
import app.handoff.web.ThroughLink;
import app.handoff.web.Toast;
import app.handoff.web.WithLinkAlone;
import app.handoff.web.WithLinkAlone.When;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.Objects;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A vendor's way through its invitation: read it, begin, look once more, send, keep the receipt. */
@Controller
@ThroughLink(LinkPurpose.BID)
@RequestMapping("/s/{token}/bid")
class VendorBidController {

    private final BidPreparation preparation;
    private final EarlierBids earlierBids;
    private final VendorBidPages pages;
    private final ReceiptPdf receiptPdf;
    private final PublicAddress address;
    private final MailServer mail;
    private final Clock clock;

    VendorBidController(
            BidPreparation preparation,
            EarlierBids earlierBids,
            VendorBidPages pages,
            ReceiptPdf receiptPdf,
            PublicAddress address,
            MailServer mail,
            Clock clock) {
        this.preparation = preparation;
        this.earlierBids = earlierBids;
        this.pages = pages;
        this.receiptPdf = receiptPdf;
        this.address = address;
        this.mail = mail;
        this.clock = clock;
    }

    @GetMapping
    @WithLinkAlone
    String invitation(LinkVisitor visitor, Model model) {
        model.addAttribute("form", new CodeForm(null));
        var visit = pages.visit(visitor, model);
        model.addAttribute("scope", visit.check().scope());
        model.addAttribute("asked", pages.asked(visit));
        return "submission/invitation";
    }

    /**
     * The button, because opening a link proves nothing: mail scanners do that too. It comes with a code, so that nothing is
     * ever typed that the link alone would open.
     */
    @PostMapping("/beginning")
    String begin(LinkVisitor visitor, BidAccess vendor) {
        preparation.start(vendor, clock.instant());
        return "redirect:" + visitor.path("/bid/tasks");
    }

    /** The vendor means to bid, and says so before it begins. */
    @PostMapping("/intention")
    String intend(LinkVisitor visitor, BidAccess vendor, RedirectAttributes next) {
        preparation.intend(vendor, clock.instant());
        Toast.show(next, "submission.intention.toast");
        return "redirect:" + visitor.path("/bid");
    }

    @PostMapping("/reminders")
    String remind(
            LinkVisitor visitor,
            BidAccess vendor,
            @RequestParam(defaultValue = "false") boolean on,
            RedirectAttributes next) {
        preparation.remind(vendor, on, clock.instant());
        Toast.show(next, on ? "submission.reminders.toast.on" : "submission.reminders.toast.off");
        return "redirect:" + visitor.path("/bid");
    }

    @GetMapping("/tasks")
    String tasks(LinkVisitor visitor, BidAccess vendor, Model model) {
        var visit = pages.visit(visitor, model);
        model.addAttribute("tasks", TasksView.of(visit, visitor));
        model.addAttribute("earlier", visit.sent() == null && earlierBids.any(vendor));
        return "submission/tasks";
    }

    @GetMapping("/check")
    String check(LinkVisitor visitor, Model model) {
        model.addAttribute("form", new SendForm(null));
        return checkPage(visitor, model);
    }

    /** Sends the bid. The key is the same however often the button is pressed. */
    @PostMapping("/sending")
    String send(
            LinkVisitor visitor,
            BidAccess vendor,
            @ModelAttribute("form") SendForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response) {
        try {
            preparation.send(
                    vendor, form.uuid(), visitor.businessName(), visitor.mailPath("/bid/receipt"), clock.instant());
            return "redirect:" + visitor.path("/bid/receipt");
        } catch (RuleViolation violation) {
            FormErrors.into(errors, violation);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return checkPage(visitor, model);
        }
    }

    private String checkPage(LinkVisitor visitor, Model model) {
        var visit = pages.visit(visitor, model);
        // What was refused was not sent: the next press is one of its own.
        model.addAttribute("press", UUID.randomUUID());
        model.addAttribute("gaps", pages.gaps(visit, visitor));
        model.addAttribute("offer", pages.offer(visit.check(), visitor));
        model.addAttribute("requirements", pages.requirements(visit.check(), visitor));
        if (visit.isAskedForFinalOffer()) {
            preparation
                    .firstReceipt(invitationOf(visitor))
                    .ifPresent(first -> model.addAttribute("first", FirstBid.of(first, visit)));
        }
        return "submission/check";
    }

    @GetMapping("/receipt")
    @WithLinkAlone(When.ONCE_OPENED)
    String receipt(LinkVisitor visitor, Model model) {
        var visit = pages.visit(visitor, model);
        var receipt = visit.sent();
        if (receipt == null) {
            return "redirect:" + visitor.path("/bid/tasks");
        }
        model.addAttribute("receipt", receipt);
        model.addAttribute("mailed", mail.isThere());
        model.addAttribute("clocks", pages.clocks(receipt, visit));
        model.addAttribute("levels", pages.committed(receipt.content(), visit.check()));
        return "submission/receipt";
    }

    /** What the vendor sent first, as it was opened: beside its final offer. */
    @GetMapping("/receipt/first")
    String first(LinkVisitor visitor, Model model) {
        var visit = pages.visit(visitor, model);
        var receipt = preparation.firstReceipt(invitationOf(visitor)).orElseThrow(NotFound::new);
        show(receipt, visit, model);
        return "submission/copy";
    }

    /** The whole bid as it was sent, in plain words, to read, print or keep. */
    @GetMapping("/receipt/copy")
    @WithLinkAlone(When.ONCE_OPENED)
    String copy(LinkVisitor visitor, Model model) {
        showCopy(visitor, model);
        return "submission/copy";
    }

    /** The same as a file, sealed, so that anybody can tell that nothing in it was changed. */
    @GetMapping("/receipt.pdf")
    @WithLinkAlone(When.ONCE_OPENED)
    ModelAndView receiptFile(LinkVisitor visitor, Model model) {
        var visit = showCopy(visitor, model);
        model.addAttribute("checkedAt", address.linkTo("/receipts"));
        return new ModelAndView(
                receiptPdf.of(
                        Objects.requireNonNull(visit.sent()),
                        visitor.businessName(),
                        visit.check().scope().title()),
                model.asMap());
    }

    private BidPreparation.Visit showCopy(LinkVisitor visitor, Model model) {
        var visit = pages.visit(visitor, model);
        var receipt = visit.sent();
        if (receipt == null) {
            throw new NotFound();
        }
        show(receipt, visit, model);
        return visit;
    }

    private void show(Receipt receipt, BidPreparation.Visit visit, Model model) {
        model.addAttribute("receipt", receipt);
        model.addAttribute("clocks", pages.clocks(receipt, visit));
        model.addAttribute("levels", pages.committed(receipt.content(), visit.check()));
        model.addAttribute("prices", pages.prices(receipt.content()));
        model.addAttribute("options", pages.options(receipt.content()));
        model.addAttribute("answers", pages.answered(receipt.content(), visit.check()));
    }

    /** The bid as it was sealed, to the letter: its SHA-256 is the one on the receipt. */
    @GetMapping("/receipt/copy.json")
    @WithLinkAlone(When.ONCE_OPENED)
    ResponseEntity<String> sealed(LinkVisitor visitor) {
        var receipt = preparation.receipt(invitationOf(visitor)).orElseThrow(NotFound::new);
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
        if (!visit.isWithdrawable()) {
            return "redirect:" + visitor.path("/bid/tasks");
        }
        model.addAttribute("receipt", visit.sent());
        return "submission/withdrawal";
    }

    @PostMapping("/withdrawal")
    String withdraw(LinkVisitor visitor, BidAccess vendor, RedirectAttributes next) {
        boolean finalOffer = preparation.withdraw(vendor, visitor.businessName(), clock.instant());
        Toast.show(next, finalOffer ? "submission.final.withdrawn" : "submission.bid.withdrawn");
        return "redirect:" + visitor.path("/bid/tasks");
    }

    @GetMapping("/refusal")
    @WithLinkAlone(When.BEFORE_THE_BEGINNING)
    String refusal(LinkVisitor visitor, Model model) {
        pages.visit(visitor, model);
        return refusal(visitor).ask(model);
    }

    @PostMapping("/refusal")
    String decline(
            LinkVisitor visitor,
            BidAccess vendor,
            @ModelAttribute("form") ReasonForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    preparation.decline(vendor, form.text(), clock.instant());
                    Toast.show(next, "submission.declined.toast");
                    return "redirect:" + visitor.path("/bid");
                },
                () -> {
                    pages.visit(visitor, model);
                    return refusal(visitor).again(model);
                });
    }

    private static ReasonPage refusal(LinkVisitor visitor) {
        return ReasonPage.of(
                        "submission.refusal",
                        visitor.path("/bid"),
                        visitor.path("/bid/refusal"),
                        Invitation.LONGEST_REASON,
                        visitor.businessName())
                .in("_layout/guest")
                .from(Sentence.of("submission.visit.back"));
    }

    @GetMapping("/question")
    @WithLinkAlone({When.BEFORE_THE_BEGINNING, When.ONCE_OPENED})
    String question(LinkVisitor visitor, Model model) {
        pages.visit(visitor, model);
        model.addAttribute("form", new QuestionForm(null));
        return "submission/question";
    }

    @PostMapping("/question")
    String ask(
            LinkVisitor visitor,
            BidAccess vendor,
            @Valid @ModelAttribute("form") QuestionForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    preparation.ask(vendor, Objects.requireNonNull(form.question()), clock.instant());
                    Toast.show(next, "submission.question.sent");
                    return "redirect:" + visitor.path("/bid/question");
                },
                () -> {
                    pages.visit(visitor, model);
                    return "submission/question";
                });
    }

    static InvitationId invitationOf(LinkVisitor visitor) {
        return new InvitationId(visitor.subject());
    }

    /**
     * The first bid beside the final offer that is about to be sent.
     *
     * @param change the total now against the first one; null while a price is missing
     */
    record FirstBid(Money total, @Nullable Money change) {

        private static FirstBid of(Receipt first, BidPreparation.Visit visit) {
            var before = first.content().totalPerTerm();
            return new FirstBid(
                    before,
                    visit.check().isComplete()
                            ? visit.check().content().totalPerTerm().minus(before)
                            : null);
        }

        public boolean isDearer() {
            return change != null && change.amount().signum() > 0;
        }

        public boolean isCheaper() {
            return change != null && change.amount().signum() < 0;
        }

        /** By how much, whichever way. */
        public @Nullable Money by() {
            return change == null ? null : new Money(change.amount().abs(), change.currency());
        }
    }

    record SendForm(@Nullable String key) {

        UUID uuid() {
            try {
                return UUID.fromString(key == null ? "" : key);
            } catch (IllegalArgumentException tampered) {
                throw new RuleViolation("submission.bid.pressAgain");
            }
        }
    }

    record QuestionForm(
            @NotBlank(message = "{submission.question.missing}") @Size(max = 2000, message = "{field.tooLong}") @Nullable String question) {}
}
