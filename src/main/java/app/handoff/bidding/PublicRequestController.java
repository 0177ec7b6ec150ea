package app.handoff.bidding;

import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.LinkVisitor;
import app.handoff.kernel.RuleViolation;
import app.handoff.web.FormErrors;
import app.handoff.web.ThroughLink;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page behind a public link: what the work is about, and a way to ask for the bid document. It tells nobody who else bids. */
@Controller
@ThroughLink(LinkPurpose.PUBLIC)
@RequestMapping("/s/{token}/request")
class PublicRequestController {

    private final Newcomers newcomers;
    private final Clock clock;

    PublicRequestController(Newcomers newcomers, Clock clock) {
        this.newcomers = newcomers;
        this.clock = clock;
    }

    @GetMapping
    String show(LinkVisitor visitor, Locale reader, Model model, HttpServletResponse response) {
        var notice = newcomers.notice(visitor.subject());
        model.addAttribute("form", NewcomerForm.empty());
        return page(notice, visitor, reader, model, response);
    }

    /** Says the same whatever the address is: see {@link Newcomers}. */
    @PostMapping
    String ask(
            LinkVisitor visitor,
            @Valid @ModelAttribute("form") NewcomerForm form,
            BindingResult errors,
            Locale reader,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next) {
        var notice = newcomers.notice(visitor.subject());
        var now = clock.instant();
        if (!notice.isOpen(now)) {
            return page(notice, visitor, reader, model, response);
        }
        form.check(errors);
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(notice, visitor, reader, model, response);
        }
        try {
            var newcomer = form.newcomer(visitor, now);
            var path = newcomers.ask(visitor, newcomer, notice, request.getRemoteAddr(), now);
            next.addFlashAttribute("sentTo", newcomer.email());
            path.ifPresent(shown -> next.addFlashAttribute("sampleLink", shown));
            return "redirect:" + visitor.path("/request/message");
        } catch (RuleViolation tooMany) {
            FormErrors.into(errors, tooMany);
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            return page(notice, visitor, reader, model, response);
        }
    }

    @GetMapping("/message")
    String asked(LinkVisitor visitor, Model model) {
        model.addAttribute("visitor", visitor);
        return "bidding/public-message";
    }

    private String page(
            PublicNotice notice, LinkVisitor visitor, Locale reader, Model model, HttpServletResponse response) {
        model.addAttribute("visitor", visitor);
        if (!notice.isOpen(clock.instant())) {
            response.setStatus(HttpStatus.GONE.value());
            return "bidding/public-closed";
        }
        model.addAttribute("notice", notice);
        model.addAttribute("countries", NewcomerForm.countries(reader));
        model.addAttribute("zones", NewcomerForm.zones());
        return "bidding/public-request";
    }
}
