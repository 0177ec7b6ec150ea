package app.handoff.contract;

import app.handoff.engagement.Engagements;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.NotFound;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts the engagement at the head of a page of its contract. */
@Component("engagementsOfContracts")
class ContractEngagements {

    private final Engagements engagements;

    ContractEngagements(Engagements engagements) {
        this.engagements = engagements;
    }

    /** @throws NotFound if there is no such engagement in this business */
    void into(Model model, EngagementId id) {
        var engagement = engagements.find(id).orElseThrow(NotFound::new);
        model.addAttribute("engagement", engagement);
        model.addAttribute("base", "/engagements/" + id + "/contract");
    }
}
