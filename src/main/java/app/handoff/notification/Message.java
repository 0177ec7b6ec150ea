package app.handoff.notification;

import app.handoff.shared.BusinessOwned;
import app.handoff.shared.EngagementId;
import app.handoff.shared.Ids;
import app.handoff.shared.Letter.Recipient;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A letter in the outbox: what it says, to whom, and whether it has left. */
@Entity
public class Message extends BusinessOwned<UUID> {

    /** After this many tries, over about a day, a person has to look. */
    static final int TRIES = 10;

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(4);
    private static final int PROBLEM_LENGTH = 300;

    @Id
    private UUID id;

    private String recipientName;
    private String recipientEmail;
    private String subject;
    private String body;
    private @Nullable String button;
    private byte @Nullable [] sealedPath;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "engagement_id"))
    private @Nullable EngagementId engagement;

    @Enumerated(EnumType.STRING)
    private Status status = Status.WAITING;

    private int tries;
    private Instant nextTryAt;
    private Instant createdAt;
    private @Nullable Instant sentAt;
    private @Nullable String problem;

    Message(
            Recipient to,
            String subject,
            String body,
            @Nullable String button,
            byte @Nullable [] sealedPath,
            @Nullable EngagementId engagement,
            Instant now) {
        this.id = Ids.next();
        this.recipientName = to.name();
        this.recipientEmail = to.email();
        this.subject = subject;
        this.body = body;
        this.button = button;
        this.sealedPath = sealedPath;
        this.engagement = engagement;
        this.createdAt = now;
        this.nextTryAt = now;
    }

    @SuppressWarnings("NullAway.Init")
    protected Message() {}

    void sent(Instant now) {
        tries++;
        status = Status.SENT;
        sentAt = now;
        problem = null;
    }

    /** Tries again later, each time after twice the pause, until a person has to look. */
    void notSent(String reason, Instant now) {
        tries++;
        problem = reason.length() <= PROBLEM_LENGTH ? reason : reason.substring(0, PROBLEM_LENGTH);
        if (tries >= TRIES) {
            status = Status.FAILED;
            return;
        }
        var pause = FIRST_PAUSE.multipliedBy(1L << (tries - 1));
        nextTryAt = now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    }

    /** A person asks to try once more. */
    void tryAgain(Instant now) {
        if (status != Status.SENT) {
            status = Status.WAITING;
            tries = 0;
            nextTryAt = now;
        }
    }

    @Override
    public UUID getId() {
        return id;
    }

    public String recipientName() {
        return recipientName;
    }

    public String recipientEmail() {
        return recipientEmail;
    }

    public String subject() {
        return subject;
    }

    public String body() {
        return body;
    }

    public @Nullable String button() {
        return button;
    }

    byte @Nullable [] sealedPath() {
        return sealedPath;
    }

    public Status status() {
        return status;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public @Nullable Instant sentAt() {
        return sentAt;
    }

    public @Nullable String problem() {
        return problem;
    }

    public int tries() {
        return tries;
    }

    /** Invitations and sign-in links concern the business itself: its owners alone see them. */
    public boolean isForOwners() {
        return engagement == null;
    }

    public enum Status {
        WAITING,
        SENT,
        FAILED
    }
}
