package app.handoff.engagement;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Money;
import java.util.Optional;

/** What the task of an engagement cost in a year in-house before it left. Triage, which froze it, answers. */
public interface InHouseCost {

    /** Empty where nobody knew the cost. */
    Optional<Money> perYear(EngagementId engagement);

    /** What doing it one time cost, for work that comes up once a year at most; empty for other work, or where nobody knew. */
    Optional<Money> oneTime(EngagementId engagement);
}
