package app.handoff.engagement;

import app.handoff.kernel.VendorId;
import java.time.LocalTime;
import java.util.Optional;

/** When and where vendors work, as the directory of vendors knows it. The vendors answer. */
public interface VendorHours {

    /** Empty where nobody wrote it down. */
    Optional<Told> of(VendorId vendor);

    /** The country in which the vendor is, ISO 3166-1; empty where there is no such vendor. */
    Optional<String> countryOf(VendorId vendor);

    /** In the vendor's own time; an end before the start lies on the next day. Also published whenever it is written down. */
    record Told(VendorId vendor, LocalTime from, LocalTime to) {}
}
