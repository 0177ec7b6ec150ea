package app.handoff.contract;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.Toast;
import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Decides what becomes of a contract when its term is over: extended by its option, or left as it is. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{engagement}/contract/term")
class TermController {

    private final Contracts contracts;
    private final Clock clock;

    TermController(Contracts contracts, Clock clock) {
        this.contracts = contracts;
        this.clock = clock;
    }

    @PostMapping("/option")
    String takeUp(@PathVariable String engagement, CurrentMember member, RedirectAttributes next) {
        var contract = contracts.of(EngagementId.of(engagement));
        contracts.takeUpOption(contract.id(), member.actor(), clock.instant());
        Toast.show(next, "contract.term.takenUp");
        return "redirect:" + ContractAccess.base(contract);
    }

    @PostMapping("/decision")
    String leave(@PathVariable String engagement, CurrentMember member, RedirectAttributes next) {
        var contract = contracts.of(EngagementId.of(engagement));
        contracts.leaveTermAsItIs(contract.id(), member.actor(), clock.instant());
        Toast.show(next, "contract.term.left");
        return "redirect:" + ContractAccess.base(contract) + "#term";
    }
}
