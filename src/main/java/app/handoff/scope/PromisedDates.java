package app.handoff.scope;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.ProcedureDates;
import app.handoff.kernel.ProcedureDates.Day;
import app.handoff.kernel.ProcedureDates.Place;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What vendors were told of the days of an engagement, which the days of its scope must go together with. */
public interface PromisedDates {

    /** The days of the bidding of this engagement; none before it is set up and once it is over. */
    ProcedureDates of(EngagementId engagement);

    /** The days of a bidding that would be set up today, as they are proposed. */
    ProcedureDates usual(LocalDate today);

    /** Where a day that vendors were told can still be changed; null where it cannot. */
    @Nullable Place place(EngagementId engagement, Day day, Instant now);

    /** Whether a next version of the scope can still reach vendors: before the bidding, or while they bid. */
    boolean takesNextVersion(EngagementId engagement, Instant now);
}
