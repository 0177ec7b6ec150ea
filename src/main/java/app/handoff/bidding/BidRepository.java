package app.handoff.bidding;

import app.handoff.kernel.BidId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface BidRepository extends Repository<Bid, BidId> {

    /** The last word of each vendor: what counts, or that it was withdrawn. A final offer is one once it was opened. */
    @Query("select b from Bid b where b.request in :requests"
            + " and b.number = function('last_word', b.invitation.id, false)")
    List<Bid> lastOfEach(Collection<BidRequestId> requests);

    /** The last word of one vendor. */
    @Query("select b from Bid b where b.invitation = :invitation"
            + " and b.number = function('last_word', b.invitation.id, false)")
    Optional<Bid> lastOf(InvitationId invitation);

    /** What each vendor did last in the round of final offers, opened or not. */
    @Query("select b from Bid b where b.request in :requests and b.finalOffer = true"
            + " and b.number = (select max(l.number) from Bid l where l.invitation = b.invitation)")
    List<Bid> finalOffersOf(Collection<BidRequestId> requests);
}
