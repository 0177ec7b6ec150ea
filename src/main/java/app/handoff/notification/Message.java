package app.handoff.notification;

import app.handoff.shared.Actor;
import app.handoff.shared.BusinessOwned;
import app.handoff.shared.EngagementId;
import app.handoff.shared.Ids;
import app.handoff.shared.Letter;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
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
    private @Nullable String sentBy;
    private @Nullable Instant usefulUntil;
    private boolean toUs;
    private @Nullable String problem;

    Message(
            Letter letter,
            String subject,
            String body,
            @Nullable String button,
            byte @Nullable [] sealedPath,
            Instant now) {
        this.id = Ids.next();
        this.recipientName = letter.to().name();
        this.recipientEmail = letter.to().email();
        this.subject = subject;
        this.body = body;
        this.button = button;
        this.sealedPath = sealedPath;
        this.engagement = letter.engagement();
        this.usefulUntil = letter.usefulUntil();
        this.toUs = letter.isToUs();
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

    /** Somebody sent it themselves. The first who says so is remembered. */
    void sentBy(Actor person, Instant now) {
        if (status != Status.SENT) {
            status = Status.SENT;
            sentBy = person.name();
            sentAt = now;
        }
    }

    /** Somebody decides that it need not be sent any more. */
    void leave() {
        if (status != Status.SENT) {
            status = Status.NOT_NEEDED;
        }
    }

    /** What somebody said of it by mistake is taken back: it waits again. What the server sent stays sent. */
    void waitAgain(Instant now) {
        if (status == Status.NOT_NEEDED || sentBy != null) {
            status = Status.WAITING;
            sentBy = null;
            sentAt = null;
            tries = 0;
            nextTryAt = now;
        }
    }

    /**
     * Whether somebody has to send it themselves.
     *
     * @param left the states in which letters are left to people: {@link Post#leftToPeople()}
     */
    public boolean isForAPersonToSend(Set<Status> left, Instant now) {
        return left.contains(status) && !toUs && !isTooLate(now);
    }

    /** Whether its link has ended. */
    public boolean isTooLate(Instant now) {
        return usefulUntil != null && !usefulUntil.isAfter(now);
    }

    /** Whether it calls our own people to a page of theirs, of which their home tells too. */
    public boolean isToUs() {
        return toUs;
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

    /** Who sent it themselves; null where the mail server did. */
    public @Nullable String sentBy() {
        return sentBy;
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
        FAILED,
        NOT_NEEDED
    }
}
