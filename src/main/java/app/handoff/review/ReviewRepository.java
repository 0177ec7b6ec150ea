package app.handoff.review;

import app.handoff.kernel.EngagementId;
import app.handoff.tenancy.AggregateRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;

interface ReviewRepository extends AggregateRepository<Review, ReviewId> {

    @Query("select r from Review r where r.engagement = :engagement and r.status = DRAFT")
    Optional<Review> draft(EngagementId engagement);

    /** Finished ones, the newest first. */
    @Query("select r from Review r where r.engagement in :engagements and r.status = FINISHED order by r.finishedAt"
            + " desc")
    List<Review> finished(Collection<EngagementId> engagements);

    /** The last finished review of each engagement where it came to one of these verdicts, the newest first. */
    @Query("select r from Review r where r.verdict in :verdicts and r.status = FINISHED"
            + " and not exists (select 1 from Review later where later.engagement = r.engagement"
            + " and later.status = FINISHED and later.periodTo > r.periodTo) order by r.finishedAt desc")
    List<Review> decided(Collection<ReviewVerdict> verdicts, Limit limit);

    /** The last finished review of each of these engagements. */
    @Query("select r from Review r where r.engagement in :engagements and r.status = FINISHED"
            + " and not exists (select 1 from Review later where later.engagement = r.engagement"
            + " and later.status = FINISHED and later.periodTo > r.periodTo)")
    List<Review> last(Collection<EngagementId> engagements);

    /** The same without figures, the last one finished first. */
    @Query("select new app.handoff.review.EngagementResults$Said(r.engagement, r.entries, r.verdict) from Review r"
            + " where r.engagement in :engagements and r.status = FINISHED"
            + " and not exists (select 1 from Review later where later.engagement = r.engagement"
            + " and later.status = FINISHED and later.periodTo > r.periodTo) order by r.finishedAt desc")
    List<EngagementResults.Said> lastSaid(Collection<EngagementId> engagements);
}
