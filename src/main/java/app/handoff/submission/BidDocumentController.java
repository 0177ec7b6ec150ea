package app.handoff.submission;

import app.handoff.bidding.BidDocumentPdf;
import app.handoff.bidding.TooLate;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.LinkVisitor;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.Letterheads;
import app.handoff.web.DocumentHead;
import app.handoff.web.FormErrors;
import app.handoff.web.ThroughLink;
import app.handoff.web.Toast;
import app.handoff.web.WithLinkAlone;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.validation.MapBindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The bid document as a vendor reads it, and confirms that it has read it: every change of a newer version by itself. */
@Controller
@ThroughLink(LinkPurpose.BID)
@RequestMapping("/s/{token}/bid")
class BidDocumentController {

    private final BidPreparation preparation;
    private final VendorBidPages pages;
    private final BidDocumentPdf pdf;
    private final Letterheads letterheads;
    private final Clock clock;

    BidDocumentController(
            BidPreparation preparation,
            VendorBidPages pages,
            BidDocumentPdf pdf,
            Letterheads letterheads,
            Clock clock) {
        this.preparation = preparation;
        this.pages = pages;
        this.pdf = pdf;
        this.letterheads = letterheads;
        this.clock = clock;
    }

    @GetMapping("/document")
    @WithLinkAlone
    String show(LinkVisitor visitor, Model model) {
        return page(visitor, List.of(), model);
    }

    /** The same as a file. */
    @GetMapping("/document.pdf")
    @WithLinkAlone
    ModelAndView pdf(LinkVisitor visitor) {
        var asked = preparation.asked(VendorBidController.invitationOf(visitor));
        return pdf.of(asked.scope(), pages.facts(asked.request(), asked.invitation(), visitor));
    }

    @PostMapping("/document")
    String confirm(
            LinkVisitor visitor,
            BidAccess vendor,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(name = "change", required = false) @Nullable List<Integer> changes,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var ticked = changes == null ? List.<Integer>of() : changes;
        try {
            preparation.confirm(vendor, version, ticked, clock.instant());
            return "redirect:" + visitor.path("/bid/tasks");
        } catch (TooLate late) {
            throw late;
        } catch (RuleViolation refused) {
            if (refused.field() == null) {
                Toast.show(next, refused.code(), refused.arguments());
                return "redirect:" + VendorBidPages.address(visitor, BidPart.DOCUMENT);
            }
            var errors = new MapBindingResult(new HashMap<>(), "form");
            FormErrors.into(errors, refused);
            model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", errors);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(visitor, ticked, model);
        }
    }

    private String page(LinkVisitor visitor, List<Integer> ticked, Model model) {
        var visit = pages.visit(visitor, model);
        var check = visit.check();
        boolean mayConfirm = visit.request().acceptsBids(clock.instant()) && !check.isDocumentRead();
        var unread = preparation.unread(visit);
        model.addAttribute("scope", check.scope());
        model.addAttribute("read", check.isDocumentRead());
        model.addAttribute("mayConfirm", mayConfirm);
        model.addAttribute("asks", mayConfirm && !unread.isEmpty());
        model.addAttribute("changes", preparation.changes(visit.request()));
        model.addAttribute("unread", unread);
        model.addAttribute("since", check.draft().versionRead());
        model.addAttribute("ticked", ticked);
        model.addAttribute("facts", pages.facts(visit, visitor));
        model.addAttribute("head", DocumentHead.of(visitor, letterheads.own()));
        return "submission/document";
    }
}
