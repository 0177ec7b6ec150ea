package app.handoff.review;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EmailAddress;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;

/** Asks one customer or colleague by name how satisfied they are with the work. Given once, an answer stays as it is. */
@Entity
@DynamicUpdate
class Opinion extends BusinessOwned<OpinionId> {

    static final int LONGEST_WORD = 1_000;
    static final int LONGEST_NAME = 120;
    private static final int HIGHEST = 5;

    @EmbeddedId
    private OpinionId id;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "engagement_id"))
    private EngagementId engagement;

    private String work;
    private String vendor;
    private String person;
    private @Nullable String email;

    @Enumerated(EnumType.STRING)
    private Standing standsAs;

    @Embedded
    @EmbeddedColumnNaming("asked_by_%s")
    private Actor askedBy;

    private Instant askedAt;
    private Instant openUntil;
    private @Nullable Instant endedAt;
    private @Nullable Integer score;
    private @Nullable String word;
    private @Nullable Instant answeredAt;

    @SuppressWarnings("NullAway.Init")
    protected Opinion() {}

    /**
     * @param work the name of the engagement, and {@code vendor} who does it, as they are told to the one who is asked
     * @param of who is asked
     */
    Opinion(EngagementId engagement, String work, String vendor, Asked of, Instant openUntil, Actor by, Instant now) {
        this.id = OpinionId.next();
        this.engagement = engagement;
        this.work = work;
        this.vendor = vendor;
        this.person = of.name();
        this.email = of.email();
        this.standsAs = of.standsAs();
        this.askedBy = by;
        this.askedAt = now;
        this.openUntil = openUntil;
        registerEvent(new Requested(engagement, person, by, now));
    }

    /**
     * They say how satisfied they are. The very same once more is no second answer.
     *
     * @throws RuleViolation if they have answered, the link was stopped or its time is over, or the score is none
     */
    void answer(int score, @Nullable String word, Instant now) {
        requireUnanswered();
        if (!isOpen(now)) {
            throw new RuleViolation("review.opinion.closed");
        }
        if (score < 1 || score > HIGHEST) {
            throw new RuleViolation("review.score.bounds").at("score");
        }
        if (word != null && word.length() > LONGEST_WORD) {
            throw new RuleViolation("text.tooLong", LONGEST_WORD).at("word");
        }
        this.score = score;
        this.word = word;
        this.answeredAt = now;
        registerEvent(new Answered(engagement, person, Actor.guest(person), now));
    }

    /** @throws RuleViolation if an answer is there: it stays */
    void requireUnanswered() {
        if (answeredAt != null) {
            throw new RuleViolation("review.opinion.answered");
        }
    }

    boolean says(int score, @Nullable String word) {
        return this.score != null && this.score == score && Objects.equals(this.word, word);
    }

    /** Stops the link; an answer that was given stays. */
    void stop(Instant now) {
        if (endedAt == null) {
            endedAt = now;
        }
    }

    @Override
    public OpinionId getId() {
        return id;
    }

    public OpinionId id() {
        return id;
    }

    public EngagementId engagement() {
        return engagement;
    }

    public String work() {
        return work;
    }

    public String vendor() {
        return vendor;
    }

    public String person() {
        return person;
    }

    public Optional<String> email() {
        return Optional.ofNullable(email);
    }

    public Standing standsAs() {
        return standsAs;
    }

    public Actor askedBy() {
        return askedBy;
    }

    public Instant askedAt() {
        return askedAt;
    }

    public Instant openUntil() {
        return openUntil;
    }

    /** From 1 to 5; empty while they have not answered. */
    public Optional<Integer> score() {
        return Optional.ofNullable(score);
    }

    public Optional<String> word() {
        return Optional.ofNullable(word);
    }

    public Optional<Instant> answeredAt() {
        return Optional.ofNullable(answeredAt);
    }

    public boolean isStopped() {
        return endedAt != null;
    }

    /** Whether an answer is awaited still. */
    public boolean isOpen(Instant now) {
        return answeredAt == null && endedAt == null && now.isBefore(openUntil);
    }

    /** From which side they know the work. */
    enum Standing {
        CUSTOMER,
        COLLEAGUE
    }

    /**
     * Whom we ask.
     *
     * @param email where the link goes; null where somebody hands it over
     */
    record Asked(String name, @Nullable String email, Standing standsAs) {

        Asked {
            name = name.strip();
            if (name.isEmpty()) {
                throw new RuleViolation("field.required").at("name");
            }
            if (name.length() > LONGEST_NAME) {
                throw new RuleViolation("text.tooLong", LONGEST_NAME).at("name");
            }
            email = email == null ? null : EmailAddress.normal(email);
        }
    }

    record Requested(EngagementId engagement, String person, Actor by, Instant at) implements EngagementEvent {

        @Override
        public Object[] words() {
            return new Object[] {person};
        }
    }

    record Answered(EngagementId engagement, String person, Actor by, Instant at) implements EngagementEvent {

        @Override
        public Object[] words() {
            return new Object[] {person};
        }
    }
}
