package app.handoff.diligence;

import app.handoff.kernel.Actor;
import app.handoff.kernel.RuleViolation;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;

/** Something that makes us hesitate about a vendor. Stays open until somebody of ours is satisfied with the answer. */
@Entity
class Concern extends VendorCheckRecord<ConcernId> {

    @EmbeddedId
    private ConcernId id;

    private String text;

    @Embedded
    @EmbeddedColumnNaming("raised_by_%s")
    private Actor raisedBy;

    private Instant raisedAt;
    private @Nullable String answer;

    @Embedded
    @EmbeddedColumnNaming("closed_by_%s")
    private @Nullable Actor closedBy;

    private @Nullable Instant closedAt;

    @SuppressWarnings("NullAway.Init")
    protected Concern() {}

    Concern(CheckedVendor checkedVendor, String text, Actor by, Instant now) {
        super(checkedVendor);
        this.id = ConcernId.next();
        this.text = text;
        this.raisedBy = by;
        this.raisedAt = now;
        registerEvent(new Raised(checkedVendor, by, now));
    }

    void close(String answer, Actor by, Instant now) {
        requireOpen();
        this.answer = answer;
        this.closedBy = by;
        this.closedAt = now;
        registerEvent(new Closed(candidate(), by, now));
    }

    /** @throws RuleViolation once somebody was satisfied with the answer */
    public void requireOpen() {
        if (closedAt != null) {
            throw new RuleViolation("diligence.concern.closed");
        }
    }

    /** The answer turned out not to be enough. */
    void reopen(Actor by, Instant now) {
        if (isOpen()) {
            return;
        }
        this.closedBy = null;
        this.closedAt = null;
        registerEvent(new Reopened(candidate(), by, now));
    }

    @Override
    public ConcernId getId() {
        return id;
    }

    public ConcernId id() {
        return id;
    }

    public String text() {
        return text;
    }

    public Actor raisedBy() {
        return raisedBy;
    }

    public Instant raisedAt() {
        return raisedAt;
    }

    public boolean isOpen() {
        return closedAt == null;
    }

    public Optional<String> answer() {
        return Optional.ofNullable(answer);
    }

    public Optional<Actor> closedBy() {
        return Optional.ofNullable(closedBy);
    }

    public Optional<Instant> closedAt() {
        return Optional.ofNullable(closedAt);
    }

    public record Raised(CheckedVendor candidate, Actor by, Instant at) implements CheckEvent {}

    public record Closed(CheckedVendor candidate, Actor by, Instant at) implements CheckEvent {}

    public record Reopened(CheckedVendor candidate, Actor by, Instant at) implements CheckEvent {}
}
