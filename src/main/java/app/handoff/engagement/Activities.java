package app.handoff.engagement;

import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.text.Format;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what the modules tell, in the transaction in which it happened. */
@Service
class Activities {

    private static final int LONGEST = 1000;
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private final ActivityRepository rows;
    private final Format format;

    Activities(ActivityRepository rows, Format format) {
        this.rows = rows;
        this.format = format;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void remember(EngagementEvent event) {
        var words = Stream.concat(Stream.of(event.by().name()), Stream.of(event.words()))
                .toArray();
        var sentence = format.message(event.sentenceKey(), words);
        rows.save(new Activity(
                event.engagement(),
                event.by(),
                event.at(),
                sentence.length() <= LONGEST ? sentence : sentence.substring(0, LONGEST - 1) + "…"));
    }

    @Transactional(readOnly = true)
    public List<Activity> of(EngagementId engagement, int most) {
        return rows.of(engagement, Limit.of(most));
    }

    /** One page across the business, newest first; {@code before} is the last act of the page before. */
    @Transactional(readOnly = true)
    public List<Activity> page(@Nullable Instant before, @Nullable UUID last, int size) {
        return rows.page(
                before == null ? END_OF_TIME : before, last == null ? new UUID(-1L, -1L) : last, Limit.of(size));
    }
}
