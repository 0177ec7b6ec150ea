package app.handoff.engagement;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Ids;
import app.handoff.tenancy.BusinessRow;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** One act in an engagement, in words. Never changed. */
@Entity
@Immutable
class Activity extends BusinessRow implements Persistable<UUID> {

    @Id
    private UUID id;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "engagement_id"))
    private EngagementId engagement;

    @Enumerated(EnumType.STRING)
    private Actor.Kind byKind;

    private @Nullable UUID byId;
    private String byName;
    private Instant at;
    private String sentence;

    @Transient
    private boolean kept;

    Activity(EngagementId engagement, Actor by, Instant at, String sentence) {
        this.id = Ids.next();
        this.engagement = engagement;
        this.byKind = by.kind();
        this.byId = by.id();
        this.byName = by.name();
        this.at = at;
        this.sentence = sentence;
    }

    @SuppressWarnings("NullAway.Init")
    protected Activity() {}

    @PostPersist
    @PostLoad
    void kept() {
        kept = true;
    }

    @Override
    public UUID getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return !kept;
    }

    public EngagementId engagement() {
        return engagement;
    }

    public String who() {
        return byName;
    }

    String sentence() {
        return sentence;
    }

    /** What they did: the sentence without the name it begins with. */
    public String what() {
        return sentence.startsWith(byName) ? sentence.substring(byName.length()).stripLeading() : sentence;
    }

    /** Whether the sentence begins with the name, which is then shown in bold before it. */
    public boolean beginsWithName() {
        return sentence.startsWith(byName);
    }

    public Instant at() {
        return at;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Activity activity && id.equals(activity.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
