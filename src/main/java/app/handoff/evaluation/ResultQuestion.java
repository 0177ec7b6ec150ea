package app.handoff.evaluation;

import app.handoff.bidding.InvitationId;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Ids;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;

/**
 * A vendor whose bid was not chosen asks why. Question and answer stay between the vendor and the business: they are about this
 * one bid.
 */
@Entity
class ResultQuestion extends BusinessOwned<UUID> {

    static final int LONGEST_QUESTION = 2_000;
    static final int LONGEST_ANSWER = 4_000;

    /** How long a vendor can ask after a letter. */
    static final Duration TIME_TO_ASK = Duration.ofDays(14);

    /** How often a vendor can ask about one letter. */
    static final int MOST_QUESTIONS = 3;

    @Id
    private UUID id;

    @Embedded
    @EmbeddedColumnNaming("engagement_%s")
    private EngagementId engagement;

    private UUID letterId;

    @Embedded
    @EmbeddedColumnNaming("invitation_%s")
    private InvitationId invitation;

    private String vendorName;
    private String question;
    private Instant askedAt;
    private @Nullable String answer;
    private @Nullable Instant answeredAt;
    private @Nullable String answeredBy;

    /**
     * @param letter what the vendor was told last
     * @param before what it has asked so far
     * @throws RuleViolation at {@code question} if there is none, or more than 2,000 characters; if it was asked before, too often,
     *     too late, or by a vendor that is chosen
     */
    ResultQuestion(Letter letter, List<ResultQuestion> before, String question, Actor by, Instant now) {
        requireAskable(letter, before, now);
        var asked = OwnWords.of(question, LONGEST_QUESTION, "submission.question.missing", "question");
        if (before.stream().anyMatch(other -> other.question.equalsIgnoreCase(asked))) {
            throw new RuleViolation("evaluation.result.question.twice").at("question");
        }
        this.id = Ids.next();
        this.engagement = letter.engagement();
        this.letterId = letter.getId();
        this.invitation = letter.invitation();
        this.vendorName = letter.vendorName();
        this.question = asked;
        this.askedAt = now;
        registerEvent(new Asked(engagement, by, now));
    }

    @SuppressWarnings("NullAway.Init")
    protected ResultQuestion() {}

    /** @throws RuleViolation at {@code question} if the vendor cannot ask, or cannot ask any more */
    static void requireAskable(Letter letter, List<ResultQuestion> before, Instant now) {
        var until = askedUntil(letter);
        if (until == null) {
            throw new RuleViolation("evaluation.result.question.chosen").at("question");
        }
        if (now.isAfter(until)) {
            throw new RuleViolation("evaluation.result.question.tooLate").at("question");
        }
        if (before.stream()
                        .filter(other -> other.letterId.equals(letter.getId()))
                        .count()
                >= MOST_QUESTIONS) {
            throw new RuleViolation("evaluation.result.question.tooMany", MOST_QUESTIONS).at("question");
        }
    }

    /** Until when the vendor can ask about a letter; null before it is sent, and where it tells that the vendor is chosen. */
    static @Nullable Instant askedUntil(Letter letter) {
        var sent = letter.sentAt();
        return sent == null || letter.kind().isChosen() ? null : sent.plus(TIME_TO_ASK);
    }

    /**
     * Tells the vendor, and nobody else.
     *
     * @throws RuleViolation at {@code answer} if there is none, more than 4,000 characters, or there is one already
     */
    void answer(String text, Actor by, Instant now) {
        if (!isOpen()) {
            throw new RuleViolation("bidding.question.alreadyAnswered").at("answer");
        }
        answer = OwnWords.of(text, LONGEST_ANSWER, "bidding.answer.missingText", "answer");
        answeredAt = now;
        answeredBy = by.name();
        registerEvent(new Answered(engagement, vendorName, by, now));
    }

    @Override
    public UUID getId() {
        return id;
    }

    EngagementId engagement() {
        return engagement;
    }

    InvitationId invitation() {
        return invitation;
    }

    /** The letter it is about. */
    UUID letter() {
        return letterId;
    }

    public String vendorName() {
        return vendorName;
    }

    public String question() {
        return question;
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

    record Asked(EngagementId engagement, Actor by, Instant at) implements EngagementEvent {}

    record Answered(EngagementId engagement, String vendorName, Actor by, Instant at) implements EngagementEvent {}
}
