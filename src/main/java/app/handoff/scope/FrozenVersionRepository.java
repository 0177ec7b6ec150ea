package app.handoff.scope;

import app.handoff.kernel.EngagementId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** What is frozen: added and read, never changed. */
interface FrozenVersionRepository extends Repository<FrozenVersion, ScopeOfWorkId> {

    FrozenVersion save(FrozenVersion version);

    Optional<FrozenVersion> findById(ScopeOfWorkId id);

    Optional<FrozenVersion> findFirstByEngagementOrderByNumberDesc(EngagementId engagement);

    List<FrozenVersion> findByEngagementOrderByNumber(EngagementId engagement);

    @Query("""
            select f from FrozenVersion f
            where f.engagement in :engagements
              and f.number = (select max(o.number) from FrozenVersion o where o.engagement = f.engagement)
            """)
    List<FrozenVersion> newest(Collection<EngagementId> engagements);
}
