package app.handoff.engagement;

import app.handoff.kernel.EngagementId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The engagements of a business by name. Triage, which opens them, answers. */
public interface EngagementDirectory {

    Optional<Entry> find(EngagementId engagement);

    /** Whether it was opened by mistake and removed: then none of its pages exists any more. */
    boolean isRemoved(EngagementId engagement);

    /** The names of these engagements, in one statement. */
    Map<EngagementId, String> names(Collection<EngagementId> engagements);

    /** The engagements that the same task had before this one, the newest first. */
    List<EngagementId> earlier(EngagementId engagement);

    /**
     * One page of engagements, newest first.
     *
     * @param search part of a name, or null for all
     * @param after the last one of the page before, or null for the first page
     * @param size how many, 1 to 100; one more is returned when there are more
     */
    List<Entry> list(@Nullable String search, @Nullable EngagementId after, int size);

    record Entry(
            EngagementId id,
            String name,
            Instant openedAt,
            @Nullable Instant endedAt) {}
}
