package app.handoff.bidding;

import app.handoff.kernel.Actor;
import app.handoff.kernel.BidId;
import app.handoff.kernel.Deadline;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.VendorId;
import java.time.Instant;

/** What became of a request for bids. */
interface BidRequestEvent extends EngagementEvent {

    BidRequestId request();

    record Opened(
            BidRequestId request, EngagementId engagement, int scopeVersion, Deadline deadline, Actor by, Instant at)
            implements BidRequestEvent {}

    record Extended(BidRequestId request, EngagementId engagement, Deadline deadline, Actor by, Instant at)
            implements BidRequestEvent {}

    record AddendumSent(
            BidRequestId request, EngagementId engagement, int scopeVersion, Deadline deadline, Actor by, Instant at)
            implements BidRequestEvent {}

    record RemindersSwitched(BidRequestId request, EngagementId engagement, boolean on, Actor by, Instant at)
            implements BidRequestEvent {

        @Override
        public String messageKey() {
            return on ? "activity.BidRequestEvent.RemindersOn" : "activity.BidRequestEvent.RemindersOff";
        }
    }

    record BidsOpened(BidRequestId request, EngagementId engagement, int bids, Actor by, Instant at)
            implements BidRequestEvent {}

    record OpeningBegun(BidRequestId request, EngagementId engagement, Actor by, Instant at)
            implements BidRequestEvent {}

    record OpeningTakenBack(BidRequestId request, EngagementId engagement, Actor by, Instant at)
            implements BidRequestEvent {}

    record BiddersTold(BidRequestId request, EngagementId engagement, int bids, Actor by, Instant at)
            implements BidRequestEvent {}

    record FinalOffersAsked(
            BidRequestId request, EngagementId engagement, int asked, Deadline deadline, Actor by, Instant at)
            implements BidRequestEvent {}

    record FinalOffersExtended(BidRequestId request, EngagementId engagement, Deadline deadline, Actor by, Instant at)
            implements BidRequestEvent {}

    record FinalOffersCalledOff(BidRequestId request, EngagementId engagement, String reason, Actor by, Instant at)
            implements BidRequestEvent {}

    record FinalOffersOpened(BidRequestId request, EngagementId engagement, int bids, Actor by, Instant at)
            implements BidRequestEvent {}

    record Awarded(
            BidRequestId request,
            EngagementId engagement,
            BidId bid,
            VendorId vendor,
            String vendorName,
            Actor by,
            Instant at)
            implements BidRequestEvent {}

    record AwardWithdrawn(
            BidRequestId request, EngagementId engagement, String vendorName, String reason, Actor by, Instant at)
            implements BidRequestEvent {}

    record EndedUnsuccessful(BidRequestId request, EngagementId engagement, String reason, Actor by, Instant at)
            implements BidRequestEvent {}

    record Cancelled(BidRequestId request, EngagementId engagement, String reason, Actor by, Instant at)
            implements BidRequestEvent {}
}
