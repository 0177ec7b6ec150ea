package app.handoff.evaluation;

import app.handoff.bidding.BidRequestId;
import app.handoff.kernel.BidId;
import app.handoff.kernel.EngagementId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AwardRepository extends Repository<Award, AwardId> {

    Award save(Award award);

    void flush();

    /** All choices for a request, the first one first: those that came to nothing, and for each engagement at most one that stands. */
    @Query("select a from Award a where a.request = :request order by a.awardedAt")
    List<Award> of(BidRequestId request);

    /** All choices in these engagements, the first one first. */
    @Query("select a from Award a where a.engagement in :engagements order by a.awardedAt, a.id.id")
    List<Award> in(Collection<EngagementId> engagements);

    /** The choice that stands in an engagement. */
    @Query("select a from Award a where a.engagement = :engagement and a.withdrawal.withdrawnAt is null")
    Optional<Award> standing(EngagementId engagement);

    /** The choices that stand, of several engagements at once. */
    @Query(
            "select new app.handoff.evaluation.StandingAward(a.engagement, a.bid, a.awardedAt, a.reserveName) from Award a"
                    + " where a.engagement in :engagements and a.withdrawal.withdrawnAt is null")
    List<StandingAward> standing(Collection<EngagementId> engagements);

    /** All choices that chose one of these bids, or named it as the reserve. */
    @Query("select a from Award a where a.bid in :bids or a.reserve in :bids")
    List<Award> about(Collection<BidId> bids);

    @Query("select a.bid from Award a where a.withdrawal.withdrawnAt is null")
    Set<BidId> chosen();
}
