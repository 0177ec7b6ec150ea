package app.handoff.bidding;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface BidDraftRepository extends Repository<BidDraft, InvitationId> {

    BidDraft save(BidDraft draft);

    Optional<BidDraft> findById(InvitationId invitation);

    void delete(BidDraft draft);
}
