package app.handoff.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.kernel.Locality;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class HolidayPlacesTests {

    private static final Locality GERMANY =
            new Locality(ZoneId.of("Europe/Berlin"), Currency.getInstance("EUR"), Locale.forLanguageTag("en-GB"), "DE");

    @Test
    void ourHolidaysAreThoseOfTheCountryOfTheBusinessWhereverItsNumbersAreWritten() {
        assertThat(HolidayPlaces.UNTOLD.ours(GERMANY)).isEqualTo(new WorkingDays("DE", null));
        assertThat(new HolidayPlaces("by", null, null).ours(GERMANY)).isEqualTo(new WorkingDays("DE", "by"));
    }

    @Test
    void whereNobodySaidWhereAVendorIsItsClocksTell() {
        assertThat(HolidayPlaces.countryOf(ZoneId.of("Asia/Manila"))).isEqualTo("PH");
        assertThat(HolidayPlaces.countryOf(ZoneId.of("Europe/Berlin"))).isEqualTo("DE");
        assertThat(HolidayPlaces.countryOf(ZoneId.of("America/New_York"))).isEqualTo("US");
        assertThat(HolidayPlaces.countryOf(ZoneId.of("America/Los_Angeles"))).isEqualTo("US");
        assertThat(HolidayPlaces.countryOf(ZoneId.of("UTC"))).isEmpty();
        assertThat(new HolidayPlaces(null, "AT", null).theirs(ZoneId.of("Europe/Berlin")))
                .isEqualTo(new WorkingDays("AT", null));
    }
}
