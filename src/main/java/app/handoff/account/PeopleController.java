package app.handoff.account;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.MailServer;
import app.handoff.kernel.MemberId;
import app.handoff.kernel.Role;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.PossibleAddress;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersOnly;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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

/** The people of the business: who they are, what they may do, and inviting more of them. */
@Controller
@OwnersOnly
class PeopleController {

    private final Accounts accounts;
    private final ColleagueInvitations invitations;
    private final MailServer mail;
    private final Clock clock;

    PeopleController(Accounts accounts, ColleagueInvitations invitations, MailServer mail, Clock clock) {
        this.accounts = accounts;
        this.invitations = invitations;
        this.mail = mail;
        this.clock = clock;
    }

    @ModelAttribute("roles")
    Role[] roles() {
        return Role.values();
    }

    @GetMapping("/people")
    String people(CurrentMember member, Model model) {
        model.addAttribute("form", new InvitationForm(null, null, Role.STAFF));
        return list(member, model);
    }

    private String list(CurrentMember member, Model model) {
        var unproven = accounts.unproven();
        model.addAttribute("byMail", mail.isThere());
        model.addAttribute(
                "people",
                accounts.people().stream()
                        .filter(person -> person.status() != Member.Status.LEFT)
                        .map(person -> Person.of(person, unproven.contains(person.getId()), member))
                        .toList());
        return "account/people";
    }

    @PostMapping("/people")
    String invite(
            CurrentMember member,
            @Valid @ModelAttribute("form") InvitationForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    var name = Objects.requireNonNull(form.name()).strip();
                    invitations.invite(
                            name,
                            Objects.requireNonNull(form.email()),
                            Objects.requireNonNull(form.role()),
                            member.actor(),
                            member.businessName(),
                            clock.instant());
                    invited(name, next);
                    return "redirect:/people";
                },
                () -> list(member, model));
    }

    @PostMapping("/people/{id}/invitation")
    String inviteAgain(@PathVariable String id, CurrentMember member, RedirectAttributes next) {
        var person = invitations.invited(MemberId.of(id));
        invitations.inviteAgain(person.getId(), member.actor(), member.businessName(), clock.instant());
        invited(person.name(), next);
        return "redirect:/people";
    }

    private void invited(String name, RedirectAttributes next) {
        Toast.show(next, mail.isThere() ? "account.people.invited" : "account.people.invitedByHand", name);
    }

    @PostMapping("/people/{id}/role")
    String changeRole(@PathVariable String id, @RequestParam Role role, RedirectAttributes next) {
        accounts.changeRole(MemberId.of(id), role);
        Toast.show(next, "account.people.roleChanged", role);
        return "redirect:/people";
    }

    @PostMapping("/people/{id}/departure")
    String remove(@PathVariable String id, CurrentMember member, RedirectAttributes next) {
        var leaving = MemberId.of(id);
        if (leaving.equals(member.id())) {
            throw new RuleViolation("member.notYourself");
        }
        accounts.remove(leaving, SessionLogin.session(), clock.instant());
        Toast.show(next, "account.people.removed");
        return "redirect:/people";
    }

    /**
     * One line of the list.
     *
     * @param unproven whether nobody proved that the address is this person's
     * @param vouchedBy who said that it is, when they handed the invitation over
     */
    record Person(
            String id,
            String name,
            String email,
            Role role,
            boolean invited,
            boolean self,
            boolean unproven,
            @Nullable String vouchedBy,
            @Nullable Instant vouchedAt) {

        static Person of(Member member, boolean unproven, CurrentMember viewer) {
            return new Person(
                    member.getId().toString(),
                    member.name(),
                    member.email(),
                    member.role(),
                    member.status() == Member.Status.INVITED,
                    member.getId().equals(viewer.id()),
                    unproven,
                    member.vouchedBy(),
                    member.vouchedAt());
        }

        /** Whether a colleague has answered for an address that its owner has not proven, or not used yet. */
        public boolean isVouchedFor() {
            return vouchedBy != null && (unproven || invited);
        }

        /** Whether nobody knows that the address is theirs. */
        public boolean isDoubtful() {
            return vouchedBy == null && unproven;
        }

        public List<Role> otherRoles() {
            return List.of(Role.values()).stream()
                    .filter(other -> other != role)
                    .toList();
        }
    }

    record InvitationForm(
            @NotBlank(message = "{account.people.name.required}") @Size(max = 120, message = "{field.tooLong}") @Nullable String name,

            @NotBlank(message = "{account.people.email.required}") @PossibleAddress
            @Size(max = 254, message = "{field.tooLong}") @Nullable String email,

            @NotNull(message = "{field.choose}") @Nullable Role role) {}
}
