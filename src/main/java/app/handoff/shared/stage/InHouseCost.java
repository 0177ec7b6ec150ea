package app.handoff.shared.stage;

import app.handoff.shared.EngagementId;
import app.handoff.shared.Money;
import java.util.Optional;

/** What the task of an engagement cost in a year in-house before it left. Triage, which froze it, answers. */
public interface InHouseCost {

    /** Empty where nobody knew the cost. */
    Optional<Money> perYear(EngagementId engagement);
}
