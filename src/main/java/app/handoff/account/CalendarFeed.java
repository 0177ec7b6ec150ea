package app.handoff.account;

import app.handoff.kernel.MemberId;
import app.handoff.kernel.ShareToken;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;

/** The secret link to the calendar of one member. Of its secret only the hash is known; there is at most one at a time. */
@Entity
class CalendarFeed extends BusinessOwned<MemberId> {

    @EmbeddedId
    @AttributeOverride(name = "id", column = @Column(name = "member_id"))
    private MemberId member;

    private byte[] tokenHash;
    private Instant madeAt;

    @SuppressWarnings("NullAway.Init")
    protected CalendarFeed() {}

    CalendarFeed(MemberId member, ShareToken token, Instant now) {
        this.member = member;
        this.tokenHash = token.hash();
        this.madeAt = now;
    }

    /** From now on another link shows it, and the one before shows nothing. */
    void renew(ShareToken token, Instant now) {
        tokenHash = token.hash();
        madeAt = now;
    }

    @Override
    public MemberId getId() {
        return member;
    }

    Instant madeAt() {
        return madeAt;
    }
}
