package app.handoff.bidding;

import app.handoff.kernel.ProcedureDates.Day;
import app.handoff.kernel.ProcedureDates.Place;
import app.handoff.scope.ScopeDays;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Leads from a day of a bidding, or of its scope, that contradicts another to the field in which it is changed. */
final class BiddingDays {

    private BiddingDays() {}

    /** @return null where the day cannot be changed any more, or stands in the contract */
    public static @Nullable Place place(BidRequest request, Day day, Instant now) {
        if (!request.takesNextVersion(now)) {
            return null;
        }
        boolean draft = request.status() == BiddingStatus.DRAFT;
        var field = switch (day) {
            case QUESTIONS_UNTIL -> "questionsUntil";
            case DEADLINE -> "deadline";
            case DECISION_BY -> "decisionBy";
            case BIDS_VALID_UNTIL -> draft ? "validityDays" : null;
            default -> null;
        };
        if (field == null) {
            return ScopeDays.place(request.engagement(), true, day);
        }
        var page = "/engagements/" + request.engagement() + "/bidding/" + (draft ? "setup" : "deadline");
        return new Place(page + "#" + field, false, draft);
    }
}
