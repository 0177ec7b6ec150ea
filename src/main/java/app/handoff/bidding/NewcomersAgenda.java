package app.handoff.bidding;

import app.handoff.engagement.Agenda;
import app.handoff.kernel.Role;
import app.handoff.kernel.Sentence;
import java.time.Instant;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Vendors that came in by a public link and that nobody has looked at: one line for all of one request. */
@Component
class NewcomersAgenda implements Agenda {

    private final PublicLinkRepository publicLinks;

    NewcomersAgenda(PublicLinkRepository publicLinks) {
        this.publicLinks = publicLinks;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Need> needs(Viewer viewer, Instant now, int limit) {
        if (!viewer.role().includes(Role.MANAGER) || limit < 1) {
            return List.of();
        }
        return publicLinks.unseen(now, Limit.of(limit)).stream()
                .map(arrivals -> new Need(
                        arrivals.getEngagement(),
                        Sentence.of("bidding.newcomers.need", arrivals.getVendors()),
                        Sentence.of("bidding.newcomers.need.why"),
                        null,
                        "/engagements/" + arrivals.getEngagement() + "/bidding/public-link",
                        Sentence.of("bidding.newcomers.need.button"),
                        Need.Kind.YOUR_TURN))
                .toList();
    }

    @Override
    public List<Happening> happenings(Instant from, Instant to, int limit) {
        return List.of();
    }
}
