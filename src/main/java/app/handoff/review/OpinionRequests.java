package app.handoff.review;

import app.handoff.engagement.Engagements;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.MailRequest;
import app.handoff.kernel.NoLongerAsked;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.review.Opinion.Asked;
import app.handoff.sharelink.ShareLinks;
import app.handoff.tenancy.AdvisoryLock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks people by name, each through a link of their own, how satisfied they are with running work. */
@Service
class OpinionRequests {

    private static final Duration ANSWERED_WITHIN = Duration.ofDays(21);

    /** Awaited at most at a time, so that nobody is written to in bulk. */
    private static final int MOST_OPEN = 30;

    private final OpinionRepository opinions;
    private final ReviewPlanRepository plans;
    private final Engagements engagements;
    private final ShareLinks links;
    private final AdvisoryLock advisoryLock;
    private final ApplicationEventPublisher events;

    OpinionRequests(
            OpinionRepository opinions,
            ReviewPlanRepository plans,
            Engagements engagements,
            ShareLinks links,
            AdvisoryLock advisoryLock,
            ApplicationEventPublisher events) {
        this.opinions = opinions;
        this.plans = plans;
        this.engagements = engagements;
        this.links = links;
        this.advisoryLock = advisoryLock;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public List<Opinion> of(EngagementId engagement) {
        return opinions.of(engagement);
    }

    /**
     * Asks a person, and sends the link where an address is known.
     *
     * @param business as it signs the message
     * @return the page behind the new link, from the root of this installation
     * @throws NotFound if the work of this engagement never started
     * @throws RuleViolation at {@code email} if this person is asked already, or if too many answers are awaited
     */
    @Transactional
    public String ask(EngagementId engagement, Asked of, Actor by, String business, Instant now) {
        var plan = plans.findById(engagement).orElseThrow(NotFound::new);
        advisoryLock.take("opinion " + engagement);
        var open = opinions.of(engagement).stream()
                .filter(other -> other.isOpen(now))
                .toList();
        if (of.email() != null
                && open.stream()
                        .anyMatch(other ->
                                other.email().filter(of.email()::equals).isPresent())) {
            throw new RuleViolation("review.opinion.twice", of.email()).at("email");
        }
        if (open.size() >= MOST_OPEN) {
            throw new RuleViolation("review.opinion.tooMany", MOST_OPEN);
        }
        // Whom nobody waits for any more is asked anew.
        opinions.of(engagement).stream()
                .filter(other -> other.answeredAt().isEmpty() && !other.isStopped() && !other.isOpen(now))
                .forEach(late -> stop(late, now));
        var name = engagements.get(engagement).name();
        var opinion =
                opinions.save(new Opinion(engagement, name, plan.vendorName(), of, now.plus(ANSWERED_WITHIN), by, now));
        var path = "/s/"
                + links.issue(LinkPurpose.OPINION, opinion.id().id(), of.name(), opinion.openUntil(), now)
                        .value()
                + "/opinion";
        if (of.email() != null) {
            events.publishEvent(new MailRequest(
                            new MailRequest.Recipient(of.name(), of.email()),
                            "review.opinion",
                            List.of(
                                    business,
                                    name,
                                    plan.vendorName(),
                                    of.name(),
                                    by.name(),
                                    Reviews.day(opinion.openUntil())),
                            path,
                            engagement,
                            opinion.openUntil())
                    .asking(opinion.id().id()));
        }
        return path;
    }

    /** Stops the link of a person, and the message that waits to bring it; an answer that was given stays. */
    @Transactional
    public void stop(EngagementId engagement, OpinionId id, Instant now) {
        stop(
                opinions.find(id)
                        .filter(opinion -> opinion.engagement().equals(engagement))
                        .orElseThrow(NotFound::new),
                now);
    }

    private void stop(Opinion opinion, Instant now) {
        links.revoke(opinion.id().id(), LinkPurpose.OPINION, now);
        events.publishEvent(new NoLongerAsked(opinion.id().id()));
        opinion.stop(now);
        opinions.save(opinion);
    }

    /** What somebody is asked who came through a link. */
    @Transactional(readOnly = true)
    public Opinion asked(OpinionId id) {
        return opinions.find(id).orElseThrow(NotFound::new);
    }

    /**
     * Somebody answers through the link; the same sent twice is one answer.
     *
     * @throws RuleViolation if another answer is there
     */
    @Transactional
    public void answer(OpinionId id, int score, @Nullable String word, Instant now) {
        advisoryLock.take("opinion " + id);
        var opinion = asked(id);
        if (opinion.says(score, word)) {
            return;
        }
        opinion.answer(score, word, now);
        opinions.save(opinion);
        events.publishEvent(new NoLongerAsked(id.id()));
    }
}
