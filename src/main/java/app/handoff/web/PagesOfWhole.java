package app.handoff.web;

import app.handoff.kernel.EngagementId;
import java.util.Optional;

/** Which engagements are a part of another one, whose scope and bidding are theirs too. Implemented by {@code engagement}. */
public interface PagesOfWhole {

    Optional<EngagementId> wholeOf(EngagementId part);
}
