package app.handoff.scope;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.NotFound;
import app.handoff.tenancy.BusinessCache;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The frozen scopes of work, for everybody who comes after. Works for vendors behind a link too. */
@Service
@Transactional(readOnly = true)
public class ScopesOfWork {

    private final FrozenVersionRepository versions;
    private final BusinessCache cache;

    ScopesOfWork(FrozenVersionRepository versions, BusinessCache cache) {
        this.versions = versions;
        this.cache = cache;
    }

    /** The newest frozen version of an engagement's scope. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<FrozenScope> frozen(EngagementId engagement) {
        return cache.get(
                ScopesOfWork.class,
                engagement,
                () -> versions.findFirstByEngagementOrderByNumberDesc(engagement)
                        .map(FrozenVersion::scope));
    }

    /** @throws NotFound if this version is unknown or not frozen */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public FrozenScope frozen(ScopeOfWorkId id) {
        return cache.get(
                ScopesOfWork.class,
                id,
                () -> versions.findById(id).map(FrozenVersion::scope).orElseThrow(NotFound::new));
    }

    /** All frozen versions of an engagement's scope, the first one first. */
    public List<FrozenScope> versions(EngagementId engagement) {
        return versions.findByEngagementOrderByNumber(engagement).stream()
                .map(FrozenVersion::scope)
                .toList();
    }

    /** The newest frozen version of each of these engagements that has one, in one statement. */
    public Map<EngagementId, FrozenScope> frozen(Collection<EngagementId> engagements) {
        return engagements.isEmpty()
                ? Map.of()
                : versions.newest(engagements).stream()
                        .map(FrozenVersion::scope)
                        .collect(Collectors.toMap(FrozenScope::engagement, scope -> scope));
    }
}
