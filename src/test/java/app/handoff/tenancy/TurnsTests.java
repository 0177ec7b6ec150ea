package app.handoff.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TurnsTests {

    private static final long MB = 1L << 20;

    @Test
    void anEighthOfTheMemoryAndTwoForEachProcessorAreTheMost() {
        assertThat(Turns.atOnce(16 * MB, 64 * MB, 8)).isEqualTo(1);
        assertThat(Turns.atOnce(16 * MB, 256 * MB, 8)).isEqualTo(2);
        assertThat(Turns.atOnce(16 * MB, 512 * MB, 8)).isEqualTo(4);
        assertThat(Turns.atOnce(16 * MB, 16_384 * MB, 2)).isEqualTo(4);
    }

    @Test
    void aPlaceIsFreeAgainAfterwardsAlsoWhenItWentWrong() {
        var turns = new Turns(1);
        for (int i = 0; i < 3; i++) {
            try {
                turns.take(() -> {
                    throw new IllegalArgumentException("wrong");
                });
            } catch (IllegalArgumentException expected) {
                assertThat(turns.<String>take(() -> "next")).isEqualTo("next");
            }
        }
    }
}
