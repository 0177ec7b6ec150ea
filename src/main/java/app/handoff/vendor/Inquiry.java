package app.handoff.vendor;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EmailAddress;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Ids;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;

/** Somebody was asked, by a message from here, whether they know a vendor or want to be one. Kept so that nobody is asked twice. */
@Entity
class Inquiry extends BusinessOwned<UUID> {

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private LeadSource source;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "engagement_id"))
    private @Nullable EngagementId engagement;

    private String name;
    private String email;

    @Embedded
    @EmbeddedColumnNaming("asked_by_%s")
    private Actor askedBy;

    private Instant askedAt;

    @SuppressWarnings("NullAway.Init")
    protected Inquiry() {}

    /** @param engagement the work it is about; null for none in particular */
    Inquiry(
            UUID press,
            LeadSource source,
            @Nullable EngagementId engagement,
            String name,
            String email,
            Actor by,
            Instant now) {
        this.id = press;
        this.source = source;
        this.engagement = engagement;
        this.name = name;
        this.email = EmailAddress.normal(email);
        this.askedBy = by;
        this.askedAt = now;
    }

    /** Names one press of the button, so that pressing twice asks once. */
    static UUID press() {
        return Ids.next();
    }

    @Override
    public UUID getId() {
        return id;
    }

    LeadSource source() {
        return source;
    }

    Optional<EngagementId> engagement() {
        return Optional.ofNullable(engagement);
    }

    String name() {
        return name;
    }

    String email() {
        return email;
    }

    Actor askedBy() {
        return askedBy;
    }

    Instant askedAt() {
        return askedAt;
    }
}
