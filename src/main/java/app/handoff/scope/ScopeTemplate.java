package app.handoff.scope;

import app.handoff.kernel.Actor;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A scope of work under a name of its own, for the next engagement of the kind: without dates and without people. */
@Entity
class ScopeTemplate extends BusinessOwned<ScopeTemplateId> {

    static final int LONGEST_NAME = 100;

    @EmbeddedId
    private ScopeTemplateId id;

    private String name;

    @JdbcTypeCode(SqlTypes.JSON)
    private ScopeContent content;

    private String savedBy;
    private Instant savedAt;
    private @Nullable Instant removedAt;

    @SuppressWarnings("NullAway.Init")
    protected ScopeTemplate() {}

    /** @param content of a scope that was described */
    ScopeTemplate(String name, ScopeContent content, Actor by, Instant now) {
        this.id = ScopeTemplateId.next();
        this.name = name;
        this.content = content.forAnother();
        this.savedBy = by.name();
        this.savedAt = now;
    }

    void rename(String name) {
        this.name = name;
    }

    void remove(Instant now) {
        if (removedAt == null) {
            removedAt = now;
        }
    }

    void restore() {
        removedAt = null;
    }

    public boolean isRemoved() {
        return removedAt != null;
    }

    /** Whether this is what somebody just saved under this name. */
    boolean isSaved(String name, ScopeContent content) {
        return this.name.equals(name) && this.content.equals(content.forAnother());
    }

    /** The same as something that a scope can start from. */
    StartingDraft draft(String summary) {
        return new StartingDraft(Beginnings.key(id), name, summary, content);
    }

    @Override
    public ScopeTemplateId getId() {
        return id;
    }

    public ScopeTemplateId id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String savedBy() {
        return savedBy;
    }

    public Instant savedAt() {
        return savedAt;
    }
}
