package app.handoff.vendor;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A certificate that ends soon, or ended, and has no successor. */
interface ExpiringEvidence {

    UUID getId();

    UUID getVendor();

    String getVendorName();

    Standard getStandard();

    @Nullable String getOtherName();

    LocalDate getValidUntil();
}
