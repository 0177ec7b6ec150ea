package app.handoff.engagement;

import app.handoff.kernel.EngagementId;
import java.math.BigDecimal;
import java.util.Optional;

/** How many hours a year the task of an engagement took in-house before it left. Triage, which froze them, answers. */
public interface InHouseHours {

    /** Empty where nobody knew the hours. */
    Optional<BigDecimal> perYear(EngagementId engagement);
}
