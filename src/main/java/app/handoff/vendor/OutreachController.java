package app.handoff.vendor;

import app.handoff.engagement.Engagements;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Ids;
import app.handoff.kernel.MailRequest;
import app.handoff.kernel.MailServer;
import app.handoff.kernel.NotFound;
import app.handoff.tenancy.PossibleAddress;
import app.handoff.text.Format;
import app.handoff.text.Option;
import app.handoff.web.FormErrors;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.StoredForm;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Texts to find vendors with: to copy, to change, and to send to people. */
@Controller
@OwnersAndManagersOnly
class OutreachController {

    private static final String PAGE = "/vendors/advert";
    private static final int ASKED_ON_A_PAGE = 25;
    private static final int MOST_ENGAGEMENTS = 100;

    private final Outreach outreach;
    private final Engagements engagements;
    private final MailServer mailServer;
    private final FormSubmission formSubmission;
    private final Format format;
    private final Clock clock;

    OutreachController(
            Outreach outreach,
            Engagements engagements,
            MailServer mailServer,
            FormSubmission formSubmission,
            Format format,
            Clock clock) {
        this.outreach = outreach;
        this.engagements = engagements;
        this.mailServer = mailServer;
        this.formSubmission = formSubmission;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping("/vendors/advert")
    String texts(
            @RequestParam(required = false) @Nullable String engagement,
            @RequestParam(required = false) @Nullable String before,
            CurrentMember member,
            Model model) {
        var chosen = engagement(engagement);
        var all = engagements.list(null, null, MOST_ENGAGEMENTS);
        var names = all.stream().collect(Collectors.toMap(Engagements.Entry::id, Engagements.Entry::name));
        var asked = outreach.inquiries(before == null ? null : Ids.parse(before), ASKED_ON_A_PAGE);
        var words = words(chosen, member);
        model.addAttribute(
                "page",
                new OutreachPage(
                        chosen == null ? null : chosen.id(),
                        all.stream()
                                .filter(entry -> entry.endedAt() == null)
                                .map(entry -> new Option(entry.id().toString(), entry.name()))
                                .toList(),
                        outreach.texts().entrySet().stream()
                                .map(text -> OutreachPage.Line.of(
                                        text.getKey(), text.getValue().filledWith(words), format))
                                .toList(),
                        asked.stream()
                                .limit(ASKED_ON_A_PAGE)
                                .map(inquiry -> OutreachPage.Asked.of(inquiry, names, format))
                                .toList(),
                        asked.size() > ASKED_ON_A_PAGE
                                ? asked.get(ASKED_ON_A_PAGE - 1).getId()
                                : null));
        return "vendor/advert";
    }

    private Engagements.@Nullable Entry engagement(@Nullable String id) {
        return id == null || id.isBlank()
                ? null
                : engagements.find(EngagementId.of(id)).orElseThrow(NotFound::new);
    }

    private OutreachText.Words words(Engagements.@Nullable Entry about, CurrentMember member) {
        return new OutreachText.Words(
                about == null ? format.message("vendor.advert.someWork") : about.name(),
                member.businessName(),
                member.name(),
                member.email());
    }

    private static LeadSource source(String name) {
        return Arrays.stream(LeadSource.values())
                .filter(source -> source.isAsked() && source.name().equals(name))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    @GetMapping("/vendors/advert/{source}/wording")
    String wording(@PathVariable String source, Model model) {
        var about = source(source);
        var own = outreach.own(about);
        model.addAttribute("form", WordingForm.of(outreach.text(about)));
        model.addAttribute("version", own.map(OutreachWording::version).orElse(-1));
        return wordingForm(about, false, model);
    }

    @PostMapping("/vendors/advert/{source}/wording")
    String write(
            @PathVariable String source,
            @RequestParam int version,
            CurrentMember member,
            @Valid @ModelAttribute("form") WordingForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var about = source(source);
        model.addAttribute("version", version);
        form.text(about).missing(about).forEach(missing -> FormErrors.into(errors, missing));
        boolean done = formSubmission.save(
                () -> outreach.write(
                        about,
                        form.text(about),
                        version,
                        Boolean.TRUE.equals(form.anyway()),
                        member.actor(),
                        clock.instant()),
                () -> new StoredForm(
                                outreach.own(about)
                                        .map(OutreachWording::version)
                                        .orElse(-1),
                                WordingForm.of(outreach.text(about)))
                        .comparedWith(WordingForm.of(form.text(about))),
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "vendor.outreach.saved");
            return "redirect:" + PAGE + "#" + about;
        }
        return wordingForm(about, outreach.namesABudget(form.text(about)), model);
    }

    private String wordingForm(LeadSource source, boolean warned, Model model) {
        model.addAttribute("source", source);
        model.addAttribute("heading", format.message("vendor.advert." + source + ".title"));
        model.addAttribute("hasSubject", source.hasSubject());
        model.addAttribute("isOwn", outreach.own(source).isPresent());
        model.addAttribute("warned", warned);
        return "vendor/advert-wording";
    }

    @PostMapping("/vendors/advert/{source}/wording/restoration")
    String restore(@PathVariable String source, RedirectAttributes next) {
        var about = source(source);
        outreach.restore(about);
        Toast.show(next, "vendor.outreach.restored");
        return "redirect:" + PAGE + "#" + about;
    }

    @GetMapping("/vendors/advert/{source}/sending")
    String message(
            @PathVariable String source,
            @RequestParam(required = false) @Nullable String engagement,
            CurrentMember member,
            Model model) {
        var about = writtenTo(source);
        var chosen = engagement(engagement);
        var text = outreach.text(about).filledWith(words(chosen, member));
        model.addAttribute(
                "form",
                new SendingForm(
                        Inquiry.press().toString(), engagement, null, null, text.subject(), text.body(), null, null));
        return sendingForm(about, chosen, Warnings.NONE, model);
    }

    private static LeadSource writtenTo(String name) {
        var source = source(name);
        if (!source.isWrittenTo()) {
            throw new NotFound();
        }
        return source;
    }

    @PostMapping("/vendors/advert/{source}/sending")
    String send(
            @PathVariable String source,
            CurrentMember member,
            @Valid @ModelAttribute("form") SendingForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var about = writtenTo(source);
        var chosen = engagement(form.engagement());
        var press = Ids.parse(String.valueOf(form.press()));
        if (outreach.isSent(press)) {
            return sent(about, chosen, form, next);
        }
        var typed = form.text();
        var text = typed == null ? null : typed.filledWith(words(chosen, member));
        var check = outreach.check(
                errors.hasFieldErrors("email") ? null : form.email(),
                chosen == null ? null : chosen.id(),
                text,
                member.email());
        check.against(form.confirmed()).stream()
                .filter(objection -> !errors.hasFieldErrors(Objects.requireNonNull(objection.field())))
                .forEach(objection -> FormErrors.into(errors, objection));
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    outreach.send(
                            press,
                            about,
                            chosen == null ? null : chosen.id(),
                            form.recipient(),
                            Objects.requireNonNull(text),
                            member.email(),
                            form.confirmed(),
                            member.actor(),
                            clock.instant());
                    return sent(about, chosen, form, next);
                },
                () -> sendingForm(about, chosen, new Warnings(check.isAskedBefore(), check.namesBudget()), model));
    }

    private String sent(
            LeadSource about, Engagements.@Nullable Entry chosen, SendingForm form, RedirectAttributes next) {
        Toast.show(
                next,
                mailServer.isThere() ? "vendor.outreach.sent" : "vendor.outreach.written",
                String.valueOf(form.name()).strip());
        if (chosen != null) {
            next.addAttribute("engagement", chosen.id());
        }
        return "redirect:" + PAGE;
    }

    private String sendingForm(LeadSource source, Engagements.@Nullable Entry about, Warnings warnings, Model model) {
        model.addAttribute("source", source);
        model.addAttribute("heading", format.message("vendor.advert." + source + ".title"));
        model.addAttribute("about", about == null ? format.message("vendor.advert.engagement.none") : about.name());
        model.addAttribute("warnings", warnings);
        model.addAttribute("sends", mailServer.isThere());
        return "vendor/advert-sending";
    }

    /** What was said once, and can be confirmed. */
    record Warnings(boolean again, boolean budget) {

        static final Warnings NONE = new Warnings(false, false);
    }

    /** The business's own words. */
    record WordingForm(
            @Size(max = OutreachText.LONGEST_SUBJECT, message = "{field.tooLong}") @Nullable String subject,

            @Size(max = OutreachText.LONGEST_BODY, message = "{field.tooLong}") @Nullable String body,

            @Nullable Boolean anyway) {

        static WordingForm of(OutreachText text) {
            return new WordingForm(text.subject(), text.body(), null);
        }

        private OutreachText text(LeadSource source) {
            return new OutreachText(
                    source.hasSubject()
                            ? Objects.requireNonNullElse(subject, "").strip()
                            : null,
                    Objects.requireNonNullElse(body, "").strip());
        }
    }

    /**
     * A message to one person.
     *
     * @param press names the press of the button
     * @param again sends although the address was asked before
     * @param anyway sends although a budget is named
     */
    record SendingForm(
            @NotBlank @Nullable String press,
            @Nullable String engagement,

            @NotBlank(message = "{vendor.outreach.name.required}") @Size(max = 120, message = "{field.tooLong}") @Nullable String name,

            @NotBlank(message = "{vendor.outreach.email.required}") @PossibleAddress
            @Size(max = 254, message = "{field.tooLong}") @Nullable String email,

            @NotBlank(message = "{vendor.outreach.subject.required}") @Size(max = OutreachText.LONGEST_SUBJECT, message = "{field.tooLong}") @Nullable String subject,

            @NotBlank(message = "{vendor.outreach.body.required}") @Size(max = OutreachText.LONGEST_BODY, message = "{field.tooLong}") @Nullable String body,

            @Nullable Boolean again,
            @Nullable Boolean anyway) {

        private @Nullable OutreachText text() {
            return subject == null || body == null ? null : new OutreachText(subject.strip(), body.strip());
        }

        private OutreachCheck.Confirmed confirmed() {
            return new OutreachCheck.Confirmed(Boolean.TRUE.equals(again), Boolean.TRUE.equals(anyway));
        }

        private MailRequest.Recipient recipient() {
            return new MailRequest.Recipient(
                    Objects.requireNonNull(name).strip(),
                    Objects.requireNonNull(email).strip());
        }
    }
}
