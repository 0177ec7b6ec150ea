package app.handoff.scope;

import app.handoff.kernel.Canonical;
import app.handoff.kernel.EngagementId;
import app.handoff.tenancy.BusinessRow;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.springframework.data.domain.Persistable;

/** The row of a frozen scope: the very text that was hashed. The database lets nobody change it. */
@Entity
@Immutable
@Table(name = "frozen_scope")
class FrozenVersion extends BusinessRow implements Persistable<ScopeOfWorkId> {

    @EmbeddedId
    private ScopeOfWorkId id;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "engagement_id"))
    private EngagementId engagement;

    private int number;
    private String title;
    private String content;
    private String sha256;
    private Instant frozenAt;
    private String frozenBy;

    @Transient
    private boolean fresh;

    protected FrozenVersion() {}

    FrozenVersion(FrozenScope scope) {
        this.id = scope.id();
        this.engagement = scope.engagement();
        this.number = scope.version();
        this.title = scope.title();
        this.content = canonical(scope.title(), scope.version(), scope.content());
        this.sha256 = scope.sha256();
        this.frozenAt = scope.frozenAt();
        this.frozenBy = scope.frozenBy();
        this.fresh = true;
    }

    /** What is hashed: title, number and content in one text. */
    static String canonical(String title, int number, ScopeContent content) {
        return Canonical.write(new Hashed(title, number, content));
    }

    FrozenScope scope() {
        var hashed = Canonical.read(content, Hashed.class);
        return new FrozenScope(id, engagement, number, sha256, frozenAt, frozenBy, title, hashed.content());
    }

    @Override
    public ScopeOfWorkId getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return fresh;
    }

    private record Hashed(String title, int version, ScopeContent content) {}
}
