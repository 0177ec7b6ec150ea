package app.handoff.engagement;

import app.handoff.kernel.EngagementId;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** When our own people did something in an engagement, whatever it was. */
@Service
public class ActsOfPeople {

    private final ActivityRepository rows;

    ActsOfPeople(ActivityRepository rows) {
        this.rows = rows;
    }

    /**
     * The times of their acts, the first one first.
     *
     * @param until not included
     */
    @Transactional(readOnly = true)
    public List<Instant> between(EngagementId engagement, Instant from, Instant until) {
        return rows.actsOfMembers(engagement, from, until);
    }
}
