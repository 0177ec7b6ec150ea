package app.handoff.account;

import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.LinkVisitor;
import app.handoff.kernel.MailServer;
import app.handoff.kernel.MemberId;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.PossibleAddress;
import app.handoff.tenancy.RateLimit;
import app.handoff.web.Anyone;
import app.handoff.web.FormErrors;
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
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Signing in: with a password, with a link by mail that works once, or without a mail server with a code from the console. */
@Controller
@Anyone
class SignInController {

    private static final String TO_PASSWORD = "password";
    private static final int OFFERS = 5;
    private static final int CODES = 20;
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final Accounts accounts;
    private final ColleagueInvitations invitations;
    private final LoginPasswords loginPasswords;
    private final SignIns signIns;
    private final PasswordTries passwords;
    private final RateLimit rateLimit;
    private final MailServer mail;
    private final SessionLogin sessionLogin;
    private final Clock clock;

    SignInController(
            Accounts accounts,
            ColleagueInvitations invitations,
            LoginPasswords loginPasswords,
            SignIns signIns,
            PasswordTries passwords,
            RateLimit rateLimit,
            MailServer mail,
            SessionLogin sessionLogin,
            Clock clock) {
        this.accounts = accounts;
        this.invitations = invitations;
        this.loginPasswords = loginPasswords;
        this.signIns = signIns;
        this.passwords = passwords;
        this.rateLimit = rateLimit;
        this.mail = mail;
        this.sessionLogin = sessionLogin;
        this.clock = clock;
    }

    /** Whether the other way in is a link by mail; else it is a code on the console of the machine. */
    @ModelAttribute("byMail")
    boolean byMail() {
        return mail.isThere();
    }

    @GetMapping("/sign-in")
    String ask(HttpServletRequest request, Model model) {
        if (accounts.isFresh()) {
            return "redirect:/set-up";
        }
        model.addAttribute("form", new SignInForm(null, null));
        return signInPage(request, model);
    }

