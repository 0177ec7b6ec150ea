package app.handoff.diligence;

import app.handoff.kernel.Actor;
import app.handoff.kernel.WrittenReason;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import org.hibernate.annotations.EmbeddedColumnNaming;

/** The decision to choose a vendor without something that is required. Its reason is named in the contract's file. */
@Entity
public class Waiver extends VendorCheckRecord<WaiverId> {

    /** How many characters a reason has at most. */
    public static final int LONGEST_REASON = 1_000;

    @EmbeddedId
    private WaiverId id;

    @Embedded
    private Requirement requirement;

    private String reason;

    @Embedded
    @EmbeddedColumnNaming("given_by_%s")
    private Actor givenBy;

    private Instant givenAt;

    @SuppressWarnings("NullAway.Init")
    protected Waiver() {}

    Waiver(CheckedVendor checkedVendor, Requirement requirement, String reason, Actor by, Instant now) {
        super(checkedVendor);
        this.id = WaiverId.next();
        this.requirement = requirement;
        this.reason = WrittenReason.of(reason, LONGEST_REASON, "diligence.waiver.reason.required");
        this.givenBy = by;
        this.givenAt = now;
        registerEvent(new Given(checkedVendor, requirement, by, now));
    }

    @Override
    public WaiverId getId() {
        return id;
    }

    public WaiverId id() {
        return id;
    }

    public Requirement requirement() {
        return requirement;
    }

    /** The vendor's name when it was waived. */
    public String vendorName() {
        return candidate().name();
    }

    public String reason() {
        return reason;
    }

    public Actor givenBy() {
        return givenBy;
    }

    public Instant givenAt() {
        return givenAt;
    }

    public record Given(CheckedVendor candidate, Requirement requirement, Actor by, Instant at) implements CheckEvent {
        @Override
        public Object[] words() {
            return new Object[] {candidate.name(), requirement.title()};
        }
    }

    /** Required again. */
    public record Withdrawn(CheckedVendor candidate, Requirement requirement, Actor by, Instant at)
            implements CheckEvent {
        @Override
        public Object[] words() {
            return new Object[] {candidate.name(), requirement.title()};
        }
    }
}
