package app.handoff.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountryLanguagesTests {

    @ParameterizedTest
    @CsvSource({"AT, German", "CZ, Czech", "MX, Spanish", "NO, Norwegian", "CA, English", "ZZ, English"})
    void aBusinessWorksInTheLanguageOfItsCountry(String country, String language) {
        assertThat(CountryLanguages.of(country, Locale.ENGLISH)).isEqualTo(language);
    }

    @Test
    void everyCountryHasAWordForItsLanguage() {
        assertThat(CountryZones.countries())
                .allSatisfy(country ->
                        assertThat(CountryLanguages.of(country, Locale.ENGLISH)).hasSizeGreaterThan(2));
    }
}
