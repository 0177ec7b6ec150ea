package app.handoff.contract;

import app.handoff.contract.Termination.Ground;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.MailServer;
import app.handoff.kernel.RuleViolation;
import app.handoff.text.Format;
import app.handoff.text.Option;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.StoredForm;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Objects;
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

/** Ends a contract in force on a day its clauses allow, and confirms what is handed back. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{engagement}/contract")
class TerminationController {

    private final Contracts contracts;
    private final ContractEngagements contractEngagements;
    private final FormSubmission formSubmission;
    private final MailServer mail;
    private final Format format;
    private final Clock clock;

    TerminationController(
            Contracts contracts,
            ContractEngagements contractEngagements,
            FormSubmission formSubmission,
            MailServer mail,
            Format format,
            Clock clock) {
        this.contracts = contracts;
        this.contractEngagements = contractEngagements;
        this.formSubmission = formSubmission;
        this.mail = mail;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping("/ending")
    String ask(@PathVariable String engagement, Model model, RedirectAttributes next) {
        var contract = contract(engagement, model);
        model.addAttribute("form", new EndingForm(null, null, null));
        return FormSubmission.open(contract::requireEndable, () -> page(contract, model), contractPage(contract), next);
    }

    @PostMapping("/ending")
    String terminate(
            @PathVariable String engagement,
            CurrentMember member,
            @ModelAttribute("form") EndingForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var contract = contract(engagement, model);
        if (!errors.hasFieldErrors("ground") && form.ground() == null) {
            errors.rejectValue("ground", "field.choose");
        }
        boolean done = formSubmission.save(
                () -> {
                    var ground = Objects.requireNonNull(form.ground());
                    contracts.terminate(
                            contract.id(),
                            ground,
                            form.on() == null
                                    ? contracts
                                            .termsToEnd(contract, today(contract))
                                            .earliestEnd(
                                                    ground, contracts.shown(contract, today(contract)), today(contract))
                                    : form.on(),
                            form.reason() == null ? "" : form.reason(),
                            member.actor(),
                            clock.instant());
                },
                () -> given(contracts.get(contract.id())),
                errors,
                model,
                response);
        if (done) {
            var notice = contracts.get(contract.id()).termination();
            Toast.show(
                    next,
                    mail.isThere() ? "contract.ending.done" : "contract.ending.done.byHand",
                    notice == null ? today(contract) : notice.on());
            return contractPage(contract);
        }
        return page(contracts.get(contract.id()), model);
    }

    /** @param item the place of what came back in the list, from 0 */
    @PostMapping("/hand-back/{item}")
    String handBack(
            @PathVariable String engagement,
            @PathVariable int item,
            CurrentMember member,
            Model model,
            RedirectAttributes next) {
        var contract = contract(engagement, model);
        contracts.handBack(contract.id(), item, member.actor(), clock.instant());
        Toast.show(next, "contract.handBack.noted");
        return contractPage(contract) + "#hand-back";
    }

    private Contract contract(String engagement, Model model) {
        var id = EngagementId.of(engagement);
        contractEngagements.into(model, id);
        return contracts.of(id);
    }

    private static String contractPage(Contract contract) {
        return "redirect:/engagements/" + contract.engagement() + "/contract";
    }

    private LocalDate today(Contract contract) {
        return clock.instant().atZone(contract.termsNow().reportZone()).toLocalDate();
    }

    private String page(Contract contract, Model model) {
        model.addAttribute("vendor", contract.parties().vendor().name());
        grounds(contract, model);
        return "contract/ending";
    }

    /** Every ground the contract allows today with the first day on which it can then end, and why it allows no other. */
    private void grounds(Contract contract, Model model) {
        var today = today(contract);
        var terms = contracts.termsToEnd(contract, today);
        var shown = contracts.shown(contract, today);
        var allowed = new ArrayList<Option>();
        var notNow = new ArrayList<String>();
        for (var ground : Ground.values()) {
            try {
                var earliest = terms.earliestEnd(ground, shown, today);
                allowed.add(new Option(
                        ground.name(),
                        format.message("contract.ground." + ground),
                        format.message(
                                "contract.ground.hint." + ground,
                                ground == Ground.NOTICE ? terms.noticeDays() : terms.breachNoticeDays(),
                                earliest,
                                shown.missed(),
                                terms.windows(),
                                shown.level())));
            } catch (RuleViolation why) {
                notNow.add(format.message(why.code(), why.arguments()));
            }
        }
        model.addAttribute("grounds", allowed);
        model.addAttribute("notNow", notNow);
    }

    private StoredForm given(Contract contract) {
        var notice = contract.termination();
        return StoredForm.once(notice == null ? null : EndingForm.of(notice));
    }

    /** @param on the last day; null means the first one possible */
    record EndingForm(
            @Nullable Ground ground,
            @Nullable LocalDate on,
            @Nullable String reason) {

        static EndingForm of(Termination notice) {
            return new EndingForm(notice.ground(), notice.on(), notice.reason());
        }
    }
}
