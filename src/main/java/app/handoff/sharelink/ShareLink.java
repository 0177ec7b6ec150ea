package app.handoff.sharelink;

import app.handoff.shared.BusinessOwned;
import app.handoff.shared.Ids;
import app.handoff.shared.LinkPurpose;
import app.handoff.shared.ShareToken;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A link for one person without an account, to one thing, until it expires, is revoked or replaced. */
@Entity
public class ShareLink extends BusinessOwned<UUID> {

    @Id
    private UUID id;

    private byte[] tokenHash;

    @Enumerated(EnumType.STRING)
    private LinkPurpose purpose;

    private UUID subject;
    private String name;
    private Instant createdAt;
    private Instant expiresAt;
    private @Nullable Instant revokedAt;
    private @Nullable Instant usedAt;

    ShareLink(LinkPurpose purpose, UUID subject, String name, ShareToken token, Instant expiresAt, Instant now) {
        this.id = Ids.next();
        this.purpose = purpose;
        this.subject = subject;
        this.name = name;
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

    public Instant expiresAt() {
        return expiresAt;
    }

    /** Whether the link opens anything: neither expired, revoked nor used up. */
    public boolean isOpen(Instant now) {
        return revokedAt == null && usedAt == null && now.isBefore(expiresAt);
    }

    void keepOpen(Instant until) {
        if (until.isAfter(expiresAt)) {
            expiresAt = until;
        }
    }

    void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
    }
}
