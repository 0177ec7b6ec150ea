package app.handoff.account.web;

import app.handoff.account.Accounts;
import app.handoff.account.SignedIn;
import app.handoff.shared.Attempts;
import app.handoff.shared.LinkPurpose;
import app.handoff.shared.MemberId;
import app.handoff.shared.RuleViolation;
import app.handoff.shared.web.Anyone;
import app.handoff.shared.web.LinkVisitor;
import app.handoff.shared.web.MembersOnly;
import app.handoff.shared.web.Refusals;
import app.handoff.shared.web.ThroughLink;
import app.handoff.shared.web.Toast;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Signing in: with a password, or with a link by mail that works once. */
@Controller
@Anyone
class SignInController {

    private static final int TRIES = 10;
    private static final int TRIES_PER_ADDRESS = 100;
    private static final int LINKS = 5;
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final Accounts accounts;
    private final Attempts attempts;
    private final Door door;
    private final Clock clock;

    SignInController(Accounts accounts, Attempts attempts, Door door, Clock clock) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.door = door;
        this.clock = clock;
    }

    @GetMapping("/sign-in")
    String ask(Model model) {
        if (accounts.isFresh()) {
            return "redirect:/set-up";
        }
        model.addAttribute("form", new SignInForm(null, null));
        return "account/sign-in";
    }

    @PostMapping("/sign-in")
    String signIn(
            @Valid @ModelAttribute("form") SignInForm form,
            BindingResult errors,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!errors.hasErrors()) {
            var person = tryToSignIn(form, request, errors);
            if (person.isPresent()) {
                door.enter(person.get(), request, response);
                return "redirect:/";
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return "account/sign-in";
    }

    /** The try is counted before the password is looked at; a browser that signed in before has a count of its own. */
    private Optional<SignedIn> tryToSignIn(SignInForm form, HttpServletRequest request, BindingResult errors) {
        var now = clock.instant();
        var email = form.email().strip().toLowerCase(Locale.ROOT);
        var login = accounts.loginOf(email);
        boolean known = login.isPresent() && door.knows(login.get().toString(), request);
        var key = (known ? "sign-in:device:" : "sign-in:") + nameOf(email);
        if (!known && !attempts.mayTry("sign-in:from:" + request.getRemoteAddr(), TRIES_PER_ADDRESS, WINDOW, now)
                || !attempts.mayTry(key, TRIES, WINDOW, now)) {
            errors.reject("account.signIn.tooMany", new Object[] {WINDOW.toMinutes()}, null);
            return Optional.empty();
        }
        var person = accounts.signIn(email, form.password(), now);
        if (person.isPresent()) {
            attempts.forget(key);
        } else {
            errors.reject("account.signIn.failed");
        }
        return person;
    }

    private static UUID nameOf(String email) {
        return UUID.nameUUIDFromBytes(email.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/sign-in/link")
    String askForLink(Model model) {
        model.addAttribute("form", new LinkForm(null));
        return "account/sign-in-link";
    }

    /** Says the same whether or not the address belongs to anybody. */
    @PostMapping("/sign-in/link")
    String sendLink(
            @Valid @ModelAttribute("form") LinkForm form,
            BindingResult errors,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (!errors.hasErrors()) {
            var now = clock.instant();
            if (attempts.mayTry("sign-in-link:" + nameOf(form.email()), LINKS, WINDOW, now)
                    && attempts.mayTry("sign-in:from:" + request.getRemoteAddr(), TRIES_PER_ADDRESS, WINDOW, now)) {
                accounts.sendSignInLink(form.email(), now);
            }
            model.addAttribute("sentTo", form.email().strip());
            return "account/sign-in-link-sent";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return "account/sign-in-link";
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
    String signInByLink(LinkVisitor visitor, HttpServletRequest request, HttpServletResponse response) {
        var person = accounts.signInOnce(visitor.link(), new MemberId(visitor.subject()), clock.instant());
        if (person.isEmpty()) {
            return "redirect:/sign-in/link";
        }
        door.enter(person.get(), request, response);
        return "redirect:/";
    }

    @GetMapping("/s/{token}/join")
    @ThroughLink(LinkPurpose.JOIN)
    String invited(LinkVisitor visitor, Model model) {
        var member = accounts.invited(new MemberId(visitor.subject()));
        model.addAttribute("form", new JoinForm(member.name(), null));
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
        var now = clock.instant();
        var key = "sign-in:"
                + nameOf(accounts.invited(new MemberId(visitor.subject())).email());
        if (!errors.hasErrors() && !attempts.mayTry(key, TRIES, WINDOW, now)) {
            errors.reject("account.signIn.tooMany", new Object[] {WINDOW.toMinutes()}, null);
        }
        if (!errors.hasErrors()) {
            try {
                var person = accounts.join(
                        visitor.link(),
                        new MemberId(visitor.subject()),
                        form.name().strip(),
                        form.password(),
                        now);
                attempts.forget(key);
                door.enter(person, request, response);
                return "redirect:/";
            } catch (RuleViolation violation) {
                Refusals.into(errors, violation);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return invitation(visitor, model);
    }

    private String invitation(LinkVisitor visitor, Model model) {
        var member = accounts.invited(new MemberId(visitor.subject()));
        model.addAttribute("visitor", visitor);
        model.addAttribute("invited", member);
        model.addAttribute("hasLogin", accounts.hasLogin(member));
        return "account/join";
    }

    /** Goes on in another business of the same person. */
    @PostMapping("/change-over")
    @MembersOnly
    String changeOver(HttpServletRequest request, HttpServletResponse response, RedirectAttributes next) {
        var session = Door.session();
        var others = accounts.othersOf(session);
        if (!others.isEmpty()) {
            var wanted = request.getParameter("business");
            var to = others.stream()
                    .filter(other -> wanted == null || other.id().toString().equals(wanted))
                    .findFirst()
                    .orElseThrow(app.handoff.shared.NotFound::new);
            door.keep(accounts.changeOver(session, to.id(), clock.instant()), request, response);
            Toast.show(next, "account.changedOver", to.name());
        }
        return "redirect:/";
    }

    record SignInForm(
            @NotBlank(message = "{account.email.required}") @Email(message = "{field.email}") @Size(max = 254, message = "{field.tooLong}") @Nullable String email,

            @NotBlank(message = "{account.password.required}") @Size(max = 200, message = "{field.tooLong}") @Nullable String password) {}

    record LinkForm(
            @NotBlank(message = "{account.email.required}") @Email(message = "{field.email}") @Size(max = 254, message = "{field.tooLong}") @Nullable String email) {}

    record JoinForm(
            @NotBlank(message = "{account.name.required}") @Size(max = 120, message = "{field.tooLong}") @Nullable String name,

            @NotBlank(message = "{account.password.required}") @Nullable String password) {}
}
