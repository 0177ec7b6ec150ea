package app.handoff.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Each country has its zones, also on a Java that does not know the newest of them. */
class CountryZonesTests {

    @Test
    void everyCountryHasAtLeastOneThatThisJavaKnows() {
        assertThat(CountryZones.countries()).hasSizeGreaterThan(240);
        assertThat(CountryZones.countries()).allSatisfy(country -> {
            assertThat(CountryZones.all(country)).as(country).isNotEmpty();
            assertThat(CountryZones.different(country)).isNotEmpty().isSubsetOf(CountryZones.all(country));
        });
    }

    @Test
    void thoseThatKeepTheSameTimeCountOnce() {
        assertThat(CountryZones.different("DE")).containsExactly(ZoneId.of("Europe/Berlin"));
        assertThat(CountryZones.different("CL"))
                .startsWith(ZoneId.of("America/Santiago"))
                .contains(ZoneId.of("Pacific/Easter"));
        assertThat(CountryZones.all("nowhere")).containsExactly(ZoneId.of("UTC"));
    }
}
