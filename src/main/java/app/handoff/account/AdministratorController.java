package app.handoff.account;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.MemberId;
import app.handoff.kernel.PasswordAgain;
import app.handoff.text.Option;
import app.handoff.web.AdministratorOnly;
import app.handoff.web.FormSubmission;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Passes the installation on to another owner. */
@Controller
@AdministratorOnly
class AdministratorController {

    private final Administration administration;
    private final PasswordAgain password;
    private final Clock clock;

    AdministratorController(Administration administration, PasswordAgain password, Clock clock) {
        this.administration = administration;
        this.password = password;
        this.clock = clock;
    }

    @GetMapping("/settings/administrator")
    String administrator(CurrentMember member, Model model) {
        model.addAttribute("form", new SuccessorForm(null, null));
        return page(member, model);
    }

    private String page(CurrentMember member, Model model) {
        model.addAttribute(
                "successors",
                administration.successors(member.id()).stream()
                        .map(owner -> new Option(owner.getId().toString(), owner.name(), owner.email()))
                        .toList());
        return "account/administrator";
    }

    @PostMapping("/settings/administrator")
    String passOn(
            CurrentMember member,
            @Valid @ModelAttribute("form") SuccessorForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    password.require(form.password());
                    var name = administration.passOn(
                            SessionLogin.session(),
                            MemberId.of(Objects.requireNonNull(form.successor())),
                            clock.instant());
                    Toast.show(next, "account.administrator.passedOn", name);
                    return "redirect:/settings";
                },
                () -> page(member, model));
    }

    record SuccessorForm(
            @NotBlank(message = "{field.choose}") @Nullable String successor,
            @Nullable String password) {}
}
