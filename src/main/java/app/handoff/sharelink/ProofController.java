package app.handoff.sharelink;

import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.LinkVisitor;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.sharelink.ProofPages.CodeForm;
import app.handoff.web.FormErrors;
import app.handoff.web.ThroughLink;
import app.handoff.web.Toast;
import app.handoff.web.WithLinkAlone;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The code of whoever acts through a link: type it once a browser, have one mailed, or take one of one's own. */
@Controller
@ThroughLink({LinkPurpose.BID, LinkPurpose.CONTRACT, LinkPurpose.REPORT, LinkPurpose.READING, LinkPurpose.LAWYER})
@RequestMapping("/s/{token}/code")
class ProofController {

    private static final Pattern PAGE = Pattern.compile("(/[a-z0-9-]{1,40}){1,4}");

    private final Proofs proofs;
    private final ProofPages pages;
    private final LinkSubjects subjects;

    ProofController(Proofs proofs, ProofPages pages, LinkSubjects subjects) {
        this.proofs = proofs;
        this.pages = pages;
        this.subjects = subjects;
    }

    @GetMapping
    @WithLinkAlone
    String ask(
            LinkVisitor visitor,
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request,
            Model model) {
        var next = next(to, visitor);
        if (ProofLock.proofOf(request) != null) {
            return "redirect:" + visitor.path(next);
        }
        model.addAttribute("form", new CodeForm(null, null));
        return pages.page(visitor, next, request, model);
    }

    @PostMapping
    @WithLinkAlone
    String tell(
            LinkVisitor visitor,
            @ModelAttribute("form") CodeForm form,
            BindingResult errors,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var next = next(form.to(), visitor);
        if (request.getParameter(Proofs.SEND) != null) {
            proofs.send(visitor, request);
            return pages.page(visitor, next, request, model);
        }
        try {
            if (ProofLock.proofOf(request) == null) {
                proofs.tell(proofs.standing(visitor), form.typed(), visitor, request, response);
            }
            return "redirect:" + visitor.path(next);
        } catch (RuleViolation refused) {
            FormErrors.into(errors, refused);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return pages.page(visitor, next, request, model);
        }
    }

    /** For whoever came in by a mailed code and would rather type the same code each time. */
    @GetMapping("/own")
    String own(LinkVisitor visitor, Model model) {
        model.addAttribute("form", new CodeForm(null, null));
        return ownPage(visitor, model);
    }

    private String ownPage(LinkVisitor visitor, Model model) {
        var about = subjects.of(visitor.purpose()).about(visitor);
        if (!about.ownCodes()) {
            throw new NotFound();
        }
        model.addAttribute("at", visitor.path(about.home()));
        model.addAttribute("action", visitor.path("/code/own"));
        model.addAttribute("title", about.title());
        model.addAttribute("hasOwn", proofs.hasOwn(visitor));
        return "sharelink/own-code";
    }

    @PostMapping("/own")
    String take(
            LinkVisitor visitor,
            @ModelAttribute("form") CodeForm form,
            BindingResult errors,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        try {
            proofs.takeOwn(visitor, form.typed(), request, response);
            Toast.show(next, "sharelink.code.own.done");
            return "redirect:" + visitor.path(next(null, visitor));
        } catch (RuleViolation refused) {
            FormErrors.into(errors, refused);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return ownPage(visitor, model);
        }
    }

    /** A page behind the same link; the one to begin with for anything else. */
    private String next(@Nullable String to, LinkVisitor visitor) {
        return to != null && PAGE.matcher(to).matches()
                ? to
                : subjects.of(visitor.purpose()).begin();
    }
}
