package app.handoff.bidding;

import app.handoff.shared.BusinessOwned;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The code a vendor chose for its bid, as Argon2id. Only the vendor's own pages ever see this row. */
@Entity
class BidCode extends BusinessOwned<InvitationId> {

    @EmbeddedId
    @AttributeOverride(name = "id", column = @Column(name = "invitation_id"))
    private InvitationId invitation;

    private String hash;
    private Instant chosenAt;
    private @Nullable Instant startedAgainAt;

    BidCode(InvitationId invitation, String hash, Instant now) {
        this.invitation = invitation;
        this.hash = hash;
        this.chosenAt = now;
    }

    @SuppressWarnings("NullAway.Init")
    protected BidCode() {}

    /** The code was forgotten, and all that it protected is gone. */
    void startAgain(String newHash, Instant now) {
        hash = newHash;
        chosenAt = now;
        startedAgainAt = now;
    }

    @Override
    public InvitationId getId() {
        return invitation;
    }

    String hash() {
        return hash;
    }

    Instant chosenAt() {
        return chosenAt;
    }

    @Nullable Instant startedAgainAt() {
        return startedAgainAt;
    }
}