    @PostMapping("/sign-in")
    String signIn(
            @Valid @ModelAttribute("form") SignInForm form,
            BindingResult errors,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (!errors.hasErrors()) {
            var person = tryToSignIn(form, request, errors);
            if (person.isPresent()) {
                sessionLogin.enter(person.get(), request, response);
                return "redirect:" + WayBack.wanted(request).orElse("/");
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return signInPage(request, model);
    }

    private static String signInPage(HttpServletRequest request, Model model) {
        model.addAttribute("to", WayBack.wanted(request).orElse(null));
        return "account/sign-in";
    }

    private Optional<SignedIn> tryToSignIn(SignInForm form, HttpServletRequest request, BindingResult errors) {
        var email = Objects.requireNonNull(form.email());
        var attempt = passwords.count(email, request);
        if (attempt.isRefused()) {
            errors.reject("account.signIn.tooMany", new Object[] {attempt.minutesToWait()}, null);
            return Optional.empty();
        }
        var person = signIns.signIn(email, Objects.requireNonNull(form.password()), clock.instant());
        if (person.isPresent()) {
            attempt.wasRight();
        } else {
            attempt.wasWrong();
            errors.reject("account.signIn.failed");
        }
        return person;
    }

    @GetMapping("/sign-in/link")
    String askForLink(Model model) {
        model.addAttribute("form", new LinkForm(null));
        return "account/sign-in-link";
    }

    /** Says the same whether or not the address belongs to anybody. */
    @PostMapping("/sign-in/link")
    String offer(
            @Valid @ModelAttribute("form") LinkForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model) {
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return "account/sign-in-link";
        }
        var now = clock.instant();
        var email = Objects.requireNonNull(form.email());
        if (rateLimit.mayTry("sign-in-link:" + PasswordTries.nameOf(email), OFFERS, WINDOW, now)) {
            signIns.offerAnotherWayIn(email, now);
        }
        model.addAttribute("sentTo", email.strip());
        if (mail.isThere()) {
            return "account/sign-in-link-sent";
        }
        model.addAttribute("form", new CodeForm(email.strip(), null, null));
        return "account/sign-in-code";
    }

    /**
     * With the code that stands on the console. Tries count for one account and where they come from: of 2^40 codes nobody
     * guesses one from elsewhere, and nobody uses up the tries of the person.
     */
    @PostMapping("/sign-in/code")
    String signInByCode(
            @Valid @ModelAttribute("form") CodeForm form,
            BindingResult errors,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var now = clock.instant();
        var key = "sign-in-code:" + PasswordTries.nameOf(String.valueOf(form.email())) + ":" + request.getRemoteAddr();
        if (!errors.hasErrors() && !rateLimit.mayTry(key, CODES, WINDOW, now)) {
            var minutes = PasswordTries.minutes(rateLimit.wait(key, WINDOW, now));
            errors.rejectValue("code", "code.tooMany", new Object[] {minutes}, null);
        }
        if (!errors.hasErrors()) {
            var person = signIns.signInByCode(
                    Objects.requireNonNull(form.email()), Objects.requireNonNull(form.code()), now);
            if (person.isPresent()) {
                rateLimit.forget(key);
                return enter(person.get(), form.next(), request, response);
            }
            errors.rejectValue("code", "code.wrong");
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("sentTo", form.email());
        return "account/sign-in-code";
    }

    /** On to a new password, for whoever wants one or has none. */
    private String enter(
            SignedIn person, @Nullable String next, HttpServletRequest request, HttpServletResponse response) {
        sessionLogin.enterWithoutPassword(person, request, response);
        return TO_PASSWORD.equals(next) || !loginPasswords.isChosen(person)
                ? "redirect:/settings/password"
                : "redirect:/";
    }

    /** Opening the link changes nothing, since mail scanners open links; the button signs in. */
    @GetMapping("/s/{token}/sign-in")
    @ThroughLink(LinkPurpose.SIGN_IN)
    String confirm(LinkVisitor visitor, Model model) {
        model.addAttribute("visitor", visitor);
        return "account/sign-in-confirm";
    }

    @PostMapping("/s/{token}/sign-in")
    @ThroughLink(LinkPurpose.SIGN_IN)
    String signInByLink(
            LinkVisitor visitor,
            @RequestParam(required = false) @Nullable String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        var person = signIns.signInOnce(visitor.link(), new MemberId(visitor.subject()), clock.instant());
        return person.isEmpty() ? "redirect:/sign-in/link" : enter(person.get(), next, request, response);
    }

    @GetMapping("/s/{token}/join")
    @ThroughLink(LinkPurpose.JOIN)
    String invited(LinkVisitor visitor, Model model) {
        var member = invitations.invited(new MemberId(visitor.subject()));
        model.addAttribute("form", new JoinForm(member.name(), null, null));
        return invitation(visitor, model);
    }

    /**
     * Asks for the password of a login that exists, so its tries are counted with those of signing in: whoever invites an
     * address holds the link too, and must not guess here what the front door would not let them guess.
     */
    @PostMapping("/s/{token}/join")
    @ThroughLink(LinkPurpose.JOIN)
    String join(
            LinkVisitor visitor,
            @Valid @ModelAttribute("form") JoinForm form,
            BindingResult errors,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (!errors.hasErrors()) {
            var attempt = passwords.count(
                    invitations.invited(new MemberId(visitor.subject())).email(), request);
            if (attempt.isRefused()) {
                errors.reject("account.password.tooMany", new Object[] {attempt.minutesToWait()}, null);
            } else {
                try {
                    var person = invitations.join(
                            visitor.link(),
                            new MemberId(visitor.subject()),
                            Objects.requireNonNull(form.name()).strip(),
                            Objects.requireNonNull(form.password()),
                            Objects.requireNonNullElse(form.code(), ""),
                            clock.instant());
                    attempt.wasRight();
                    sessionLogin.enter(person, request, response);
                    return "redirect:/";
                } catch (RuleViolation violation) {
                    attempt.wasWrong();
                    FormErrors.into(errors, violation);
                }
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return invitation(visitor, model);
    }

    /** For an address with a login that nobody proved; the page then asks for what stands on the console. */
    @PostMapping("/s/{token}/join/code")
    @ThroughLink(LinkPurpose.JOIN)
    String printCode(LinkVisitor visitor, @ModelAttribute("form") JoinForm form, Model model) {
        var now = clock.instant();
        if (rateLimit.mayTry("join-code:" + visitor.subject(), OFFERS, WINDOW, now)) {
            invitations.printCodeToJoin(invitations.invited(new MemberId(visitor.subject())), now);
        }
        model.addAttribute("printed", true);
        return invitation(visitor, model);
    }

    private String invitation(LinkVisitor visitor, Model model) {
        var member = invitations.invited(new MemberId(visitor.subject()));
        model.addAttribute("visitor", visitor);
        model.addAttribute("invited", member);
        model.addAttribute("proof", invitations.proofToJoin(member));
        return "account/join";
    }

    /** Goes on in another business of the same person, at the page that was asked for if any. */
    @PostMapping("/change-over")
    @MembersOnly
    String changeOver(HttpServletRequest request, HttpServletResponse response, RedirectAttributes next) {
        var session = SessionLogin.session();
        var others = accounts.othersOf(session);
        if (!others.isEmpty()) {
            var wanted = request.getParameter("business");
            var to = others.stream()
                    .filter(other -> wanted == null || other.id().toString().equals(wanted))
                    .findFirst()
                    .orElseThrow(app.handoff.kernel.NotFound::new);
            sessionLogin.keep(accounts.changeOver(session, to.id(), clock.instant()), request, response);
            Toast.show(next, "account.changedOver", to.name());
        }
        return "redirect:" + WayBack.wanted(request).orElse("/");
    }

    record SignInForm(
            @NotBlank(message = "{account.email.required}") @PossibleAddress
            @Size(max = 254, message = "{field.tooLong}") @Nullable String email,

            @NotBlank(message = "{account.password.required}") @Size(max = 200, message = "{field.tooLong}") @Nullable String password) {}

    record LinkForm(
            @NotBlank(message = "{account.email.required}") @PossibleAddress
            @Size(max = 254, message = "{field.tooLong}") @Nullable String email) {}

    record JoinForm(
            @NotBlank(message = "{account.name.required}") @Size(max = 120, message = "{field.tooLong}") @Nullable String name,

            @NotBlank(message = "{account.password.required}") @Nullable String password,

            @Size(max = 20, message = "{code.wrong}") @Nullable String code) {}

    /** @param next {@code password} for somebody who wants to choose a new one */
    record CodeForm(
            @NotBlank(message = "{account.email.required}") @Size(max = 254, message = "{field.tooLong}") @Nullable String email,

            @NotBlank(message = "{code.required}") @Size(max = 20, message = "{code.wrong}") @Nullable String code,

            @Nullable String next) {}
}
