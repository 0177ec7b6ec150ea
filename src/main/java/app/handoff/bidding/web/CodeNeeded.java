package app.handoff.bidding.web;

import app.handoff.bidding.VendorDoor.Doorway;
import app.handoff.shared.RuleViolation;
import org.jspecify.annotations.Nullable;

/** Something was sent through a link whose code this browser does not know. Nothing was done with it. */
class CodeNeeded extends RuntimeException {

    private final transient Doorway door;
    private final @Nullable RuleViolation refusal;

    CodeNeeded(Doorway door, @Nullable RuleViolation refusal) {
        super("bidding.code.needed");
        this.door = door;
        this.refusal = refusal;
    }

    Doorway door() {
        return door;
    }

    /** What is wrong with the code that came along; null if none came. */
    @Nullable RuleViolation refusal() {
        return refusal;
    }
}
