package app.handoff.engagement;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.web.OwnersOnly;
import java.time.Clock;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/** One engagement with all that belongs to it, as one ZIP file to keep or to take elsewhere. */
@Controller
@OwnersOnly
class TakeOutController {

    private final TakeOuts takeOuts;
    private final Clock clock;

    TakeOutController(TakeOuts takeOuts, Clock clock) {
        this.takeOuts = takeOuts;
        this.clock = clock;
    }

    @GetMapping("/engagements/{id}/engagement.zip")
    View takeOut(@PathVariable EngagementId id, CurrentMember member, Locale locale) {
        return takeOuts.of(id, member.businessName(), locale, clock.instant());
    }
}
