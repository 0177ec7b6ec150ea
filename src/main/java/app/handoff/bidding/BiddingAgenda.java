package app.handoff.bidding;

import app.handoff.engagement.Agenda;
import app.handoff.kernel.Role;
import app.handoff.kernel.Sentence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Questions to answer, bids to open, and the deadlines of open biddings. */
@Component
class BiddingAgenda implements Agenda {

    private static final int LOOKED_AT = 200;

    private final BidRequestRepository requests;
    private final InvitationCounts invitationCounts;

    BiddingAgenda(BidRequestRepository requests, InvitationCounts invitationCounts) {
        this.requests = requests;
        this.invitationCounts = invitationCounts;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Need> needs(Viewer viewer, Instant now, int limit) {
        if (!viewer.role().includes(Role.MANAGER) || limit < 1) {
            return List.of();
        }
        var waiting = requests.waitingForUs(now, Limit.of(LOOKED_AT));
        var counted = invitationCounts.of(waiting);
        return waiting.stream()
                .flatMap(request -> awaited(request, Objects.requireNonNull(counted.get(request.id())), now).stream())
                .map(BiddingNextStep::asNeed)
                .sorted(Comparator.comparing(
                        need -> need.due() == null ? Instant.MAX : need.due().at()))
                .limit(limit)
                .toList();
    }

    /** The scope of a request that is open was frozen. */
    private static Optional<BiddingNextStep> awaited(
            BidRequest request, InvitationCounts.Standing standing, Instant now) {
        return BiddingNextStep.waiting(request, standing, true, now).stream()
                .filter(step -> step.kind().isAwaited())
                .findFirst();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Happening> happenings(Instant from, Instant to, int limit) {
        var happenings = new ArrayList<Happening>();
        for (var request : requests.endingBetween(from, to, Limit.of(limit))) {
            if (request.isAwaitingFinalOffers()) {
                happenings.add(new Happening(
                                request.engagement(),
                                Sentence.of("bidding.agenda.finalDeadline"),
                                request.finalDeadline().at())
                        .named("final-offers-" + request.id()));
                continue;
            }
            var deadline = request.deadline().at();
            var questions = request.questionsUntil();
            if (questions != null
                    && !questions.isBefore(from)
                    && !questions.isAfter(to)
                    && !questions.equals(deadline)) {
                happenings.add(
                        new Happening(request.engagement(), Sentence.of("bidding.agenda.questionsUntil"), questions)
                                .named("bidders-questions-" + request.id()));
            }
            if (!deadline.isBefore(from) && !deadline.isAfter(to)) {
                happenings.add(new Happening(request.engagement(), Sentence.of("bidding.agenda.deadline"), deadline)
                        .named("bids-" + request.id()));
            }
        }
        return happenings.stream()
                .sorted(Comparator.comparing(Happening::at))
                .limit(limit)
                .toList();
    }
}
