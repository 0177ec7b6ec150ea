package app.handoff.scope;

import app.handoff.kernel.EngagementId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ReadingRepository extends Repository<Reading, ReadingId> {

    Reading saveAndFlush(Reading reading);

    Optional<Reading> findById(ReadingId id);

    /** Of one version of a scope, in the order in which they were asked. */
    @Query("select r from Reading r where r.scope = :scope order by r.askedAt, r.id.id")
    List<Reading> of(ScopeOfWorkId scope);

    /** Of these versions, those whose reader is through, the last one at the end. */
    @Query("select r from Reading r where r.scope in :scopes and r.verdict is not null order by r.verdictAt, r.id.id")
    List<Reading> concluded(Collection<ScopeOfWorkId> scopes);

    @Query("select r from Reading r where r.engagement = :engagement and r.stoppedAt is null")
    List<Reading> open(EngagementId engagement);
}
