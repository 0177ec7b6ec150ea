package app.handoff.vendor;

import app.handoff.kernel.Actor;
import app.handoff.kernel.Ids;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;

/** A business's own words for one way of looking for vendors, in the place of the text that comes with Handoff. */
@Entity
class OutreachWording extends BusinessOwned<UUID> {

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private LeadSource source;

    private @Nullable String subject;
    private String body;

    @Embedded
    @EmbeddedColumnNaming("written_by_%s")
    private Actor writtenBy;

    private Instant writtenAt;

    @SuppressWarnings("NullAway.Init")
    protected OutreachWording() {}

    @SuppressWarnings("NullAway.Init")
    OutreachWording(LeadSource source, OutreachText text, Actor by, Instant now) {
        this.id = Ids.next();
        this.source = source;
        write(text, by, now);
    }

    /** @throws RuleViolation if something unknown is left open, or nobody could answer */
    final void write(OutreachText text, Actor by, Instant now) {
        text.requireUsable(source);
        this.subject = text.subject();
        this.body = text.body();
        this.writtenBy = by;
        this.writtenAt = now;
    }

    @Override
    public UUID getId() {
        return id;
    }

    LeadSource source() {
        return source;
    }

    OutreachText text() {
        return new OutreachText(subject, body);
    }
}
