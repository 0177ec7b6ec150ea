package app.handoff.vendor;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/** Vendors for tests. */
public final class VendorExamples {

    private VendorExamples() {}

    public static VendorDetails named(String name) {
        return new VendorDetails(
                name,
                "Rui Costa",
                name.toLowerCase().replaceAll("[^a-z0-9]+", "") + "@example.com",
                "+351 21 000 000",
                "https://example.com",
                "Lisbon",
                "PT",
                ZoneId.of("Europe/Lisbon"),
                new VendorWorkingHours(LocalTime.of(9, 0), LocalTime.of(18, 0)),
                List.of(new SpokenLanguage("en", Cefr.C1), new SpokenLanguage("de", Cefr.B1)),
                "Bookkeeping and payroll for small businesses",
                null);
    }
}
