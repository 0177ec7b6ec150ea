package app.handoff.bidding;

import app.handoff.kernel.RuleViolation;
import app.handoff.scope.FrozenScope;
import app.handoff.scope.ScopeOfWorkId;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;

/**
 * The version of the scope of work that vendors are asked to bid on.
 *
 * @param first the version that bidding opened with; null as long as it is the one that counts
 * @param sha256 the fingerprint of the bid document: the same for every vendor
 */
@Embeddable
record AskedScope(
        @Embedded @EmbeddedColumnNaming("scope_%s") ScopeOfWorkId scope,

        @Embedded @EmbeddedColumnNaming("first_scope_%s") @Nullable ScopeOfWorkId first,

        @Column(name = "scope_version") int version,
        @Column(name = "scope_sha256") String sha256) {

    AskedScope(FrozenScope scope) {
        this(scope.id(), null, scope.version(), scope.sha256());
    }

    /** @throws RuleViolation unless it is a later version */
    AskedScope followedBy(FrozenScope newer) {
        if (newer.version() <= version) {
            throw new RuleViolation("bidding.addendum.notNewer");
        }
        return new AskedScope(newer.id(), first == null ? scope : first, newer.version(), newer.sha256());
    }
}
