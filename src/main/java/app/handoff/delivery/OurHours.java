package app.handoff.delivery;

import app.handoff.kernel.Actor;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Hours of ours in one week whose report the vendor writes, who cannot know them.
 *
 * @param parallel spent on doing the same work at the same time, of all who did it together
 * @param oversight spent on looking after the work
 * @param revision how often they were entered: 1 for the first time
 */
public record OurHours(
        @Nullable BigDecimal parallel, @Nullable BigDecimal oversight, Actor by, Instant at, int revision) {}
