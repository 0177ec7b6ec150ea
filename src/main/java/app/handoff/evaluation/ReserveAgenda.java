package app.handoff.evaluation;

import app.handoff.bidding.BidRequest;
import app.handoff.bidding.BidRequestRepository;
import app.handoff.engagement.Agenda;
import app.handoff.engagement.Engagement;
import app.handoff.engagement.Engagements;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Role;
import app.handoff.kernel.Sentence;
import app.handoff.scope.ScopesOfWork;
import app.handoff.tenancy.Tenancy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The reserve comes first: it is to be asked when work is put out again, and awarded once it said yes. */
@Component
class ReserveAgenda implements Agenda {

    /** Who has not asked by then goes on without it. */
    private static final Duration ASKED_WITHIN = Duration.ofDays(90);

    private final ReserveInquiryRepository inquiries;
    private final AwardRepository awards;
    private final BidRequestRepository requests;
    private final ScopesOfWork scopes;
    private final Engagements engagements;

    ReserveAgenda(
            ReserveInquiryRepository inquiries,
            AwardRepository awards,
            BidRequestRepository requests,
            ScopesOfWork scopes,
            Engagements engagements) {
        this.inquiries = inquiries;
        this.awards = awards;
        this.requests = requests;
        this.scopes = scopes;
        this.engagements = engagements;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Need> needs(Viewer viewer, Instant now, int limit) {
        if (!viewer.role().includes(Role.MANAGER) || limit < 1) {
            return List.of();
        }
        var most = Limit.of(limit);
        var today = LocalDate.ofInstant(now, Tenancy.locality().zone());
        return Stream.concat(toDecide(today, most), toAsk(now, limit))
                .limit(limit)
                .toList();
    }

    /** Where the reserve said yes and nobody has acted on it since. */
    private Stream<Need> toDecide(LocalDate today, Limit most) {
        var confirmed = inquiries.confirmed(today, most);
        if (confirmed.isEmpty()) {
            return Stream.of();
        }
        var engagements = confirmed.stream().map(ReserveInquiry::engagement).toList();
        var chosen = awards.in(engagements);
        var asked = asked(engagements);
        return confirmed.stream()
                .filter(inquiry -> chosen.stream()
                        .noneMatch(award -> award.engagement().equals(inquiry.engagement())
                                && award.awardedAt().isAfter(Objects.requireNonNull(inquiry.answeredAt()))))
                .filter(inquiry -> asked.stream()
                        .noneMatch(request -> request.engagement().equals(inquiry.engagement())
                                && !request.id().equals(inquiry.request())))
                .map(inquiry -> need(inquiry.engagement(), "decide", inquiry.vendorName()));
    }

    /** Next rounds in which nobody was asked for a bid yet, while a reserve of the round before is known that nobody asked. */
    private Stream<Need> toAsk(Instant now, int limit) {
        var rounds = engagements.nextRounds(now.minus(ASKED_WITHIN), limit);
        if (rounds.isEmpty()) {
            return Stream.of();
        }
        var ids = rounds.stream().map(Engagement::id).toList();
        var reserves = awards
                .standing(rounds.stream()
                        .flatMap(round -> round.succeeds().stream())
                        .toList())
                .stream()
                .filter(award -> award.reserve() != null)
                .collect(Collectors.toMap(StandingAward::engagement, award -> Objects.requireNonNull(award.reserve())));
        if (reserves.isEmpty()) {
            return Stream.of();
        }
        var done = new HashSet<>(inquiries.asked(ids));
        awards.in(ids).forEach(award -> done.add(award.engagement()));
        asked(ids).forEach(request -> done.add(request.engagement()));
        done.addAll(scopes.frozen(ids).keySet());
        return rounds.stream()
                .filter(round -> !done.contains(round.id()))
                .flatMap(round ->
                        round.succeeds().map(reserves::get).stream().map(reserve -> need(round.id(), "ask", reserve)));
    }

    private List<BidRequest> asked(Collection<EngagementId> engagements) {
        return requests.oldestFirst(engagements);
    }

    private static Need need(EngagementId engagement, String act, String reserve) {
        var key = "evaluation.agenda.reserve." + act;
        return new Need(
                engagement,
                Sentence.of(key, reserve),
                Sentence.of(key + ".note"),
                null,
                "/engagements/" + engagement + "/reserve",
                Sentence.of(key + ".button"),
                Need.Kind.YOUR_TURN);
    }

    @Override
    public List<Happening> happenings(Instant from, Instant to, int limit) {
        return List.of();
    }
}
