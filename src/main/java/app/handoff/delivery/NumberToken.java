package app.handoff.delivery;

import app.handoff.delivery.MeetingAction.Side;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.ShareToken;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Duration;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * With it a system posts the numbers of the weeks of one work, and does nothing else. Its secret is shown once; afterwards only the hash
 * is known. It ends by itself, or when somebody of the side that made it, or of ours, revokes it.
 */
@Entity
@DynamicUpdate
class NumberToken extends BusinessOwned<NumberTokenId> {

    static final int LONGEST_NAME = 80;
    static final int MOST_DAYS = 366;

    @EmbeddedId
    private NumberTokenId id;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "delivery_id"))
    private DeliveryId delivery;

    private String name;

    @Enumerated(EnumType.STRING)
    private Side side;

    private byte[] tokenHash;
    private String madeByName;
    private Instant madeAt;
    private Instant expiresAt;
    private @Nullable Instant lastUsedAt;
    private @Nullable Instant revokedAt;
    private @Nullable String revokedBy;

    @SuppressWarnings("NullAway.Init")
    protected NumberToken() {}

    /**
     * @param days for how many it works
     * @throws RuleViolation if the work has ended; at {@code name} or {@code days} if that is missing or out of bounds
     */
    @SuppressWarnings("NullAway.Init")
    NumberToken(
            Delivery delivery,
            @Nullable String name,
            @Nullable Integer days,
            Side side,
            ShareToken token,
            Actor by,
            Instant now) {
        delivery.requireNotEnded();
        this.name = CurePlan.text(name, LONGEST_NAME, "delivery.token.nameMissing", "name");
        if (days == null || days < 1 || days > MOST_DAYS) {
            throw new RuleViolation("delivery.token.days", MOST_DAYS).at("days");
        }
        this.id = NumberTokenId.next();
        this.delivery = delivery.id();
        this.side = side;
        this.tokenHash = token.hash();
        this.madeByName = by.name();
        this.madeAt = now;
        this.expiresAt = now.plus(Duration.ofDays(days));
        registerEvent(new Made(id, delivery.engagement(), this.name, by, now));
    }

    boolean works(Instant now) {
        return revokedAt == null && expiresAt.isAfter(now);
    }

    /** From now on nothing is taken with it; revoked twice it is once. */
    void revoke(Delivery work, Actor by, Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
            revokedBy = by.name();
            registerEvent(new Revoked(id, work.engagement(), name, by, now));
        }
    }

    @Override
    public NumberTokenId getId() {
        return id;
    }

    public NumberTokenId id() {
        return id;
    }

    DeliveryId delivery() {
        return delivery;
    }

    public String name() {
        return name;
    }

    public Side side() {
        return side;
    }

    public String madeByName() {
        return madeByName;
    }

    public Instant madeAt() {
        return madeAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    /** When numbers were posted with it last; null while none were. */
    public @Nullable Instant lastUsedAt() {
        return lastUsedAt;
    }

    record Made(NumberTokenId token, EngagementId engagement, String name, Actor by, Instant at)
            implements EngagementEvent {}

    record Revoked(NumberTokenId token, EngagementId engagement, String name, Actor by, Instant at)
            implements EngagementEvent {}
}
