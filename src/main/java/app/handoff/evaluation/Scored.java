package app.handoff.evaluation;

import app.handoff.bidding.CriterionScore;
import app.handoff.kernel.Actor;
import java.time.Instant;

/** What somebody gave a bid for a criterion: by one of several people who score apart, or the one score that counts. */
interface Scored {

    CriterionScore given();

    Actor by();

    Instant at();

    /** How often it was changed since it was first given. */
    int version();
}
