package app.handoff.engagement;

import app.handoff.kernel.EngagementId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ActivityRepository extends Repository<Activity, UUID> {

    Activity save(Activity activity);

    @Query("select a from Activity a where a.engagement = :engagement order by a.at desc, a.id desc")
    List<Activity> of(EngagementId engagement, Limit limit);

    @Query(
            "select a from Activity a where a.at < :before or (a.at = :before and a.id < :last) order by a.at desc, a.id desc")
    List<Activity> page(Instant before, UUID last, Limit limit);

    @Query("select a.at from Activity a where a.engagement = :engagement and a.byKind = MEMBER and a.at >= :from"
            + " and a.at < :until order by a.at")
    List<Instant> actsOfMembers(EngagementId engagement, Instant from, Instant until);
}
