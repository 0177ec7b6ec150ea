package app.handoff.diligence;

import app.handoff.kernel.Actor;
import app.handoff.kernel.RuleViolation;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A client of the vendor, to be asked what the work was really like. Counts once somebody of ours has talked to them. */
@Entity
class ReferenceCheck extends VendorCheckRecord<ReferenceCheckId> {

    @EmbeddedId
    private ReferenceCheckId id;

    private String client;

    @Column(insertable = false, updatable = false)
    private @Nullable String foldedClient;

    @Enumerated(EnumType.STRING)
    private Relation relation;

    private String contact;

    @Enumerated(EnumType.STRING)
    private ReferenceSource source;

    @Enumerated(EnumType.STRING)
    private Status status = Status.NAMED;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Answers answers;

    private @Nullable LocalDate refusedOn;

    @Embedded
    @EmbeddedColumnNaming("asked_by_%s")
    private @Nullable Actor askedBy;

    private Instant addedAt;

    @SuppressWarnings("NullAway.Init")
    protected ReferenceCheck() {}

    @SuppressWarnings("NullAway.Init")
    ReferenceCheck(CheckedVendor checkedVendor, Referee referee, Instant now) {
        super(checkedVendor);
        this.id = ReferenceCheckId.next();
        this.addedAt = now;
        describe(referee);
    }

    void describe(Referee referee) {
        this.client = referee.client();
        this.relation = referee.relation();
        this.contact = referee.contact();
        this.source = referee.source();
    }

    /** Writes down what they said; can be corrected. */
    void answer(Answers answers, LocalDate today, Actor by, Instant now) {
        answers.requireNotLaterThan(today);
        boolean first = status != Status.CONTACTED;
        this.status = Status.CONTACTED;
        this.answers = answers;
        this.refusedOn = null;
        this.askedBy = by;
        if (first) {
            registerEvent(new Contacted(candidate(), client, by, now));
        }
    }

    /** They did not want to talk: that is no contact, and worth remembering. */
    void refuse(LocalDate on, LocalDate today, Actor by, Instant now) {
        if (on.isAfter(today)) {
            throw new RuleViolation("diligence.day.future").at("askedOn");
        }
        if (status == Status.CONTACTED) {
            throw new RuleViolation("diligence.reference.answered");
        }
        boolean first = status != Status.REFUSED;
        this.status = Status.REFUSED;
        this.refusedOn = on;
        this.askedBy = by;
        if (first) {
            registerEvent(new Refused(candidate(), client, by, now));
        }
    }

    @Override
    public ReferenceCheckId getId() {
        return id;
    }

    public ReferenceCheckId id() {
        return id;
    }

    public Referee referee() {
        return new Referee(client, relation, contact, source);
    }

    public String client() {
        return client;
    }

    public Relation relation() {
        return relation;
    }

    public Status status() {
        return status;
    }

    public boolean isContacted() {
        return status == Status.CONTACTED;
    }

    /** There once they were contacted. */
    public Optional<Answers> answers() {
        return Optional.ofNullable(answers);
    }

    public Optional<LocalDate> refusedOn() {
        return Optional.ofNullable(refusedOn);
    }

    public Optional<Actor> askedBy() {
        return Optional.ofNullable(askedBy);
    }

    public enum Status {
        NAMED,
        CONTACTED,
        REFUSED
    }

    public record Contacted(CheckedVendor candidate, String client, Actor by, Instant at) implements CheckEvent {
        @Override
        public Object[] words() {
            return new Object[] {candidate.name(), client};
        }
    }

    public record Refused(CheckedVendor candidate, String client, Actor by, Instant at) implements CheckEvent {
        @Override
        public Object[] words() {
            return new Object[] {candidate.name(), client};
        }
    }
}
