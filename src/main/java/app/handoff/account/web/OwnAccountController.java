package app.handoff.account.web;

import app.handoff.account.Accounts;
import app.handoff.account.NewAddress;
import app.handoff.shared.Attempts;
import app.handoff.shared.LinkPurpose;
import app.handoff.shared.MemberId;
import app.handoff.shared.RuleViolation;
import app.handoff.shared.web.CurrentMember;
import app.handoff.shared.web.LinkVisitor;
import app.handoff.shared.web.MembersOnly;
import app.handoff.shared.web.Refusals;
import app.handoff.shared.web.ThroughLink;
import app.handoff.shared.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What everybody may change about themselves: their name, and the e-mail address with which they sign in. */
@Controller
class OwnAccountController {

    private static final int TRIES = 10;
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final Accounts accounts;
    private final NewAddress newAddress;
    private final Attempts attempts;
    private final Clock clock;

    OwnAccountController(Accounts accounts, NewAddress newAddress, Attempts attempts, Clock clock) {
        this.accounts = accounts;
        this.newAddress = newAddress;
        this.attempts = attempts;
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
        accounts.rename(member.id(), form.name().strip());
        Toast.show(next, "account.settings.saved");
        return "redirect:/settings";
    }

    @GetMapping("/settings/address")
    @MembersOnly
    String address(Model model) {
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
            RedirectAttributes next) {
        var person = Door.session();
        var key = "password:" + person.getName();
        var now = clock.instant();
        if (!errors.hasErrors()
                && (!attempts.mayTry(key, TRIES, WINDOW, now)
                        || !attempts.mayTry("new-address:" + person.getName(), TRIES, WINDOW, now))) {
            errors.reject("account.password.tooMany", new Object[] {WINDOW.toMinutes()}, null);
        }
        if (!errors.hasErrors()) {
            try {
                newAddress.ask(person, Objects.requireNonNullElse(form.password(), ""), form.email(), now);
                attempts.forget(key);
                Toast.show(next, "account.address.asked", form.email().strip());
                return "redirect:/settings";
            } catch (RuleViolation violation) {
                Refusals.into(errors, violation);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return "account/address";
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
        newAddress.prove(visitor.link(), new MemberId(visitor.subject()), visitor.name(), clock.instant());
        model.addAttribute("address", visitor.name());
        return "account/new-address-done";
    }

    record NameForm(
            @NotBlank(message = "{account.name.required}") @Size(max = 120, message = "{field.tooLong}") @Nullable String name) {}

    record AddressForm(
            @NotBlank(message = "{account.email.required}") @Email(message = "{field.email}") @Size(max = NewAddress.LONGEST, message = "{field.tooLong}") @Nullable String email,

            @NotBlank(message = "{account.password.required}") @Size(max = 200, message = "{field.tooLong}") @Nullable String password) {}
}
