package app.handoff.contract;

import app.handoff.kernel.Actor;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.StoredForm;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One clause: put in other words, left out, ticked. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{engagement}/contract/clauses/{clause}")
class ClauseController {

    private final Contracts contracts;
    private final ContractEngagements contractEngagements;
    private final FormSubmission formSubmission;
    private final Clock clock;

    ClauseController(
            Contracts contracts, ContractEngagements contractEngagements, FormSubmission formSubmission, Clock clock) {
        this.contracts = contracts;
        this.contractEngagements = contractEngagements;
        this.formSubmission = formSubmission;
        this.clock = clock;
    }

    @GetMapping
    String clause(@PathVariable String engagement, @PathVariable String clause, Model model, RedirectAttributes next) {
        var contract = contracts.of(EngagementId.of(engagement));
        var one = contract.wording().clause(ClauseId.of(clause));
        model.addAttribute("form", ClauseForm.of(contract, one));
        return FormSubmission.open(
                contract::requireOpenText, () -> page(contract, one, model), back(engagement, clause), next);
    }

    private String page(Contract contract, Clause clause, Model model) {
        contractEngagements.into(model, contract.engagement());
        model.addAttribute("clause", ClauseView.of(contract, clause, Side.US));
        model.addAttribute("removed", clause.isRemoved());
        model.addAttribute("sent", contract.status() != ContractStatus.DRAFT);
        model.addAttribute("edition", contract.wording().edition());
        model.addAttribute(
                "closed", contract.status() != ContractStatus.DRAFT && contract.status() != ContractStatus.SENT);
        return "contract/clause";
    }

    @PostMapping
    String change(
            @PathVariable String engagement,
            @PathVariable String clause,
            CurrentMember member,
            @ModelAttribute("form") ClauseForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var id = contracts.of(EngagementId.of(engagement)).id();
        var one = ClauseId.of(clause);
        boolean done = formSubmission.save(
                () -> contracts.changeClause(
                        id,
                        FormSubmission.seen(form.version()),
                        one,
                        or(form.title()),
                        or(form.law()),
                        or(form.plain()),
                        member.actor(),
                        clock.instant()),
                () -> {
                    var now = contracts.get(id);
                    return new StoredForm(
                            now.version(), ClauseForm.of(now, now.wording().clause(one)));
                },
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "contract.clause.saved", or(form.title()).strip());
            return back(engagement, clause);
        }
        var now = contracts.get(id);
        return page(now, now.wording().clause(one), model);
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }

    @PostMapping("/standard-text")
    String reset(
            @PathVariable String engagement,
            @PathVariable String clause,
            CurrentMember member,
            RedirectAttributes next) {
        act(contracts::resetClause, engagement, clause, member, "contract.clause.wasReset", next);
        return back(engagement, clause);
    }

    /** The plain words still say what the changed clause says. */
    @PostMapping("/plain-words")
    String confirmPlain(
            @PathVariable String engagement,
            @PathVariable String clause,
            CurrentMember member,
            RedirectAttributes next) {
        act(contracts::confirmPlain, engagement, clause, member, "contract.plain.confirmed", next);
        return back(engagement, clause);
    }

    @PostMapping("/removal")
    String remove(
            @PathVariable String engagement,
            @PathVariable String clause,
            CurrentMember member,
            RedirectAttributes next) {
        act(contracts::removeClause, engagement, clause, member, "contract.clause.wasRemoved", next);
        return "redirect:/engagements/" + engagement + "/contract";
    }

    @PostMapping("/return")
    String putBack(
            @PathVariable String engagement,
            @PathVariable String clause,
            CurrentMember member,
            RedirectAttributes next) {
        act(contracts::putClauseBack, engagement, clause, member, "contract.clause.isBack", next);
        return back(engagement, clause);
    }

    private void act(
            ClauseAct act,
            String engagement,
            String clause,
            CurrentMember member,
            String said,
            RedirectAttributes next) {
        var contract = contracts.of(EngagementId.of(engagement));
        act.on(contract.id(), ClauseId.of(clause), member.actor(), clock.instant());
        Toast.show(next, said);
    }

    /** What is done to one clause without anything typed. */
    private interface ClauseAct {
        void on(ContractId contract, ClauseId clause, Actor by, Instant now);
    }

    @PostMapping("/understanding")
    String understand(
            @PathVariable String engagement,
            @PathVariable String clause,
            @RequestParam(defaultValue = "") String seen,
            CurrentMember member) {
        var contract = contracts.of(EngagementId.of(engagement));
        contracts.understand(contract.id(), ClauseId.of(clause), seen, member.actor(), clock.instant());
        return back(engagement, clause);
    }

    @PostMapping("/understanding/withdrawal")
    String withdraw(@PathVariable String engagement, @PathVariable String clause, CurrentMember member) {
        var contract = contracts.of(EngagementId.of(engagement));
        contracts.withdrawUnderstanding(contract.id(), ClauseId.of(clause), member.actor());
        return back(engagement, clause);
    }

    private static String back(String engagement, String clause) {
        return "redirect:/engagements/" + engagement + "/contract#c-" + clause;
    }

    record ClauseForm(
            @Nullable Integer version,
            @Nullable String title,
            @Nullable String law,
            @Nullable String plain) {

        static ClauseForm of(Contract contract, Clause clause) {
            return new ClauseForm(contract.version(), clause.title(), clause.law(), clause.plain());
        }
    }
}
