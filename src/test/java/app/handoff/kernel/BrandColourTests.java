package app.handoff.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrandColourTests {

    @ParameterizedTest
    @CsvSource({"#0E5E55, #0e5e55", "0e5e55, #0e5e55", "' #fE0 ', #ffee00", "abc, #aabbcc"})
    void isReadAsPeopleTypeIt(String typed, String hex) {
        assertThat(BrandColour.of(typed).hex()).isEqualTo(hex);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "green", "#12345", "#1234567", "#12345g", "rgb(1,2,3)", "#ffe600;}", "##ffe600"})
    void isNothingElse(String typed) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> BrandColour.of(typed))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("colour.unknown"));
    }

    @Test
    void contrastIsReckonedAsTheGuidelinesDo() {
        var black = new BrandColour("#000000");

        assertThat(black.contrastWith(BrandColour.PAPER)).isCloseTo(21, within(0.001));
        assertThat(BrandColour.PAPER.contrastWith(black)).isCloseTo(21, within(0.001));
        assertThat(new BrandColour("#767676").contrastWith(BrandColour.PAPER)).isCloseTo(4.54, within(0.005));
        assertThat(BrandColour.PAPER.contrastWith(BrandColour.PAPER)).isCloseTo(1, within(0.001));
    }

    @Test
    void whatCanBeReadStaysAsItIs() {
        assertThat(new BrandColour("#0e5e55").onPaper()).isEqualTo(new BrandColour("#0e5e55"));
        assertThat(new BrandColour("#ffe600").onDarkScreen()).isEqualTo(new BrandColour("#ffe600"));
    }

    @Test
    void whatCannotIsChangedNoFurtherThanItMust() {
        var darkened = new BrandColour("#ffe600").onPaper();

        assertThat(darkened.contrastWith(BrandColour.PAPER))
                .isBetween(BrandColour.READABLE, BrandColour.READABLE + 0.25);
        assertThat(darkened.hex()).as("still a yellow").endsWith("00");
    }

    /** Each of the 4,096 colours of three digits. */
    @Test
    void textCanAlwaysBeRead() {
        for (int colour = 0; colour < 0x1000; colour++) {
            var chosen = BrandColour.of("%03x".formatted(colour));

            assertThat(chosen.onPaper().contrastWith(BrandColour.PAPER))
                    .as("%s on paper", chosen)
                    .isGreaterThanOrEqualTo(BrandColour.READABLE);
            assertThat(chosen.onDarkScreen().contrastWith(BrandColour.DARK_SCREEN))
                    .as("%s on a dark screen", chosen)
                    .isGreaterThanOrEqualTo(BrandColour.READABLE);
        }
    }

    @Test
    void theDarkScreenIsThatOfTheStyleSheet() throws IOException {
        assertThat(Files.readString(Path.of("src/main/resources/static/app.css")))
                .containsIgnoringCase("--surface: light-dark(#FFFFFF, " + BrandColour.DARK_SCREEN + ")");
    }
}
