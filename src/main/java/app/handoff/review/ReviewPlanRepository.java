package app.handoff.review;

import app.handoff.kernel.EngagementId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ReviewPlanRepository extends Repository<ReviewPlan, EngagementId> {

    ReviewPlan save(ReviewPlan plan);

    Optional<ReviewPlan> findById(EngagementId engagement);

    @Query("select p from ReviewPlan p where p.engagement in :engagements")
    List<ReviewPlan> all(Collection<EngagementId> engagements);

    @Query("select p from ReviewPlan p order by p.starts desc, p.engagement.id desc")
    List<ReviewPlan> newest(Limit limit);

    /** Those that run by their last day for notice, then those that are over. */
    @Query(
            value = "select p.* from review_plan p order by p.over or p.closed, case when p.over or p.closed then null"
                    + " else p.notice_on end, p.ends desc, p.engagement_id limit :size offset :from",
            nativeQuery = true)
    List<ReviewPlan> byEnd(long from, int size);

    @Query("select p from ReviewPlan p where p.dueOn between :from and :to order by p.dueOn, p.engagement.id")
    List<ReviewPlan> due(LocalDate from, LocalDate to, Limit limit);
}
