package app.handoff.notification;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EmailAddress;
import app.handoff.kernel.PlainText;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.Sentence;
import app.handoff.notification.MailAccount.Encryption;
import app.handoff.notification.MailTrial.Outcome;
import app.handoff.tenancy.PossibleAddress;
import app.handoff.tenancy.PublicAddress;
import app.handoff.text.Format;
import app.handoff.web.AdministratorOnly;
import app.handoff.web.FormErrors;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The mail server of this installation, for its administrator. */
@Controller
@AdministratorOnly
class MailController {

    private static final int HIGHEST_PORT = 65535;

    private final MailAccounts accounts;
    private final MailTrial trial;
    private final Mailer mailer;
    private final PublicAddress address;
    private final Format format;

    MailController(MailAccounts accounts, MailTrial trial, Mailer mailer, PublicAddress address, Format format) {
        this.accounts = accounts;
        this.trial = trial;
        this.mailer = mailer;
        this.address = address;
        this.format = format;
    }

    @GetMapping("/settings/mail")
    String mail(Model model) {
        model.addAttribute("form", accounts.saved().map(MailForm::of).orElseGet(MailForm::empty));
        return page(model);
    }

    private String page(Model model) {
        var saved = accounts.saved();
        model.addAttribute("encryptions", Encryption.values());
        model.addAttribute("given", mailer.isGiven());
        model.addAttribute("givenSender", mailer.givenSender().orElse(null));
        model.addAttribute("sender", mailer.sender());
        model.addAttribute("isThere", mailer.isThere());
        model.addAttribute("hasPassword", saved.map(MailAccount::password).isPresent());
        model.addAttribute("mailsOpenOnlyHere", mailer.isThere() && address.givesLinksThatOpenOnlyHere(true));
        return "notification/mail";
    }

    @PostMapping("/settings/mail")
    String save(
            @Valid @ModelAttribute("form") MailForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        if (mailer.isGiven()) {
            errors.reject("setting.given");
        } else if (form.sender() == null || form.sender().isBlank()) {
            if (mailer.givenSender().isEmpty()) {
                errors.rejectValue("sender", "notification.mail.sender.required");
            }
        }
        if (!errors.hasErrors()) {
            try {
                var account = accounts.withPassword(form.toAccount(mailer.sender()));
                var reached = MailTrial.reach(account);
                if (reached.outcome() == Outcome.TAKEN || form.isSavedAnyway()) {
                    accounts.save(account);
                    Toast.show(
                            next,
                            reached.outcome() == Outcome.TAKEN
                                    ? "notification.mail.saved"
                                    : "notification.mail.savedUnreached");
                    return "redirect:/settings/mail";
                }
                model.addAttribute("unreached", true);
                errors.rejectValue(fieldOf(reached.outcome()), "unreached", why(reached));
            } catch (RuleViolation violation) {
                FormErrors.into(errors, violation);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(model);
    }

    /** The field that is most likely wrong where a server answers like this. */
    private static String fieldOf(Outcome outcome) {
        return switch (outcome) {
            case NOBODY_LISTENS, SILENT, NOT_ENCRYPTED, NO_STARTTLS, BROKE_OFF -> "port";
            case SIGN_IN_REFUSED, SIGN_IN_WANTED -> "user";
            case SENDER_REFUSED -> "sender";
            case TAKEN, UNKNOWN_HOST, CERTIFICATE, RECIPIENT_REFUSED, REFUSED -> "host";
        };
    }

    private String why(MailTrial.Result refused) {
        var what = "notification.trial." + refused.outcome();
        var why = format.message(
                "notification.mail.unreached", format.message(what, ""), format.message(what + ".remedy"));
        return refused.words().isEmpty()
                ? why
                : why + " " + format.message("notification.trial.words", refused.words());
    }

    /** Sends a mail to the administrator and says what the server answered. */
    @PostMapping("/settings/mail/trial")
    String tryOut(CurrentMember member, RedirectAttributes next) {
        trial.sendTo(member.email()).ifPresent(result -> {
            var told = new ExtendedModelMap();
            tell(result, member.email(), told);
            told.forEach(next::addFlashAttribute);
        });
        return "redirect:/settings/mail";
    }

    private static void tell(MailTrial.Result result, String email, Model model) {
        boolean taken = result.outcome() == Outcome.TAKEN;
        var what = "notification.trial." + result.outcome();
        model.addAttribute("trialTaken", taken);
        model.addAttribute("trialAnswer", Sentence.of(what, email));
        model.addAttribute("trialRemedy", taken ? null : Sentence.of(what + ".remedy"));
        model.addAttribute("trialWords", result.words().isEmpty() ? null : result.words());
    }

    @PostMapping("/settings/mail/removal")
    String remove(RedirectAttributes next) {
        accounts.remove();
        Toast.show(next, "notification.mail.removed");
        return "redirect:/settings/mail";
    }

    record MailForm(
            @NotBlank(message = "{notification.mail.host.required}") @Size(max = 253, message = "{field.tooLong}") @Pattern(regexp = "\\s*[^\\s/:@]+\\s*", message = "{notification.mail.host.wrong}") @Nullable String host,

            @NotBlank(message = "{notification.mail.port.wrong}") @Pattern(regexp = "\\s*[0-9]{1,5}\\s*", message = "{notification.mail.port.wrong}") @Nullable String port,

            @NotNull(message = "{field.choose}") @Nullable Encryption encryption,

            @Size(max = 254, message = "{field.tooLong}") @Nullable String user,

            @Size(max = 254, message = "{field.tooLong}") @Nullable String password,

            @PossibleAddress @Size(max = 254, message = "{field.tooLong}") @Nullable String sender,

            @Nullable Boolean anyway) {

        static MailForm empty() {
            return new MailForm(null, "587", Encryption.STARTTLS, null, null, null, null);
        }

        static MailForm of(MailAccount account) {
            return new MailForm(
                    account.host(),
                    String.valueOf(account.port()),
                    account.encryption(),
                    account.user(),
                    null,
                    account.sender(),
                    null);
        }

        /** Whether it is to be saved although it cannot be used at the moment. */
        boolean isSavedAnyway() {
            return Boolean.TRUE.equals(anyway);
        }

        /** Only of a form without errors. */
        MailAccount toAccount(String givenSender) {
            int number = Integer.parseInt(Objects.requireNonNull(port).strip());
            if (number < 1 || number > HIGHEST_PORT) {
                throw new RuleViolation("notification.mail.port.wrong").at("port");
            }
            return new MailAccount(
                    Objects.requireNonNull(host).strip(),
                    number,
                    Objects.requireNonNull(encryption),
                    PlainText.orNull(user),
                    password == null || password.isEmpty() ? null : password,
                    sender == null || sender.isBlank() ? givenSender : EmailAddress.normal(sender));
        }
    }
}
