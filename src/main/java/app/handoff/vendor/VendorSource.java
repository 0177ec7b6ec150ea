package app.handoff.vendor;

import java.util.UUID;

/** Where one vendor was found. On its own for the same reason as {@link SourceCount}. */
interface VendorSource {

    UUID getVendor();

    /** The entry that stands for it. */
    UUID getStanding();

    LeadSource getSource();
}
