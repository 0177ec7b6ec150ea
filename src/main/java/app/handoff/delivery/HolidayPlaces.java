package app.handoff.delivery;

import app.handoff.kernel.CountryZones;
import app.handoff.kernel.Locality;
import jakarta.persistence.Embeddable;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Whose public holidays count in running work: ours are those of the country of the business, the vendor's those of the country it is
 * in, each of the whole country unless somebody said in which part of it the people work.
 *
 * @param vendorCountry null where nobody told; then it is guessed from the vendor's clocks
 */
@Embeddable
record HolidayPlaces(
        @Nullable String ourRegion,
        @Nullable String vendorCountry,
        @Nullable String vendorRegion) {

    static final HolidayPlaces UNTOLD = new HolidayPlaces(null, null, null);

    /** @param here where the business is */
    WorkingDays ours(Locality here) {
        return new WorkingDays(here.country(), ourRegion);
    }

    /** @param clocks the zone in which the vendor works */
    WorkingDays theirs(ZoneId clocks) {
        return new WorkingDays(vendorCountry == null ? countryOf(clocks) : vendorCountry, vendorRegion);
    }

    /** The country whose people mostly keep this time; empty where none is known. */
    static String countryOf(ZoneId clocks) {
        return CountryZones.countries().stream()
                .filter(country -> CountryZones.all(country).get(0).equals(clocks))
                .findFirst()
                .or(() -> CountryZones.countries().stream()
                        .filter(country -> CountryZones.all(country).contains(clocks))
                        .findFirst())
                .orElse("");
    }
}
