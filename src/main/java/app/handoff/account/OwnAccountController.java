package app.handoff.account;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.LinkVisitor;
import app.handoff.kernel.MailServer;
import app.handoff.kernel.MemberId;
import app.handoff.kernel.Sentence;
import app.handoff.tenancy.PossibleAddress;
import app.handoff.tenancy.RateLimit;
import app.handoff.web.FormSubmission;
import app.handoff.web.MembersOnly;
import app.handoff.web.ThroughLink;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What everybody may change about themselves: their name, the e-mail address with which they sign in, where they are signed in. */
@Controller
class OwnAccountController {

    private static final int TRIES = 10;
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final Accounts accounts;
    private final LoginPasswords passwords;
    private final EmailChange emailChange;
    private final Sessions sessions;
    private final MailServer mail;
    private final SessionLogin sessionLogin;
    private final RateLimit rateLimit;
    private final Clock clock;

    OwnAccountController(
            Accounts accounts,
            LoginPasswords passwords,
            EmailChange emailChange,
            Sessions sessions,
            MailServer mail,
            SessionLogin sessionLogin,
            RateLimit rateLimit,
            Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.emailChange = emailChange;
        this.sessions = sessions;
        this.mail = mail;
        this.sessionLogin = sessionLogin;
        this.rateLimit = rateLimit;
        this.clock = clock;
    }

    @GetMapping("/settings/name")
    @MembersOnly
    String name(CurrentMember member, Model model) {
        model.addAttribute("form", new NameForm(member.name()));
        return "account/name";
    }

