package app.handoff.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Monthly\u200b close", "\ufeffMonthly close", "Mon\u00adthly close", "\u202aMonthly close\u202c",
                "Monthly\u00a0close", "Monthly\u202fclose", "Monthly\u2007close", "Monthly\u3000close",
                "Monthly\u200e close\u200f", "Monthly\u2060 close", "Mon\u200dthly close", "\u2800\u3164Monthly close"
            })
    void whatCannotBeSeenIsNotThere(String typed) {
        assertThat(PlainText.of(typed)).isEqualTo("Monthly close");
    }

    @Test
    void lineEndsOfWordProcessorsAreLineEnds() {
        assertThat(PlainText.of("one\u000btwo\u2028three\u2029four\u0085five"))
                .isEqualTo("one\ntwo\nthree\nfour\nfive");
    }

    @Test
    void lettersLookAlikeAndAreAlike() {
        assertThat(PlainText.of("Bu\u0308cher")).isEqualTo("B\u00fccher");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\ud83d\udc69\u200d\ud83d\udc67", // a family
                "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc73\udb40\udc63\udb40\udc74\udb40\udc7f", // Scotland
                "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", // Persian
                "\u0915\u094d\u200d\u0937", // Devanagari
                "\u2764\ufe0f",
                "a\tb\r\nc"
            })
    void whatBelongsToTheWritingStays(String typed) {
        assertThat(PlainText.of(typed)).isEqualTo(typed);
    }

    @Test
    void aLoneInvisibleCharacterIsNothing() {
        assertThat(PlainText.canBeSeen("\u200b\u2060\u3164")).isFalse();
        assertThat(PlainText.canBeSeen("\u200b.")).isTrue();
    }
}
