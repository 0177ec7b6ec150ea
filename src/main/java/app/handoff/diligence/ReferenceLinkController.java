package app.handoff.diligence;

import app.handoff.diligence.Forms.ReplyForm;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.LinkVisitor;
import app.handoff.kernel.RuleViolation;
import app.handoff.scope.ScopeWords;
import app.handoff.servicelevel.ServiceLevel;
import app.handoff.text.Format;
import app.handoff.web.FormSubmission;
import app.handoff.web.StoredForm;
import app.handoff.web.ThroughLink;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The questions to a reference, for a client of the vendor who has no account: answered once, or declined. */
@Controller
@ThroughLink(LinkPurpose.REFERENCE)
@RequestMapping("/s/{token}/reference")
class ReferenceLinkController {

    private final References references;
    private final ReplyCookie browser;
    private final FormSubmission formSubmission;
    private final ScopeWords words;
    private final Format format;
    private final Clock clock;

    ReferenceLinkController(
            References references,
            ReplyCookie browser,
            FormSubmission formSubmission,
            ScopeWords words,
            Format format,
            Clock clock) {
        this.references = references;
        this.browser = browser;
        this.formSubmission = formSubmission;
        this.words = words;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping
    String open(LinkVisitor visitor, HttpServletRequest request, Model model) {
        var asked = asked(visitor);
        if (asked.reply().isEmpty() && asked.declinedAt().isEmpty()) {
            return form(asked, ReplyForm.of(asked), visitor, model);
        }
        model.addAttribute("page", SentPage.of(asked, browser.isIn(request, visitor), visitor, words, format));
        return "diligence/link-sent";
    }

    /** The same questions once more, for whoever corrects an answer or changes their mind. */
    @GetMapping("/answer")
    String change(LinkVisitor visitor, HttpServletRequest request, Model model, RedirectAttributes next) {
        var asked = asked(visitor);
        return FormSubmission.open(
                () -> requireChangeable(asked, visitor, request),
                () -> form(asked, ReplyForm.of(asked), visitor, model),
                "redirect:" + visitor.path("/reference"),
                next);
    }

    @PostMapping("/answer")
    String answer(
            LinkVisitor visitor,
            @RequestParam int version,
            @Valid @ModelAttribute("form") ReplyForm form,
            BindingResult errors,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var asked = asked(visitor);
        var units = Forms.units(asked.levels());
        form.check(units, errors);
        boolean done = formSubmission.save(
                () -> send(asked, form.reply(units), version, visitor, request),
                () -> stored(visitor, request),
                errors,
                model,
                response);
        if (!done) {
            return form(asked, form, visitor, model);
        }
        browser.give(visitor, request, response);
        return "redirect:" + visitor.path("/reference");
    }

    /** Sent twice by the same press it is sent once. */
    private void send(
            ReferenceRequest asked, ReferenceReply reply, int seen, LinkVisitor visitor, HttpServletRequest request) {
        if (asked.reply().filter(reply::equals).isEmpty()) {
            requireChangeable(asked, visitor, request);
            references.reply(asked.id(), reply, seen, clock.instant());
        }
    }

    private void requireChangeable(ReferenceRequest asked, LinkVisitor visitor, HttpServletRequest request) {
        asked.requireUnread();
        if (asked.reply().isPresent() && !browser.isIn(request, visitor)) {
            throw new RuleViolation("diligence.reply.otherBrowser", visitor.businessName());
        }
    }

    /** What was sent is told to the browser alone from which it came. */
    private StoredForm stored(LinkVisitor visitor, HttpServletRequest request) {
        var now = asked(visitor);
        return new StoredForm(now.version(), browser.isIn(request, visitor) ? ReplyForm.of(now) : null);
    }

    @PostMapping("/refusal")
    String decline(LinkVisitor visitor, RedirectAttributes next) {
        try {
            references.decline(asked(visitor).id(), clock.instant());
        } catch (RuleViolation sent) {
            Toast.show(next, sent.code());
        }
        return "redirect:" + visitor.path("/reference");
    }

    private ReferenceRequest asked(LinkVisitor visitor) {
        return references.asked(new ReferenceRequestId(visitor.subject()));
    }

    private String form(ReferenceRequest asked, ReplyForm form, LinkVisitor visitor, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("clientships", Clientship.values());
        model.addAttribute("hireAgains", HireAgain.values());
        model.addAttribute("scores", CheckScore.options(format));
        model.addAttribute("version", asked.version());
        model.addAttribute("page", AskedPage.of(asked, visitor, format));
        return "diligence/link-questions";
    }

    /**
     * Who asks about whom, and what.
     *
     * @param first whether nothing was sent yet
     */
    record AskedPage(
            String at,
            String business,
            String vendor,
            String client,
            String asker,
            String until,
            boolean first,
            List<ServiceLevel> levels) {

        static AskedPage of(ReferenceRequest asked, LinkVisitor visitor, Format format) {
            return new AskedPage(
                    visitor.path("/reference"),
                    visitor.businessName(),
                    asked.candidate().name(),
                    asked.client(),
                    asked.askedBy().name(),
                    format.day(format.dayOf(asked.openUntil())),
                    asked.reply().isEmpty(),
                    asked.levels());
        }
    }

    /**
     * What was sent, where that is known to be the same browser.
     *
     * @param said each question with its answer; none in another browser
     * @param changeable whether it can be corrected, or answered after all, here
     */
    record SentPage(
            String at,
            String business,
            String vendor,
            String title,
            String text,
            List<Line> said,
            boolean changeable,
            boolean declined) {

        static SentPage of(
                ReferenceRequest asked, boolean known, LinkVisitor visitor, ScopeWords words, Format format) {
            boolean declined = asked.declinedAt().isPresent();
            boolean read = asked.readAt().isPresent();
            var state = declined ? "declined" : !known ? "elsewhere" : read ? "read" : "sent";
            return new SentPage(
                    visitor.path("/reference"),
                    visitor.businessName(),
                    asked.candidate().name(),
                    format.message(
                            "diligence.link." + (declined ? "declined" : known ? "sent" : "elsewhere") + ".title"),
                    format.message(
                            "diligence.link." + state + ".text",
                            visitor.businessName(),
                            asked.candidate().name(),
                            asked.repliedAt().or(asked::declinedAt).orElseThrow(),
                            format.dayOf(asked.openUntil())),
                    known
                            ? asked.reply()
                                    .map(reply -> said(reply, asked, words, format))
                                    .orElse(List.of())
                            : List.of(),
                    declined || known && !read,
                    declined);
        }

        private static List<Line> said(ReferenceReply reply, ReferenceRequest asked, ScopeWords words, Format format) {
            var vendor = asked.candidate().name();
            var lines = new ArrayList<Line>();
            lines.add(new Line(format.message("diligence.question.client", vendor), format.word(reply.client())));
            if (reply.isOfClient()) {
                lines.add(new Line(format.message("diligence.question.said", vendor), String.valueOf(reply.said())));
                lines.add(new Line(
                        format.message("diligence.question.hireAgain", vendor), format.word(reply.hireAgain())));
                lines.add(new Line(
                        format.message("diligence.question.score"),
                        format.message("diligence.score." + reply.score())));
                var values = reply.byLevel();
                asked.levels().stream()
                        .filter(level -> values.containsKey(level.id()))
                        .forEach(level ->
                                lines.add(new Line(level.name(), words.value(level, values.get(level.id())))));
            }
            return lines;
        }
    }

    /** A question and what was answered. */
    record Line(String asked, String said) {}
}
