package app.handoff.sharelink;

import app.handoff.kernel.Ids;
import app.handoff.kernel.LinkHolder;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.ShareToken;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A link for one person without an account, to one thing, until it expires, is revoked or replaced. */
@Entity
class ShareLink extends BusinessOwned<UUID> {

    @Id
    private UUID id;

    private byte[] tokenHash;

    @Enumerated(EnumType.STRING)
    private LinkPurpose purpose;

    private UUID subject;
    private String name;
    private @Nullable UUID holder;
    private @Nullable String holderName;
    private @Nullable String address;
    private Instant createdAt;
    private Instant expiresAt;
    private @Nullable Instant revokedAt;
    private @Nullable Instant usedAt;

    ShareLink(
            LinkPurpose purpose,
            UUID subject,
            String name,
            @Nullable LinkHolder holder,
            ShareToken token,
            Instant expiresAt,
            Instant now) {
        if (purpose.isForVendors() && holder == null) {
            throw new IllegalArgumentException("Nobody could act through this link: name its holder.");
        }
        this.id = Ids.next();
        this.purpose = purpose;
        this.subject = subject;
        this.name = name;
        this.holder = holder == null ? null : holder.id();
        this.holderName = holder == null ? null : holder.name();
        this.address = holder == null ? null : holder.address();
        this.tokenHash = token.hash();
        this.createdAt = now;
        this.expiresAt = expiresAt;
    }

    @SuppressWarnings("NullAway.Init")
    protected ShareLink() {}

    @Override
    public UUID getId() {
        return id;
    }

    public LinkPurpose purpose() {
        return purpose;
    }

    public UUID subject() {
        return subject;
    }

    /** Whom the link was made for. */
    public String name() {
        return name;
    }

    /** Who has to prove it to act through the link; null for links that only their reader ever sees. */
    public @Nullable LinkHolder holder() {
        return holder == null ? null : new LinkHolder(holder, holderName == null ? name : holderName, address);
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    /** Whether the link opens anything: neither expired, revoked nor used up. */
    public boolean isOpen(Instant now) {
        return revokedAt == null && usedAt == null && now.isBefore(expiresAt);
    }

    /** Whether its reader did with it what it was for, so that it opens nothing any more. */
    public boolean isUsed() {
        return usedAt != null;
    }

    void keepOpen(Instant until) {
        if (until.isAfter(expiresAt)) {
            expiresAt = until;
        }
    }

    void closeAfter(Instant until) {
        if (until.isBefore(expiresAt)) {
            expiresAt = until;
        }
    }

    void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
    }
}
