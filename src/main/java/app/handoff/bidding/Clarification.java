package app.handoff.bidding;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;

/**
 * A question of one vendor. The answer goes to all of them; who asked is shown to nobody. A notice is what all of them are told
 * without having asked: an answer without a question.
 */
@Entity
class Clarification extends BusinessOwned<ClarificationId> {

    private static final String SOMEBODY = "A vendor";

    @EmbeddedId
    private ClarificationId id;

    @Embedded
    @EmbeddedColumnNaming("request_%s")
    private BidRequestId request;

    @Embedded
    @EmbeddedColumnNaming("engagement_%s")
    private EngagementId engagement;

    @Embedded
    @EmbeddedColumnNaming("invitation_%s")
    private @Nullable InvitationId invitation;

    private @Nullable String question;
    private Instant askedAt;
    private @Nullable String wording;
    private @Nullable String answer;
    private @Nullable Instant answeredAt;
    private @Nullable String answeredBy;

    /** @throws RuleViolation when questions are over: an answer could no longer reach everybody in time */
    Clarification(BidRequest request, InvitationId invitation, String question, Instant now) {
        if (!request.acceptsQuestions(now)) {
            throw new RuleViolation("bidding.question.tooLate").at("question");
        }
        this.id = ClarificationId.next();
        this.request = request.id();
        this.engagement = request.engagement();
        this.invitation = invitation;
        this.question = question.strip();
        this.askedAt = now;
        registerEvent(new Asked(id, engagement, new Actor(Actor.Kind.VENDOR, null, SOMEBODY), now));
    }

    private Clarification(BidRequest request, String notice, Actor by, Instant now) {
        request.requireTelling(now);
        this.id = ClarificationId.next();
        this.request = request.id();
        this.engagement = request.engagement();
        this.askedAt = now;
        this.answer = notice.strip();
        this.answeredAt = now;
        this.answeredBy = by.name();
        registerEvent(new Told(id, engagement, by, now));
    }

    /** Tells all vendors what none of them asked. */
    static Clarification notice(BidRequest request, String text, Actor by, Instant now) {
        return new Clarification(request, text, by, now);
    }

    @SuppressWarnings("NullAway.Init")
    protected Clarification() {}

    /** @param wording how all vendors read the question; null for as it was asked */
    void answer(String text, @Nullable String wording, Actor by, Instant now) {
        if (answeredAt != null) {
            throw new RuleViolation("bidding.question.alreadyAnswered").at("answer");
        }
        if (wording != null && wording.isBlank()) {
            throw new RuleViolation("bidding.question.wordingMissing").at("wording");
        }
        this.wording = wording == null || wording.strip().equals(question) ? null : wording.strip();
        answer = text.strip();
        answeredAt = now;
        answeredBy = by.name();
        registerEvent(new Answered(id, engagement, by, now));
    }

    @Override
    public ClarificationId getId() {
        return id;
    }

    public ClarificationId id() {
        return id;
    }

    public BidRequestId request() {
        return request;
    }

    /** Whether nobody asked. */
    public boolean isNotice() {
        return question == null;
    }

    /** Whether this is a notice of just these words. */
    boolean tells(String text) {
        return isNotice() && text.strip().equals(answer);
    }

    /** The question as it was asked; empty of a notice. */
    public String question() {
        return question == null ? "" : question;
    }

    /** The question as all vendors read it; empty of a notice. */
    public String asRead() {
        return wording == null ? question() : wording;
    }

    /** Whether it goes out in other words than it was asked in. */
    public boolean isReworded() {
        return wording != null;
    }

    public Instant askedAt() {
        return askedAt;
    }

    public boolean isOpen() {
        return answeredAt == null;
    }

    public @Nullable String answer() {
        return answer;
    }

    public @Nullable Instant answeredAt() {
        return answeredAt;
    }

    public @Nullable String answeredBy() {
        return answeredBy;
    }

    public record Asked(ClarificationId clarification, EngagementId engagement, Actor by, Instant at)
            implements EngagementEvent {}

    public record Told(ClarificationId clarification, EngagementId engagement, Actor by, Instant at)
            implements EngagementEvent {}

    public record Answered(ClarificationId clarification, EngagementId engagement, Actor by, Instant at)
            implements EngagementEvent {}
}
