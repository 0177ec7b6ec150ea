package app.handoff.vendor;

import app.handoff.kernel.RuleViolation;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalTime;

/** When a vendor works, in the vendor's own time. Work through the night ends before it starts. */
@Embeddable
record VendorWorkingHours(
        @Column(name = "works_from") LocalTime from,
        @Column(name = "works_to") LocalTime to) {

    public VendorWorkingHours {
        if (from.equals(to)) {
            throw new RuleViolation("vendor.worksTo.same").at("worksTo");
        }
    }
}
