package app.handoff.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is proposed from the scores that several people gave apart. */
class OpinionsTests {

    @Test
    void theMiddleOneIsProposedAndHalvesAreRoundedUp() {
        assertThat(opinions(4).proposal()).contains(4);
        assertThat(opinions(3, 4).proposal()).contains(4);
        assertThat(opinions(5, 0).proposal()).contains(3);
        assertThat(opinions(5, 5, 0).proposal()).contains(5);
        assertThat(opinions(1, 2, 3, 5).proposal()).contains(3);
        assertThat(opinions().proposal()).isEmpty();
    }

    @Test
    void fromTwoApartOnPeopleSawDifferentThings() {
        assertThat(opinions(4).areFarApart()).isFalse();
        assertThat(opinions(3, 4).areFarApart()).isFalse();
        assertThat(opinions(2, 3, 4).areFarApart()).isTrue();
        assertThat(opinions(2, 3, 4).spread()).isEqualTo(2);
    }

    /** Every way in which up to four people can score, against the textbook's median. */
    @Test
    void theProposalIsTheMedianOfEveryCombination() {
        for (int people = 1; people <= 4; people++) {
            for (var scores : combinations(people)) {
                assertThat(opinions(scores).proposal())
                        .as(Arrays.toString(scores))
                        .contains(medianByTheBook(scores));
            }
        }
    }

    private static int medianByTheBook(int... scores) {
        var sorted =
                Arrays.stream(scores).sorted().mapToObj(BigDecimal::valueOf).toList();
        int half = sorted.size() / 2;
        var median = sorted.size() % 2 == 1
                ? sorted.get(half)
                : sorted.get(half - 1).add(sorted.get(half)).divide(BigDecimal.valueOf(2), 1, RoundingMode.UNNECESSARY);
        return median.setScale(0, RoundingMode.HALF_UP).intValueExact();
    }

    private static List<int[]> combinations(int people) {
        var all = new ArrayList<int[]>();
        for (int code = 0; code < Math.pow(6, people); code++) {
            int rest = code;
            var scores = new int[people];
            for (int at = 0; at < people; at++) {
                scores[at] = rest % 6;
                rest /= 6;
            }
            all.add(scores);
        }
        return all;
    }

    private static Opinions opinions(int... scores) {
        return Opinions.of(IntStream.of(scores));
    }
}
