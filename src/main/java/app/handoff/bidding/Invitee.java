package app.handoff.bidding;

import app.handoff.kernel.VendorId;
import app.handoff.vendor.Vendor;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A vendor as invited: its name, whom to write to, and in which zone it reads the deadline. */
record Invitee(
        VendorId id,
        String name,
        String contact,
        String email,
        ZoneId zone,
        @Nullable String place) {

    static Invitee of(Vendor vendor) {
        return new Invitee(vendor.id(), vendor.name(), vendor.contact(), vendor.email(), vendor.zone(), vendor.city());
    }

    /** The same at the address that somebody of the vendor has just proven. */
    static Invitee of(Vendor vendor, String person, String email) {
        return new Invitee(vendor.id(), vendor.name(), person, email, vendor.zone(), vendor.city());
    }
}
