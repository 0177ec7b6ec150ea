package app.handoff.submission;

import app.handoff.bidding.BidInquiries;
import app.handoff.bidding.BidInquiry;
import app.handoff.kernel.Ids;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.LinkVisitor;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.web.FormSubmission;
import app.handoff.web.ThroughLink;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the business asks a vendor about its bid once the bids are open, and the vendor's answer. */
@Controller
@ThroughLink(LinkPurpose.BID)
@RequestMapping("/s/{token}/bid/inquiry")
class InquiryAnswerController {

    private final BidPreparation preparation;
    private final BidInquiries inquiries;
    private final VendorBidPages pages;
    private final Clock clock;

    InquiryAnswerController(BidPreparation preparation, BidInquiries inquiries, VendorBidPages pages, Clock clock) {
        this.preparation = preparation;
        this.inquiries = inquiries;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping
    String show(LinkVisitor visitor, Model model) {
        model.addAttribute("form", new AnswerForm(null, null));
        return page(visitor, model);
    }

    @PostMapping
    String answer(
            LinkVisitor visitor,
            BidAccess vendor,
            @ModelAttribute("form") AnswerForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    FormSubmission.afterOthers(
                            () -> preparation.answerInquiry(vendor, form.id(), form.text(), clock.instant()));
                    Toast.show(next, "submission.inquiry.toast");
                    return "redirect:" + visitor.path("/bid/inquiry");
                },
                () -> page(visitor, model));
    }

    @PostMapping("/files")
    String attach(
            LinkVisitor visitor,
            BidAccess vendor,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile upload,
            @ModelAttribute("form") AnswerForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    if (upload == null || upload.isEmpty()) {
                        throw new RuleViolation("submission.files.none");
                    }
                    try (var content = upload.getInputStream()) {
                        preparation.attachToAnswer(vendor, content, upload.getOriginalFilename(), clock.instant());
                    } catch (RuleViolation refused) {
                        // The form of the answer has no field for it: it is told above.
                        throw new RuleViolation(refused.code(), refused.arguments());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    Toast.show(next, "submission.files.kept", 1);
                    return "redirect:" + visitor.path("/bid/inquiry");
                },
                () -> page(visitor, model));
    }

    @PostMapping("/files/{file}/removal")
    String detach(LinkVisitor visitor, BidAccess vendor, @PathVariable String file, RedirectAttributes next) {
        return FormSubmission.open(
                () -> preparation.detachFromAnswer(vendor, Ids.parse(file), clock.instant()),
                () -> {
                    Toast.show(next, "submission.files.removed");
                    return "redirect:" + visitor.path("/bid/inquiry");
                },
                "redirect:" + visitor.path("/bid/inquiry"),
                next);
    }

    private String page(LinkVisitor visitor, Model model) {
        pages.visit(visitor, model);
        var now = clock.instant();
        var asked = inquiries.to(VendorBidController.invitationOf(visitor));
        var awaited = asked.stream()
                .filter(one -> one.state(now) == BidInquiry.State.ASKED)
                .findFirst()
                .orElse(null);
        var others = asked.stream().filter(one -> one != awaited).toList();
        model.addAttribute("awaited", awaited);
        model.addAttribute("asked", others);
        model.addAttribute("nothingElse", awaited != null && others.isEmpty());
        model.addAttribute("now", now);
        model.addAttribute("longest", BidInquiry.LONGEST_ANSWER);
        model.addAttribute("mostFiles", BidInquiry.MOST_FILES);
        model.addAttribute("accept", BidPreparation.FILES.accept());
        model.addAttribute("largest", BidPreparation.FILES.maxBytes());
        model.addAttribute("megabytes", BidPreparation.FILES.maxMegabytes());
        return "submission/inquiry";
    }

    /** @param inquiry which question it answers */
    record AnswerForm(@Nullable String inquiry, @Nullable String answer) {

        UUID id() {
            if (inquiry == null) {
                throw new NotFound();
            }
            return Ids.parse(inquiry);
        }

        String text() {
            return answer == null ? "" : answer;
        }
    }
}