    @PostMapping("/settings/name")
    @MembersOnly
    String rename(
            CurrentMember member,
            @Valid @ModelAttribute("form") NameForm form,
            BindingResult errors,
            HttpServletResponse response,
            RedirectAttributes next) {
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return "account/name";
        }
        accounts.rename(member.id(), Objects.requireNonNull(form.name()).strip());
        Toast.show(next, "account.settings.saved");
        return "redirect:/settings";
    }

    @GetMapping("/settings/address")
    @MembersOnly
    String address(Model model) {
        model.addAttribute("byMail", mail.isThere());
        model.addAttribute("form", new AddressForm(null, null));
        return "account/address";
    }

    /** The password is asked for, so its tries are counted with those of changing it. */
    @PostMapping("/settings/address")
    @MembersOnly
    String askForAddress(
            @Valid @ModelAttribute("form") AddressForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var person = SessionLogin.session();
        var key = "password:" + person.getName();
        var now = clock.instant();
        if (!errors.hasErrors()
                && (!rateLimit.mayTry(key, TRIES, WINDOW, now)
                        || !rateLimit.mayTry("new-address:" + person.getName(), TRIES, WINDOW, now))) {
            var minutes = PasswordTries.minutes(rateLimit.wait(key, WINDOW, now));
            errors.reject("account.password.tooMany", new Object[] {minutes}, null);
        }
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    var email = Objects.requireNonNull(form.email());
                    emailChange.ask(person, Objects.requireNonNullElse(form.password(), ""), email, now);
                    rateLimit.forget(key);
                    if (!mail.isThere()) {
                        return "redirect:/settings/address/code";
                    }
                    Toast.show(next, "account.address.asked", email.strip());
                    return "redirect:/settings";
                },
                () -> {
                    model.addAttribute("byMail", mail.isThere());
                    return "account/address";
                });
    }

    @GetMapping("/settings/address/code")
    @MembersOnly
    String addressCode(Model model) {
        var wanted = emailChange.waitingForCode(SessionLogin.session(), clock.instant());
        if (wanted.isEmpty()) {
            return "redirect:/settings/address";
        }
        model.addAttribute("form", new AddressCodeForm(wanted.get(), null));
        return "account/address-code";
    }

    @PostMapping("/settings/address/code")
    @MembersOnly
    String proveByCode(
            @Valid @ModelAttribute("form") AddressCodeForm form,
            BindingResult errors,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next) {
        var person = SessionLogin.session();
        var now = clock.instant();
        var key = "address-code:" + person.getName();
        if (!errors.hasErrors() && !rateLimit.mayTry(key, TRIES, WINDOW, now)) {
            var minutes = PasswordTries.minutes(rateLimit.wait(key, WINDOW, now));
            errors.rejectValue("code", "code.tooMany", new Object[] {minutes}, null);
        }
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    emailChange.proveByCode(
                            person, Objects.requireNonNull(form.email()), Objects.requireNonNull(form.code()), now);
                    rateLimit.forget(key);
                    Toast.show(next, "account.address.changed", form.email());
                    if (passwords.isChosen(person)) {
                        return "redirect:/settings";
                    }
                    sessionLogin.enterWithoutPassword(person, request, response);
                    return "redirect:/settings/password";
                },
                () -> "account/address-code");
    }

    /** Where this person is signed in. */
    @GetMapping("/settings/sessions")
    @MembersOnly
    String sessions(HttpServletRequest request, Model model) {
        var here = nameOfSession(request);
        var lines = sessions.of(SessionLogin.session()).stream()
                .map(session -> SessionLine.of(session, here))
                .toList();
        model.addAttribute("sessions", lines);
        model.addAttribute("elsewhere", lines.size() > 1);
        return "account/sessions";
    }

    @PostMapping("/settings/sessions/{session}/ending")
    @MembersOnly
    String endSession(@PathVariable String session, RedirectAttributes next) {
        sessions.end(SessionLogin.session(), session);
        Toast.show(next, "account.sessions.ended");
        return "redirect:/settings/sessions";
    }

    @PostMapping("/settings/sessions/ending")
    @MembersOnly
    String endOtherSessions(HttpServletRequest request, RedirectAttributes next) {
        sessions.endOthers(SessionLogin.session(), nameOfSession(request));
        Toast.show(next, "account.sessions.othersEnded");
        return "redirect:/settings/sessions";
    }

    private static String nameOfSession(HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null ? "" : Sessions.nameOf(session.getId());
    }

    /** Opening the link changes nothing, since mail scanners open links; the button does. */
    @GetMapping("/s/{token}/new-address")
    @ThroughLink(LinkPurpose.NEW_EMAIL)
    String newAddress(LinkVisitor visitor, Model model) {
        model.addAttribute("visitor", visitor);
        return "account/new-address";
    }

    @PostMapping("/s/{token}/new-address")
    @ThroughLink(LinkPurpose.NEW_EMAIL)
    String prove(LinkVisitor visitor, Model model) {
        emailChange.prove(visitor.link(), new MemberId(visitor.subject()), visitor.name(), clock.instant());
        model.addAttribute("address", visitor.name());
        return "account/new-address-done";
    }

    /** One line of the list of sessions. */
    record SessionLine(String name, Sentence browser, Instant since, Instant lastUsed, boolean here) {

        static SessionLine of(Sessions.Session session, String here) {
            return new SessionLine(
                    session.name(),
                    BrowserName.read(session.browser()).text(),
                    session.since(),
                    session.lastUsed(),
                    session.name().equals(here));
        }
    }

    record AddressCodeForm(
            @NotBlank(message = "{account.email.required}") @Size(max = EmailChange.LONGEST, message = "{field.tooLong}") @Nullable String email,

            @NotBlank(message = "{code.required}") @Size(max = 20, message = "{code.wrong}") @Nullable String code) {}

    record NameForm(
            @NotBlank(message = "{account.name.required}") @Size(max = 120, message = "{field.tooLong}") @Nullable String name) {}

    record AddressForm(
            @NotBlank(message = "{account.email.required}") @PossibleAddress
            @Size(max = EmailChange.LONGEST, message = "{field.tooLong}") @Nullable String email,

            @NotBlank(message = "{account.password.required}") @Size(max = 200, message = "{field.tooLong}") @Nullable String password) {}
}
