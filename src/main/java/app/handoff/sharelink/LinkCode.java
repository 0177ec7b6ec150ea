package app.handoff.sharelink;

import app.handoff.kernel.Ids;
import app.handoff.kernel.LinkHolder;
import app.handoff.kernel.Proof;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A code that the holder of a link got apart from the link: by mail, for one use, or by hand together with a colleague's link. */
@Entity
class LinkCode extends BusinessOwned<UUID> {

    /** How long a mailed code waits to be used: long enough for a slow mail server. */
    static final Duration LIVES = Duration.ofHours(1);

    @Id
    private UUID id;

    private UUID holder;
    private byte[] hash;
    private @Nullable String address;
    private @Nullable String handedBy;
    private Instant madeAt;
    private Instant expiresAt;
    private @Nullable Instant usedAt;

    private LinkCode(
            UUID holder,
            byte[] hash,
            @Nullable String address,
            @Nullable String handedBy,
            Instant expiresAt,
            Instant now) {
        this.id = Ids.next();
        this.holder = holder;
        this.hash = hash;
        this.address = address;
        this.handedBy = handedBy;
        this.madeAt = now;
        this.expiresAt = expiresAt;
    }

    @SuppressWarnings("NullAway.Init")
    protected LinkCode() {}

    static LinkCode mailed(LinkHolder holder, byte[] hash, Instant now) {
        return new LinkCode(holder.id(), hash, Objects.requireNonNull(holder.address()), null, now.plus(LIVES), now);
    }

    /** Of a holder who came by a link that went to this address alone: it told as much as a code would. */
    static LinkCode mailedInALink(LinkHolder holder, byte[] hash, Instant now) {
        var code = mailed(holder, hash, now);
        code.usedAt = now;
        return code;
    }

    static LinkCode handed(LinkHolder holder, byte[] hash, String by, Instant until, Instant now) {
        return new LinkCode(holder.id(), hash, null, by, until, now);
    }

    @Override
    public UUID getId() {
        return id;
    }

    /** Whether it goes on being good after it was used: only what a member handed over does. */
    boolean isHanded() {
        return handedBy != null;
    }

    /** Whether this holder may show it still: a mailed code proves the address it went to and no other. */
    boolean isOf(LinkHolder other) {
        return holder.equals(other.id()) && (isHanded() || Objects.equals(address, other.address()));
    }

    /** Whether it still proves anything: what was handed over ends with the next one, and with the link. */
    boolean isGood(Instant now) {
        return !isHanded() || now.isBefore(expiresAt);
    }

    /** Whether the holder has chosen a code since this one was used: then every browser is to ask anew. */
    boolean isOlderThan(OwnCode chosen) {
        return usedAt != null && usedAt.isBefore(chosen.chosenAt());
    }

    Instant madeAt() {
        return madeAt;
    }

    Proof proof(LinkHolder shownBy) {
        return isHanded()
                ? new Proof(Proof.Kind.HANDED_CODE, shownBy.name(), null, madeAt)
                : new Proof(Proof.Kind.MAILED_CODE, shownBy.name(), address, madeAt);
    }
}
