package app.handoff.vendor;

import app.handoff.tenancy.AggregateRepository;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;

interface OwnNeedRepository extends AggregateRepository<OwnNeed, OwnNeedId> {

    @Query("select n from OwnNeed n where n.removedAt is null order by n.addedAt, n.id.id")
    List<OwnNeed> asked();

    @Query("select n from OwnNeed n order by n.addedAt, n.id.id")
    List<OwnNeed> ever();

    @Query("select n from OwnNeed n where n.id = ?1 and n.removedAt is null")
    Optional<OwnNeed> find(OwnNeedId id);

    /** The same, also if it was removed. */
    @Query("select n from OwnNeed n where n.id = ?1")
    Optional<OwnNeed> findEver(OwnNeedId id);
}
