package app.handoff.review;

import app.handoff.shared.EngagementId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ReviewRepository extends Repository<Review, ReviewId> {

    Review save(Review review);

    @Query("select r from Review r where r.engagement = :engagement and r.status = DRAFT")
    Optional<Review> draft(EngagementId engagement);

    /** Finished ones, the newest first. */
    @Query(
            "select r from Review r where r.engagement in :engagements and r.status = FINISHED order by r.finishedAt desc")
    List<Review> finished(Collection<EngagementId> engagements);
}
