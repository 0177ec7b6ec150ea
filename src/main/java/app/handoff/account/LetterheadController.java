package app.handoff.account;

import app.handoff.kernel.BrandColour;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.RequestTransaction;
import app.handoff.web.DocumentHead;
import app.handoff.web.FormSubmission;
import app.handoff.web.MembersOnly;
import app.handoff.web.OwnersOnly;
import app.handoff.web.StoredForm;
import app.handoff.web.ThroughLink;
import app.handoff.web.Toast;
import app.handoff.web.WithLinkAlone;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Logo and colour of the business: owners choose them; the logo is loaded by whoever reads a document. */
@Controller
class LetterheadController {

    private final OwnLetterhead letterhead;
    private final FormSubmission formSubmission;

    LetterheadController(OwnLetterhead letterhead, FormSubmission formSubmission) {
        this.letterhead = letterhead;
        this.formSubmission = formSubmission;
    }

    @GetMapping("/settings/letterhead")
    @OwnersOnly
    String letterhead(CurrentMember member, Model model) {
        model.addAttribute("form", LetterheadForm.of(letterhead.saved()));
        return page(member, model);
    }

    /** @param remove whether the logo is to go; what else was typed waits for the other button */
    @PostMapping("/settings/letterhead")
    @OwnersOnly
    String choose(
            @ModelAttribute("form") LetterheadForm form,
            BindingResult errors,
            @RequestParam(name = "remove", required = false) @Nullable String remove,
            CurrentMember member,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        int seen = FormSubmission.seen(form.version());
        boolean done = formSubmission.save(
                () -> {
                    if (remove == null) {
                        letterhead.choose(seen, form.chosenColour(), form.picture());
                    } else {
                        letterhead.removeLogo(seen);
                    }
                },
                this::stored,
                errors,
                model,
                response);
        if (!done) {
            if (form.bringsLogo() && !errors.hasFieldErrors("logo")) {
                errors.rejectValue("logo", "account.logo.again");
            }
            return page(member, model);
        }
        Toast.show(next, remove == null ? "account.settings.saved" : "account.logo.removed");
        return "redirect:/settings/letterhead";
    }

    private StoredForm stored() {
        var saved = letterhead.saved();
        return new StoredForm(saved.version(), LetterheadForm.of(saved));
    }

    private String page(CurrentMember member, Model model) {
        model.addAttribute("head", DocumentHead.of(member, letterhead.own()));
        model.addAttribute("fileTypes", LogoPicture.ACCEPTED);
        model.addAttribute("fileLimit", LogoPicture.MOST_BYTES);
        return "account/letterhead";
    }

    /** @param version as it stands in the address that a page gives; with it, browsers keep the picture */
    @GetMapping("/logo")
    @MembersOnly
    ResponseEntity<byte[]> logo(@RequestParam(name = "v", required = false) @Nullable String version) {
        var logo = letterhead.own().logo();
        var picture = letterhead.logo().orElseThrow(NotFound::new);
        boolean current = logo != null && logo.version().equals(version);
        var answer = ResponseEntity.ok().contentType(MediaType.IMAGE_PNG);
        if (current) {
            answer.cacheControl(
                    CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable());
        }
        return answer.body(picture);
    }

    /** The same for vendors and for whoever reads a scope, through their own link. */
    @GetMapping("/s/{token}/logo")
    @ThroughLink({LinkPurpose.BID, LinkPurpose.CONTRACT, LinkPurpose.READING})
    @WithLinkAlone
    ResponseEntity<byte[]> logoBehindLink(@RequestParam(name = "v", required = false) @Nullable String version) {
        return logo(version);
    }

    record LetterheadForm(
            @Nullable Integer version,
            @Nullable MultipartFile logo,
            @Nullable String colour) {

        static LetterheadForm of(Letterhead saved) {
            var colour = saved.colour();
            return new LetterheadForm(saved.version(), null, colour == null ? null : colour.hex());
        }

        boolean bringsLogo() {
            return logo != null
                    && !Objects.requireNonNullElse(logo.getOriginalFilename(), "")
                            .isEmpty();
        }

        private @Nullable LogoPicture picture() {
            if (!bringsLogo()) {
                return null;
            }
            try {
                RequestTransaction.pause(); // to draw it takes longer than a connection should be held
                return LogoPicture.of(Objects.requireNonNull(logo).getBytes());
            } catch (RuleViolation refused) {
                throw refused.at("logo");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private @Nullable BrandColour chosenColour() {
            if (colour == null || colour.isBlank()) {
                return null;
            }
            try {
                return BrandColour.of(colour);
            } catch (RuleViolation unknown) {
                throw unknown.at("colour");
            }
        }
    }
}
