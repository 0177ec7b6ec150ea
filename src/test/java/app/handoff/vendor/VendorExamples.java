package app.handoff.vendor;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Vendors for tests. */
public final class VendorExamples {

    private VendorExamples() {}

    public static VendorDetails named(String name) {
        return working(name, new VendorWorkingHours(LocalTime.of(9, 0), LocalTime.of(18, 0)));
    }

    /** Nobody asked yet when this vendor works. */
    public static VendorDetails withoutHours(String name) {
        return working(name, null);
    }

    private static VendorDetails working(String name, @Nullable VendorWorkingHours hours) {
        return new VendorDetails(
                name,
                "Rui Costa",
                name.toLowerCase().replaceAll("[^a-z0-9]+", "") + "@example.com",
                "+351 21 000 000",
                "https://example.com",
                "Lisbon",
                "PT",
                ZoneId.of("Europe/Lisbon"),
                hours,
                List.of(new SpokenLanguage("en", Cefr.C1), new SpokenLanguage("de", Cefr.B1)),
                "Bookkeeping and payroll for small businesses",
                null);
    }
}
