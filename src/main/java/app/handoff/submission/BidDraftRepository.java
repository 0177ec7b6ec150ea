package app.handoff.submission;

import app.handoff.bidding.InvitationId;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface BidDraftRepository extends Repository<BidDraft, InvitationId> {

    BidDraft save(BidDraft draft);

    Optional<BidDraft> findById(InvitationId invitation);

    void delete(BidDraft draft);
}
