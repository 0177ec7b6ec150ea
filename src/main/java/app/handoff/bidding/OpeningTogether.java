package app.handoff.bidding;

import app.handoff.kernel.Actor;
import app.handoff.kernel.Colleagues;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.Role;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far the opening of bids by two people is, for one of those who may open.
 *
 * @param begunBy the first of the two; null before anybody began
 * @param mine whether the reader is that person
 * @param alone whether nobody else of the business may open bids
 */
record OpeningTogether(@Nullable Actor begunBy, @Nullable Instant begunAt, boolean mine, boolean alone) {

    static OpeningTogether of(BidRequest request, CurrentMember reader, Colleagues colleagues) {
        var begunBy = request.begunBy();
        return new OpeningTogether(
                begunBy,
                request.begunAt(),
                begunBy != null && Objects.equals(begunBy.id(), reader.id().id()),
                colleagues.whoMay(Role.MANAGER).size() < 2);
    }
}
