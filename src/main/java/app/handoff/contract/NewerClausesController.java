package app.handoff.contract;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.Toast;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The clauses that our library got after a contract was drafted: shown, and taken over in one act. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{engagement}/contract/newer-clauses")
class NewerClausesController {

    private final Contracts contracts;
    private final Drafting drafting;
    private final ContractEngagements contractEngagements;
    private final Clock clock;

    NewerClausesController(
            Contracts contracts, Drafting drafting, ContractEngagements contractEngagements, Clock clock) {
        this.contracts = contracts;
        this.drafting = drafting;
        this.contractEngagements = contractEngagements;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable String engagement, Model model, RedirectAttributes next) {
        var contract = contracts.of(EngagementId.of(engagement));
        contractEngagements.into(model, contract.engagement());
        return FormSubmission.open(
                () -> contract.require(contract.status() == ContractStatus.DRAFT, "contract.newer.onlyDraft"),
                () -> {
                    var proposed = drafting.safeguards(contract);
                    model.addAttribute(
                            "clauses",
                            contract.newerClauses().stream()
                                    .map(type -> Newer.of(contract.newerClause(type, proposed)))
                                    .toList());
                    return "contract/newer-clauses";
                },
                "redirect:" + ContractAccess.base(contract),
                next);
    }

    @PostMapping
    String takeOver(@PathVariable String engagement, CurrentMember member, RedirectAttributes next) {
        var contract = contracts.of(EngagementId.of(engagement));
        FormSubmission.afterOthers(() ->
                contracts.takeOverNewer(contract.id(), drafting.safeguards(contract), member.actor(), clock.instant()));
        Toast.show(next, "contract.newer.done");
        return "redirect:" + ContractAccess.base(contract);
    }

    /** A clause that is offered, with what it would say. */
    record Newer(String title, List<String> law, List<String> plain) {

        static Newer of(ClauseLibrary.Text words) {
            return new Newer(
                    words.title(),
                    List.of(words.law().split("\n\\s*\n")),
                    List.of(words.plain().split("\n\\s*\n")));
        }
    }
}
