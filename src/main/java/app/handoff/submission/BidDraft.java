package app.handoff.submission;

import app.handoff.bidding.Invitation;
import app.handoff.bidding.InvitationId;
import app.handoff.kernel.EditedMeanwhile;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The draft of one vendor's bid, on the server so that any device goes on with it. Only the vendor ever reads it. */
@Entity
class BidDraft extends BusinessOwned<InvitationId> {

    @EmbeddedId
    @AttributeOverride(name = "id", column = @Column(name = "invitation_id"))
    private InvitationId invitation;

    @JdbcTypeCode(SqlTypes.JSON)
    private BidDraftContent body;

    private Instant savedAt;

    BidDraft(Invitation invitation, Instant now) {
        this.invitation = invitation.id();
        this.body = BidDraftContent.startingWith(invitation);
        this.savedAt = now;
    }

    @SuppressWarnings("NullAway.Init")
    protected BidDraft() {}

    /**
     * Saves one part. Different parts may be filled in by different people at once.
     *
     * @param seen how often the part had been saved when the form was opened
     * @throws EditedMeanwhile if somebody else saved something else in the same part since
     */
    void save(BidPart part, int seen, UnaryOperator<BidDraftContent> change, Instant now) {
        var changed = change.apply(body);
        if (changed.valueOf(part).equals(body.valueOf(part))) {
            return;
        }
        if (seen != body.savesOf(part)) {
            throw new EditedMeanwhile();
        }
        body = changed.counted(part);
        savedAt = now;
    }

    @Override
    public InvitationId getId() {
        return invitation;
    }

    BidDraftContent body() {
        return body;
    }

    Instant savedAt() {
        return savedAt;
    }
}
