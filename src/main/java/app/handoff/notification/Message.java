package app.handoff.notification;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Ids;
import app.handoff.kernel.MailRequest;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.BusinessOwned;
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

/** A message in the outbox: what it says, to whom, and whether it has left. */
@Entity
class Message extends BusinessOwned<UUID> {

    /** After this many tries, over a day, a person has to look. */
    static final int TRIES = 14;

    /** How long a server that cannot be reached is asked before a person has to look. */
    static final Duration PATIENCE = Duration.ofDays(1);

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(4);

    @Id
    private UUID id;

    private String recipientName;
    private String recipientEmail;
    private String subject;
    private @Nullable String mailKey;
    private @Nullable String body;
    private byte @Nullable [] sealedBody;
    private @Nullable String button;
    private byte @Nullable [] sealedPath;
    private @Nullable String calendarMethod;
    private byte @Nullable [] sealedCalendar;
    private boolean confidential;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "engagement_id"))
    private @Nullable EngagementId engagement;

    @Enumerated(EnumType.STRING)
    private Status status = Status.WAITING;

    private int tries;
    private Instant nextTryAt;
    private @Nullable Instant triedSince;
    private Instant createdAt;
    private @Nullable Instant sentAt;
    private @Nullable String sentBy;
    private @Nullable Instant usefulUntil;
    private boolean toUs;
    private @Nullable UUID about;
    private @Nullable String problem;

    Message(
            MailRequest mailRequest,
            String subject,
            byte[] sealedBody,
            @Nullable String button,
            byte @Nullable [] sealedPath,
            byte @Nullable [] sealedCalendar,
            Instant now) {
        this.id = Ids.next();
        this.recipientName = mailRequest.to().name();
        this.recipientEmail = mailRequest.to().email();
        this.subject = subject;
        this.mailKey = mailRequest.key();
        this.sealedBody = sealedBody;
        this.button = button;
        this.sealedPath = sealedPath;
        this.calendarMethod =
                mailRequest.calendar() == null ? null : mailRequest.calendar().method();
        this.sealedCalendar = sealedCalendar;
        this.confidential = mailRequest.confidential();
        this.engagement = mailRequest.engagement();
        this.usefulUntil = mailRequest.usefulUntil();
        this.toUs = mailRequest.isToUs();
        this.about = mailRequest.about();
        this.createdAt = now;
        this.nextTryAt = now;
    }

    @SuppressWarnings("NullAway.Init")
    protected Message() {}

    /** Taken by a sender, who says what came of it. Should the sender die, it is another's turn after a while. */
    void takenUntil(Instant end) {
        nextTryAt = end;
    }

    void sent(Instant now) {
        tries++;
        status = Status.SENT;
        sentAt = now;
        problem = null;
        forgetIfConfidential();
    }

    private void forgetIfConfidential() {
        if (confidential) {
            body = null;
            sealedBody = null;
            sealedPath = null;
        }
    }

    /** The server did not take it: tries again later, each time after twice the pause, until a person has to look. */
    void notTaken(String reason, Instant now) {
        tries++;
        if (tries >= TRIES) {
            failed(reason);
            return;
        }
        problem = reason;
        var pause = FIRST_PAUSE.multipliedBy(1L << (tries - 1));
        nextTryAt = now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    }

    /** Trying again would not help. */
    void failed(String reason) {
        problem = reason;
        status = Status.FAILED;
    }

    /** There was no server to offer it to, which is not its fault: it stays the next in turn. */
    void notOffered(Instant now) {
        nextTryAt = now;
    }

    /** A person asks to try once more. */
    void tryAgain(Instant now) {
        if (status != Status.SENT) {
            waitAnew(now);
        }
    }

    private void waitAnew(Instant now) {
        status = Status.WAITING;
        tries = 0;
        triedSince = null;
        nextTryAt = now;
    }

    /**
     * Somebody sent it themselves. The first who says so is remembered.
     *
     * @throws RuleViolation if it is confidential: nobody could have read it
     */
    void sentBy(Actor person, Instant now) {
        if (confidential) {
            throw new RuleViolation("notification.confidential");
        }
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
            sentBy = null;
            sentAt = null;
            waitAnew(now);
        }
    }

    /**
     * Whether somebody has to send it themselves.
     *
     * @param left the states in which messages are left to people: {@link Mailer#leftToPeople()}
     */
    public boolean isForAPersonToSend(Set<Status> left, Instant now) {
        return left.contains(status) && !toUs && !confidential && !isTooLate(now);
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

    /** Its words as they were kept before they were sealed; null for those written since. */
    @Nullable String plainBody() {
        return body;
    }

    byte @Nullable [] sealedBody() {
        return sealedBody;
    }

    public @Nullable String button() {
        return button;
    }

    byte @Nullable [] sealedPath() {
        return sealedPath;
    }

    /** What a calendar is to do with the appointment that comes with it; null where none does. */
    @Nullable String calendarMethod() {
        return calendarMethod;
    }

    byte @Nullable [] sealedCalendar() {
        return sealedCalendar;
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

    /** Whether nobody but its reader may see what it says. */
    public boolean isConfidential() {
        return confidential;
    }

    /** Who sent it themselves; null where the mail server did. */
    public @Nullable String sentBy() {
        return sentBy;
    }

    public @Nullable String problem() {
        return problem;
    }

    Instant nextTryAt() {
        return nextTryAt;
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
