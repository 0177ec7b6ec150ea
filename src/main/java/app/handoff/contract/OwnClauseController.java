package app.handoff.contract;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.NotFound;
import app.handoff.text.Option;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.StoredForm;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
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

/** Clauses of the business's own in a contract: added, and kept for the next one. Changed and left out they are as others. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{engagement}/contract/own-clauses")
class OwnClauseController {

    private final Contracts contracts;
    private final ContractTemplates templates;
    private final ContractEngagements contractEngagements;
    private final FormSubmission formSubmission;
    private final Clock clock;

    OwnClauseController(
            Contracts contracts,
            ContractTemplates templates,
            ContractEngagements contractEngagements,
            FormSubmission formSubmission,
            Clock clock) {
        this.contracts = contracts;
        this.templates = templates;
        this.contractEngagements = contractEngagements;
        this.formSubmission = formSubmission;
        this.clock = clock;
    }

    /** @param kept the clause that is kept from which it is filled; null for an empty one */
    @GetMapping("/new")
    String begin(
            @PathVariable String engagement,
            @RequestParam(required = false) @Nullable String kept,
            Model model,
            RedirectAttributes next) {
        var contract = contracts.of(EngagementId.of(engagement));
        return FormSubmission.open(
                contract::requireOpenText,
                () -> {
                    model.addAttribute("form", filled(contract, kept));
                    return page(contract, model);
                },
                "redirect:" + ContractAccess.base(contract),
                next);
    }

    private OwnClauseForm filled(Contract contract, @Nullable String kept) {
        var clauses = contract.wording().clauses();
        if (kept == null) {
            var last = clauses.get(Math.max(0, clauses.size() - 2));
            return new OwnClauseForm(contract.version(), last.id().toString(), null, null, null);
        }
        var clause = templates.clause(KeptClauseId.of(kept));
        var words = clause.words();
        var after = clauses.stream()
                .filter(one -> !one.isOwn() && one.type().compareTo(clause.after()) <= 0)
                .reduce((earlier, later) -> later)
                .orElse(clauses.get(0));
        return new OwnClauseForm(contract.version(), after.id().toString(), words.title(), words.law(), words.plain());
    }

    private String page(Contract contract, Model model) {
        contractEngagements.into(model, contract.engagement());
        model.addAttribute("sent", contract.status() != ContractStatus.DRAFT);
        model.addAttribute("edition", contract.wording().edition());
        model.addAttribute(
                "places",
                contract.wording().clauses().stream()
                        .map(clause -> new Option(
                                clause.id().toString(),
                                contract.wording().numberOf(clause.id()) + ". " + clause.title()))
                        .toList());
        var used = contract.wording().clauses();
        model.addAttribute(
                "kept",
                templates.clauses().stream()
                        .filter(clause -> used.stream().noneMatch(one -> one.isCalled(clause.title())))
                        .toList());
        return "contract/own-clause";
    }

    @PostMapping
    String add(
            @PathVariable String engagement,
            CurrentMember member,
            @Valid @ModelAttribute("form") OwnClauseForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var id = EngagementId.of(engagement);
        var contract = contracts.of(id);
        if (form.after() == null || form.after().isBlank()) {
            errors.rejectValue("after", "field.choose");
        }
        var added = new AtomicReference<@Nullable ClauseId>();
        boolean done = formSubmission.save(
                () -> added.set(contracts.addClause(
                        contract.id(),
                        FormSubmission.seen(form.version()),
                        form.words(),
                        ClauseId.of(or(form.after())),
                        member.actor(),
                        clock.instant())),
                () -> stored(contracts.of(id), form),
                errors,
                model,
                response);
        if (!done) {
            return page(contracts.of(id), model);
        }
        Toast.show(next, "contract.ownClause.added", form.words().title().strip());
        return "redirect:" + ContractAccess.base(contract) + (added.get() == null ? "" : "#c-" + added.get());
    }

    /** Whoever pressed twice has added it; else the contract was changed meanwhile. */
    private static StoredForm stored(Contract now, OwnClauseForm form) {
        return new StoredForm(
                now.version(),
                called(now, form)
                        .map(clause -> new OwnClauseForm(
                                now.version(), form.after(), clause.title(), clause.law(), clause.plain()))
                        .findFirst()
                        .orElse(null));
    }

    private static Stream<Clause> called(Contract contract, OwnClauseForm form) {
        return contract.wording().clauses().stream()
                .filter(clause -> clause.isOwn() && clause.isCalled(or(form.title())));
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Keeps the words of an own clause for the next contracts. */
    @PostMapping("/{clause}/keeping")
    String keep(
            @PathVariable String engagement,
            @PathVariable String clause,
            CurrentMember member,
            RedirectAttributes next) {
        var contract = contracts.of(EngagementId.of(engagement));
        var one = contract.wording().clause(ClauseId.of(clause));
        if (!one.isOwn()) {
            throw new NotFound();
        }
        FormSubmission.afterOthers(() ->
                templates.keep(one.text().words(), contract.wording().before(one), member.actor(), clock.instant()));
        Toast.show(next, "contract.kept.done", one.title());
        return "redirect:" + ContractAccess.base(contract) + "/clauses/" + one.id();
    }

    /** @param after the clause of the contract that it stands behind */
    record OwnClauseForm(
            @Nullable Integer version,
            @Nullable String after,

            @NotBlank(message = "{contract.ownClause.missing.title}") @Nullable String title,

            @NotBlank(message = "{contract.ownClause.missing.law}") @Nullable String law,

            @NotBlank(message = "{contract.ownClause.missing.plain}") @Nullable String plain) {

        ClauseLibrary.Text words() {
            return new ClauseLibrary.Text(or(title), or(law), or(plain));
        }
    }
}
