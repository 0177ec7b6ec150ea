package app.handoff.bidding;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface BidInquiryRepository extends Repository<BidInquiry, UUID> {

    BidInquiry save(BidInquiry inquiry);

    Optional<BidInquiry> findById(UUID id);

    /** All questions about bids of a request, the first one first. */
    @Query("select i from BidInquiry i where i.request = :request order by i.askedAt, i.id")
    List<BidInquiry> of(BidRequestId request);

    /** All questions to one bidder, the first one first. */
    @Query("select i from BidInquiry i where i.invitation = :invitation order by i.askedAt, i.id")
    List<BidInquiry> to(InvitationId invitation);
}
