package app.handoff.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CountryNamesTests {

    @Test
    void aSentenceSaysTheArticleWhereEnglishNeedsOne() {
        assertThat(CountryNames.inSentence("US")).isEqualTo("the United States");
        assertThat(CountryNames.inSentence("NL")).isEqualTo("the Netherlands");
        assertThat(CountryNames.inSentence("PH")).isEqualTo("the Philippines");
        assertThat(CountryNames.inSentence("DE")).isEqualTo("Germany");
        assertThat(CountryNames.inSentence("IN")).isEqualTo("India");
        assertThat(CountryNames.of("US")).isEqualTo("United States");
    }

    @Test
    void everyCountryNamedByACommonNounHasItsArticle() {
        var nouns = "Islands|Territor(y|ies)|Republic|Emirates|Kingdom|States|Netherlands|Isle of .*";
        assertThat(Arrays.stream(Locale.getISOCountries())
                        .filter(code -> CountryNames.of(code).matches("([^&]* )?(" + nouns + ")"))
                        .filter(code -> !CountryNames.inSentence(code).startsWith("the ")))
                .isEmpty();
    }

    @Test
    void whatWasTypedGetsAnArticleOnlyAsACountry() {
        assertThat(CountryNames.typedInSentence("Netherlands")).isEqualTo("the Netherlands");
        assertThat(CountryNames.typedInSentence("the Netherlands")).isEqualTo("the Netherlands");
        assertThat(CountryNames.typedInSentence("UK")).isEqualTo("the UK");
        assertThat(CountryNames.typedInSentence("Ontario, Canada")).isEqualTo("Ontario, Canada");
        assertThat(CountryNames.typedInSentence("United States District Court"))
                .isEqualTo("United States District Court");
    }
}
