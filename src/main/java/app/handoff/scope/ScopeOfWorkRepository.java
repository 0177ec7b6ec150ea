package app.handoff.scope;

import app.handoff.kernel.EngagementId;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All versions of all scopes, drafts included. */
interface ScopeOfWorkRepository extends Repository<ScopeOfWork, ScopeOfWorkId> {

    ScopeOfWork save(ScopeOfWork scope);

    void delete(ScopeOfWork scope);

    Optional<ScopeOfWork> findById(ScopeOfWorkId id);

    /** The newest version, draft or not. */
    Optional<ScopeOfWork> findFirstByEngagementOrderByNumberDesc(EngagementId engagement);

    /** The newest version, held for writing: two people who save at the same moment do so one after the other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select s from ScopeOfWork s where s.engagement = :engagement order by s.number desc limit 1")
    Optional<ScopeOfWork> forWriting(EngagementId engagement);

    @Query("""
            select s from ScopeOfWork s
            where s.engagement in :engagements
              and s.number = (select max(o.number) from ScopeOfWork o where o.engagement = s.engagement)
            """)
    List<ScopeOfWork> newest(Collection<EngagementId> engagements);

    /** What an engagement's scope says: the newest final version, or the draft while there is none. */
    @Query("""
            select s from ScopeOfWork s
            where s.engagement = :engagement
              and s.number = (select max(o.number) from ScopeOfWork o
                              where o.engagement = s.engagement and (o.status = FROZEN or o.number = 1))
            """)
    Optional<ScopeOfWork> told(EngagementId engagement);

    /** What was described for other engagements, the newest first; see {@link #told}. */
    @Query("""
            select new app.handoff.scope.PastScope(s.id, s.engagement, s.number, s.status, s.startedAt)
            from ScopeOfWork s
            where s.described = true and s.engagement <> :but
              and s.number = (select max(o.number) from ScopeOfWork o
                              where o.engagement = s.engagement and (o.status = FROZEN or o.number = 1))
            order by s.startedAt desc, s.id.id desc
            """)
    List<PastScope> described(EngagementId but, Limit limit);

    /** The same, from behind the last one that was shown. */
    @Query("""
            select new app.handoff.scope.PastScope(s.id, s.engagement, s.number, s.status, s.startedAt)
            from ScopeOfWork s join ScopeOfWork last on last.id = :last
            where s.described = true and s.engagement <> :but
              and (s.startedAt, s.id.id) < (last.startedAt, last.id.id)
              and s.number = (select max(o.number) from ScopeOfWork o
                              where o.engagement = s.engagement and (o.status = FROZEN or o.number = 1))
            order by s.startedAt desc, s.id.id desc
            """)
    List<PastScope> describedBefore(EngagementId but, ScopeOfWorkId last, Limit limit);

    @Query("select s from ScopeOfWork s where s.status = 'DRAFT' and s.closedAt is null order by s.startedAt")
    List<ScopeOfWork> drafts(Limit limit);
}
