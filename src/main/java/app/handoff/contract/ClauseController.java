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
@RequestMapping({
    "/engagements/{engagement}/contract/clauses/{clause}",
    "/engagements/{engagement}/contract/amendments/{amendment}/clauses/{clause}"
})
class ClauseController {

    private final Contracts contracts;
    private final SigningPeople people;
    private final AgreementsOfPages both;
    private final ContractEngagements contractEngagements;
    private final FormSubmission formSubmission;
    private final Clock clock;

    ClauseController(
            Contracts contracts,
            SigningPeople people,
            AgreementsOfPages both,
            ContractEngagements contractEngagements,
            FormSubmission formSubmission,
            Clock clock) {
        this.contracts = contracts;
        this.people = people;
        this.both = both;
        this.contractEngagements = contractEngagements;
        this.formSubmission = formSubmission;
        this.clock = clock;
    }

    @GetMapping
    String clause(
            @PathVariable String engagement,
            @PathVariable(required = false) @Nullable Integer amendment,
            @PathVariable String clause,
            Model model,
            RedirectAttributes next) {
        var contract = both.of(EngagementId.of(engagement), amendment);
        var one = contract.wording().clause(ClauseId.of(clause));
        if (one.type().isOfAttachments()) {
            return "redirect:" + ContractAccess.base(contract) + "/attachments";
        }
        if (contract instanceof Amendment change && change.ends(one.key())) {
            return "redirect:" + ContractAccess.base(contract) + "/terms";
        }
        model.addAttribute("form", ClauseForm.of(contract, one));
        return FormSubmission.open(
                contract::requireOpenText, () -> page(contract, one, model), back(engagement, amendment, clause), next);
    }

    private String page(Agreement contract, Clause clause, Model model) {
        contractEngagements.into(model, contract.engagement());
        model.addAttribute("base", ContractAccess.base(contract));
        boolean amended = contract instanceof Amendment;
        model.addAttribute("amendment", amended);
        model.addAttribute("removable", !amended && !clause.type().isRequired());
        model.addAttribute("clause", ClauseView.of(contract, clause, Side.US));
        model.addAttribute("own", !amended && clause.isOwn());
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
            @PathVariable(required = false) @Nullable Integer amendment,
            @PathVariable String clause,
            CurrentMember member,
            @ModelAttribute("form") ClauseForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var id = both.of(EngagementId.of(engagement), amendment).id();
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
                    var now = contracts.agreement(id);
                    return new StoredForm(
                            now.version(), ClauseForm.of(now, now.wording().clause(one)));
                },
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "contract.clause.saved", or(form.title()).strip());
            return back(engagement, amendment, clause);
        }
        var now = contracts.agreement(id);
        return page(now, now.wording().clause(one), model);
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }

    @PostMapping("/standard-text")
    String reset(
            @PathVariable String engagement,
            @PathVariable(required = false) @Nullable Integer amendment,
            @PathVariable String clause,
            CurrentMember member,
            RedirectAttributes next) {
        act(contracts::resetClause, engagement, amendment, clause, member, "contract.clause.wasReset", next);
        return back(engagement, amendment, clause);
    }

    /** The plain words still say what the changed clause says. */
    @PostMapping("/plain-words")
    String confirmPlain(
            @PathVariable String engagement,
            @PathVariable(required = false) @Nullable Integer amendment,
            @PathVariable String clause,
            CurrentMember member,
            RedirectAttributes next) {
        act(contracts::confirmPlain, engagement, amendment, clause, member, "contract.plain.confirmed", next);
        return back(engagement, amendment, clause);
    }

    @PostMapping("/removal")
    String remove(
            @PathVariable String engagement,
            @PathVariable(required = false) @Nullable Integer amendment,
            @PathVariable String clause,
            CurrentMember member,
            RedirectAttributes next) {
        act(contracts::removeClause, engagement, amendment, clause, member, "contract.clause.wasRemoved", next);
        return "redirect:" + base(engagement, amendment);
    }

    @PostMapping("/return")
    String putBack(
            @PathVariable String engagement,
            @PathVariable(required = false) @Nullable Integer amendment,
            @PathVariable String clause,
            CurrentMember member,
            RedirectAttributes next) {
        act(contracts::putClauseBack, engagement, amendment, clause, member, "contract.clause.isBack", next);
        return back(engagement, amendment, clause);
    }

    private void act(
            ClauseAct act,
            String engagement,
            @Nullable Integer amendment,
            String clause,
            CurrentMember member,
            String said,
            RedirectAttributes next) {
        var contract = both.of(EngagementId.of(engagement), amendment);
        act.on(contract.id(), ClauseId.of(clause), member.actor(), clock.instant());
        people.askOfNamed(contract, clock.instant());
        Toast.show(next, said);
    }

    /** What is done to one clause without anything typed. */
    private interface ClauseAct {
        void on(ContractId contract, ClauseId clause, Actor by, Instant now);
    }

    @PostMapping("/understanding")
    String understand(
            @PathVariable String engagement,
            @PathVariable(required = false) @Nullable Integer amendment,
            @PathVariable String clause,
            @RequestParam(defaultValue = "") String seen,
            CurrentMember member) {
        var contract = both.of(EngagementId.of(engagement), amendment);
        contracts.understand(contract.id(), ClauseId.of(clause), seen, member.actor(), clock.instant());
        people.askOfNamed(contract, clock.instant());
        return back(engagement, amendment, clause);
    }

    @PostMapping("/understanding/withdrawal")
    String withdraw(
            @PathVariable String engagement,
            @PathVariable(required = false) @Nullable Integer amendment,
            @PathVariable String clause,
            CurrentMember member) {
        var contract = both.of(EngagementId.of(engagement), amendment);
        contracts.withdrawUnderstanding(contract.id(), ClauseId.of(clause), member.actor());
        return back(engagement, amendment, clause);
    }

    private static String back(String engagement, @Nullable Integer amendment, String clause) {
        return "redirect:" + base(engagement, amendment) + "#c-" + clause;
    }

    private static String base(String engagement, @Nullable Integer amendment) {
        return "/engagements/" + engagement + "/contract" + (amendment == null ? "" : "/amendments/" + amendment);
    }

    record ClauseForm(
            @Nullable Integer version,
            @Nullable String title,
            @Nullable String law,
            @Nullable String plain) {

        static ClauseForm of(Agreement contract, Clause clause) {
            return new ClauseForm(contract.version(), clause.title(), clause.law(), clause.plain());
        }
    }
}
