package app.handoff.diligence;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EmailAddress;
import app.handoff.kernel.RuleViolation;
import app.handoff.servicelevel.ServiceLevel;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * Asks a reference through a link what the work of a vendor was like. Whoever has the link may correct the answer until one of us
 * has read it, so that nobody chooses on words that change afterwards. What we write down ourselves after a call stands in the
 * {@link ReferenceCheck}: neither takes the place of the other.
 */
@Entity
@DynamicUpdate
class ReferenceRequest extends VendorCheckRecord<ReferenceRequestId> {

    @EmbeddedId
    private ReferenceRequestId id;

    @Embedded
    @EmbeddedColumnNaming("reference_%s")
    private ReferenceCheckId reference;

    private String client;
    private String person;
    private @Nullable String email;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<ServiceLevel> levels;

    @Embedded
    @EmbeddedColumnNaming("asked_by_%s")
    private Actor askedBy;

    private Instant askedAt;
    private Instant openUntil;
    private @Nullable Instant endedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable ReferenceReply reply;

    private @Nullable Instant repliedAt;
    private @Nullable Instant declinedAt;

    @Embedded
    @EmbeddedColumnNaming("read_by_%s")
    private @Nullable Actor readBy;

    private @Nullable Instant readAt;

    @SuppressWarnings("NullAway.Init")
    protected ReferenceRequest() {}

    @SuppressWarnings("NullAway.Init")
    ReferenceRequest(ReferenceCheck reference) {
        super(reference.candidate());
        this.id = ReferenceRequestId.next();
        this.reference = reference.id();
        this.client = reference.client();
    }

    /**
     * Asks, or asks once more: the time begins anew, and a refusal is forgotten.
     *
     * @param levels the service levels they are asked about
     * @throws RuleViolation if they have answered
     */
    void ask(ReferenceCheck asked, AskedPerson of, List<ServiceLevel> levels, Instant until, Actor by, Instant now) {
        requireUnanswered();
        this.client = asked.client();
        this.person = of.name();
        this.email = of.email();
        this.levels = List.copyOf(levels);
        this.askedBy = by;
        this.askedAt = now;
        this.openUntil = until;
        this.endedAt = null;
        this.declinedAt = null;
        registerEvent(new Asked(candidate(), client, by, now));
    }

    /** @throws RuleViolation once they have answered: nobody is asked twice */
    void requireUnanswered() {
        if (reply != null) {
            throw new RuleViolation("diligence.request.answered");
        }
    }

    /** Stops the link; what came through it stays. */
    void stop(Instant now) {
        if (endedAt == null) {
            endedAt = now;
        }
    }

    /**
     * They write what the work was like, or correct it.
     *
     * @throws RuleViolation once one of us has read it
     */
    void answer(ReferenceReply reply, Instant now) {
        requireUnread();
        boolean first = this.reply == null;
        this.reply = reply;
        this.repliedAt = now;
        this.declinedAt = null;
        if (first) {
            registerEvent(new Answered(candidate(), client, Actor.guest(person), now));
            registerEvent(new Told(id, true));
        }
    }

    /** @throws RuleViolation once one of us has read what they said */
    void requireUnread() {
        if (readAt != null) {
            throw new RuleViolation("diligence.reply.read");
        }
    }

    /**
     * They would rather not answer: that is no contact, and worth knowing.
     *
     * @throws RuleViolation if they have answered
     */
    void decline(Instant now) {
        if (reply != null) {
            throw new RuleViolation("diligence.reply.sent");
        }
        if (declinedAt == null) {
            declinedAt = now;
            registerEvent(new Declined(candidate(), client, Actor.guest(person), now));
            registerEvent(new Told(id, false));
        }
    }

    /**
     * One of us has read the answer; from now on it stays as it is.
     *
     * @throws RuleViolation if there is none
     */
    void read(Actor by, Instant now) {
        if (reply == null) {
            throw new RuleViolation("diligence.request.noAnswer");
        }
        if (readAt == null) {
            readBy = by;
            readAt = now;
        }
    }

    @Override
    public ReferenceRequestId getId() {
        return id;
    }

    public ReferenceRequestId id() {
        return id;
    }

    public ReferenceCheckId reference() {
        return reference;
    }

    /** Whom we ask, as it was when we did. */
    public String client() {
        return client;
    }

    public AskedPerson person() {
        return new AskedPerson(person, email);
    }

    public List<ServiceLevel> levels() {
        return levels;
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

    /** There once they answered. */
    public Optional<ReferenceReply> reply() {
        return Optional.ofNullable(reply);
    }

    public Optional<Instant> repliedAt() {
        return Optional.ofNullable(repliedAt);
    }

    public Optional<Instant> declinedAt() {
        return Optional.ofNullable(declinedAt);
    }

    public Optional<Actor> readBy() {
        return Optional.ofNullable(readBy);
    }

    public Optional<Instant> readAt() {
        return Optional.ofNullable(readAt);
    }

    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    /** Whether an answer is awaited still. */
    public boolean isOpen(Instant now) {
        return reply == null && declinedAt == null && endedAt == null && now.isBefore(openUntil);
    }

    /**
     * Whom we ask.
     *
     * @param email where the link goes; null where somebody hands it over
     */
    record AskedPerson(String name, @Nullable String email) {

        AskedPerson {
            email = email == null ? null : EmailAddress.normal(email);
        }
    }

    /** The client answered or would rather not, for the first time, so that whoever asked is to hear of it. */
    record Told(ReferenceRequestId request, boolean answered) {}

    public record Asked(CheckedVendor candidate, String client, Actor by, Instant at) implements CheckEvent {
        @Override
        public Object[] words() {
            return new Object[] {candidate.name(), client};
        }
    }

    public record Answered(CheckedVendor candidate, String client, Actor by, Instant at) implements CheckEvent {
        @Override
        public Object[] words() {
            return new Object[] {candidate.name(), client};
        }
    }

    public record Declined(CheckedVendor candidate, String client, Actor by, Instant at) implements CheckEvent {
        @Override
        public Object[] words() {
            return new Object[] {candidate.name(), client};
        }
    }
}
