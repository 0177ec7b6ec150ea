package app.handoff.engagement;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.TaskId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The engagements of the business. */
@Transactional(readOnly = true)
interface EngagementRepository extends Repository<Engagement, EngagementId> {

    @Transactional
    Engagement save(Engagement engagement);

    @Transactional
    Engagement saveAndFlush(Engagement engagement);

    Optional<Engagement> findById(EngagementId id);

    /** @throws NotFound if there is no such engagement in this business, or it was removed */
    default Engagement get(EngagementId id) {
        return findById(id).filter(engagement -> !engagement.isRemoved()).orElseThrow(NotFound::new);
    }

    @Query("select count(e) > 0 from Engagement e where e.id = :id and (e.outcome is null or e.outcome <> REMOVED)")
    boolean hasPages(EngagementId id);

    @Query("select e from Engagement e where e.id in :ids")
    List<Engagement> all(Collection<EngagementId> ids);

    /** All engagements this task ever had and that were not removed, the newest first. */
    @Query(
            "select e from Engagement e where e.task = :task and (e.outcome is null or e.outcome <> REMOVED) order by e.openedAt desc, e.id.id desc limit 20")
    List<Engagement> of(TaskId task);

    /** The rounds that followed these engagements, the newest last. */
    @Query("select e from Engagement e where e.succeeds in :before order by e.openedAt, e.id.id")
    List<Engagement> after(Collection<EngagementId> before);

    /** Next rounds that were opened since then and have not ended, the oldest first. */
    @Query("select e from Engagement e where e.succeeds.id is not null and e.endedAt is null and e.openedAt >= :since"
            + " order by e.openedAt, e.id.id")
    List<Engagement> nextRounds(Instant since, Limit limit);

    /** The engagements that these are parts of. */
    @Query("select new app.handoff.engagement.Engagements$Whole(p.id, e.id, e.name, e.openedAt, e.endedAt)"
            + " from Engagement p join Engagement e on e.id = p.partOf where p.id in :parts")
    List<Engagements.Whole> wholes(Collection<EngagementId> parts);

    @Query("select new app.handoff.engagement.Engagements$Entry(e.id, e.name, e.openedAt, e.endedAt)"
            + " from Engagement e where e.partOf = :whole and (e.outcome is null or e.outcome <> REMOVED)"
            + " order by e.openedAt, e.id.id")
    List<Engagements.Entry> parts(EngagementId whole);

    @Query("select new app.handoff.engagement.Engagements$Entry(e.id, e.name, e.openedAt, e.endedAt)"
            + " from Engagement e where e.id in :ids and (e.outcome is null or e.outcome <> REMOVED)")
    List<Engagements.Entry> entries(Collection<EngagementId> ids);

    @Query("select new app.handoff.engagement.Engagements$Entry(e.id, e.name, e.openedAt, e.endedAt)"
            + " from Engagement e where (:pattern is null or cast(function('folded', e.name) as String) like :pattern)"
            + " and (e.outcome is null or e.outcome <> REMOVED)"
            + " order by e.openedAt desc, e.id.id desc")
    List<Engagements.Entry> newest(@Nullable String pattern, Limit limit);

    @Query("select new app.handoff.engagement.Engagements$Entry(e.id, e.name, e.openedAt, e.endedAt)"
            + " from Engagement e join Engagement last on last.id = :last"
            + " where (:pattern is null or cast(function('folded', e.name) as String) like :pattern)"
            + " and (e.outcome is null or e.outcome <> REMOVED)"
            + " and (e.openedAt, e.id.id) < (last.openedAt, last.id.id)"
            + " order by e.openedAt desc, e.id.id desc")
    List<Engagements.Entry> newestAfter(EngagementId last, @Nullable String pattern, Limit limit);
}
