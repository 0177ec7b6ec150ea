package app.handoff.scope;

import app.handoff.shared.EngagementId;
import app.handoff.shared.ProcedureDates;

/** What vendors were told of the days of an engagement, which the days of its scope must go together with. */
public interface PromisedDates {

    /** The days of the bidding of this engagement; none before it is set up and once it is over. */
    ProcedureDates of(EngagementId engagement);
}
