package app.handoff.diligence;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Ids;
import app.handoff.tenancy.BusinessOwned;
import app.handoff.vendor.AskedEvidence;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * Which certificates an engagement asks vendors for. Settled when its scope becomes final: what the business changes in its
 * table later counts here only once somebody takes it over.
 */
@Entity
class RequiredEvidence extends BusinessOwned<UUID> {

    @Id
    private UUID id;

    @Embedded
    @EmbeddedColumnNaming("engagement_%s")
    private EngagementId engagement;

    @JdbcTypeCode(SqlTypes.JSON)
    private AskedEvidence asked;

    @Embedded
    @EmbeddedColumnNaming("settled_by_%s")
    private Actor settledBy;

    private Instant settledAt;

    @SuppressWarnings("NullAway.Init")
    protected RequiredEvidence() {}

    RequiredEvidence(EngagementId engagement, AskedEvidence asked, Actor by, Instant now) {
        this.id = Ids.next();
        this.engagement = engagement;
        this.asked = asked;
        this.settledBy = by;
        this.settledAt = now;
    }

    /** Another version of the scope became final. */
    void settle(AskedEvidence now, Actor by, Instant at) {
        asked = now;
        settledBy = by;
        settledAt = at;
    }

    /** Takes the table over as it stands today. */
    void renew(AskedEvidence today, Actor by, Instant now) {
        if (!asked.equals(today)) {
            settle(today, by, now);
            registerEvent(new Renewed(engagement, by, now));
        }
    }

    @Override
    public UUID getId() {
        return id;
    }

    AskedEvidence asked() {
        return asked;
    }

    Instant settledAt() {
        return settledAt;
    }

    public record Renewed(EngagementId engagement, Actor by, Instant at) implements EngagementEvent {}
}
