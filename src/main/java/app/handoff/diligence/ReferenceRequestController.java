package app.handoff.diligence;

import app.handoff.diligence.Forms.RequestForm;
import app.handoff.kernel.CurrentMember;
import app.handoff.tenancy.PublicAddress;
import app.handoff.text.Format;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.List;
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

/** Asks a reference through a link, and says when its answer was read. */
@Controller
@OwnersAndManagersOnly
@RequestMapping(CheckPages.ADDRESS + "/references/{id}/request")
class ReferenceRequestController extends CheckPages {

    private static final String SECTION = "references";

    private final References references;
    private final PublicAddress address;
    private final Format format;

    ReferenceRequestController(
            Diligence diligence,
            References references,
            PublicAddress address,
            FormSubmission formSubmission,
            Format format,
            Clock clock) {
        super(diligence, formSubmission, format, clock);
        this.references = references;
        this.address = address;
        this.format = format;
    }

    /** What the page says beside its form. */
    record RequestPage(ReferenceCheckId reference, String client, List<String> state, boolean linkOpen) {}

    @GetMapping
    String show(
            @ModelAttribute("about") About about,
            @PathVariable ReferenceCheckId id,
            Model model,
            RedirectAttributes next) {
        var reference = references.get(about.engagement(), about.vendor(), id);
        var request = references.request(id).orElse(null);
        model.addAttribute("form", RequestForm.of(reference, request));
        return FormSubmission.open(
                () -> requireUnanswered(request), () -> page(reference, request, model), about.backTo(SECTION), next);
    }

    private static void requireUnanswered(@Nullable ReferenceRequest request) {
        if (request != null) {
            request.requireUnanswered();
        }
    }

    private String page(ReferenceCheck reference, @Nullable ReferenceRequest request, Model model) {
        model.addAttribute(
                "page",
                new RequestPage(
                        reference.id(),
                        reference.client(),
                        request == null ? List.of() : ReferenceRequestWords.of(request, now(), format),
                        request != null && request.isOpen(now())));
        return "diligence/request";
    }

    /** Makes the link, sends it where an address is known, and shows it once to copy. */
    @PostMapping
    String ask(
            @ModelAttribute("about") About about,
            @PathVariable ReferenceCheckId id,
            CurrentMember member,
            @Valid @ModelAttribute("form") RequestForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var reference = references.get(about.engagement(), about.vendor(), id);
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    var person = form.person();
                    var link = references.ask(
                            about.engagement(),
                            about.vendor(),
                            id,
                            person,
                            member.actor(),
                            member.businessName(),
                            now());
                    next.addFlashAttribute("link", address.linkTo(link));
                    next.addFlashAttribute("linkMailed", person.email() != null);
                    Toast.show(
                            next,
                            person.email() != null ? "diligence.request.mailed" : "diligence.request.made",
                            person.name());
                    return "redirect:" + about.home() + "/references/" + id + "/request";
                },
                () -> page(reference, references.request(id).orElse(null), model));
    }

    @PostMapping("/revocation")
    String stop(@ModelAttribute("about") About about, @PathVariable ReferenceCheckId id, RedirectAttributes next) {
        references.stop(about.engagement(), about.vendor(), id, now());
        return done(about, SECTION, "diligence.request.stopped", next);
    }

    @PostMapping("/acknowledgement")
    String read(
            @ModelAttribute("about") About about,
            @PathVariable ReferenceCheckId id,
            CurrentMember member,
            RedirectAttributes next) {
        references.read(about.engagement(), about.vendor(), id, member.actor(), now());
        return done(about, SECTION, "diligence.request.read", next);
    }
}
