package app.handoff.scope;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.scope.ChangedLine.Fate;
import app.handoff.scope.ChangedLine.Piece;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChangedLineTests {

    @Test
    void onlyTheWordsThatDifferAreMarked() {
        assertThat(ChangedLine.between("Quantity: 2,000 entries a year", "Quantity: 2,400 entries a month"))
                .isEqualTo(new ChangedLine(List.of(
                        new Piece(Fate.KEPT, "Quantity: "),
                        new Piece(Fate.GONE, "2,000"),
                        new Piece(Fate.COME, "2,400"),
                        new Piece(Fate.KEPT, " entries a "),
                        new Piece(Fate.GONE, "year"),
                        new Piece(Fate.COME, "month"))));
    }

    @Test
    void aLineIsComparedWithTheOneItCameFromAndNotWithTheOneInItsPlace() {
        var lines = ChangedLine.of(
                List.of("Due: by 09:00 on the next day", "Format: in Sage 50"),
                List.of("Somebody answers the phone", "Due: by 10:00 on the next day", "Format: in Sage 50 Cloud"));

        assertThat(lines)
                .extracting(ChangedLineTests::shown)
                .containsExactly(
                        "+[Somebody answers the phone]",
                        "Due: by -[09:00]+[10:00] on the next day",
                        "Format: in Sage 50+[ Cloud]");
    }

    @Test
    void linesThatHaveLittleInCommonAreNotMixed() {
        assertThat(ChangedLine.of(List.of("Payroll is not included"), List.of("The bank is matched every day")))
                .extracting(ChangedLineTests::shown)
                .containsExactly("-[Payroll is not included]", "+[The bank is matched every day]");
    }

    @Test
    void wordsInARowThatWereReplacedAreReadInARow() {
        assertThat(shown(ChangedLine.between("Due: on the last Friday, by noon", "Due: on the first Monday, by noon")))
                .isEqualTo("Due: on the -[last Friday]+[first Monday], by noon");
    }

    @Test
    void whoReadsWithoutTheMarksReadsEitherVersion() {
        var random = new Random(11);
        for (int round = 0; round < 2000; round++) {
            var before = lines(random);
            var after = lines(random);

            var lines = ChangedLine.of(before, after);

            assertThat(read(lines, piece -> !piece.come())).isEqualTo(before);
            assertThat(read(lines, piece -> !piece.gone())).isEqualTo(after);
        }
    }

    @Test
    void theLongestTextIsCompared() {
        var random = new Random(3);
        var before = words(random, 2_000, 500);
        var after = words(random, 2_000, 500);

        var line = ChangedLine.between(before, after);

        assertThat(read(List.of(line), piece -> !piece.come())).containsExactly(before);
        assertThat(read(List.of(line), piece -> !piece.gone())).containsExactly(after);
    }

    private static List<String> lines(Random random) {
        return IntStream.range(0, random.nextInt(6))
                .mapToObj(line -> words(random, 1 + random.nextInt(5), 6))
                .toList();
    }

    private static String words(Random random, int count, int different) {
        return IntStream.range(0, count)
                .mapToObj(word -> "w" + random.nextInt(different))
                .collect(Collectors.joining(" "));
    }

    /** The lines that are left of one version; a line without a word of it was not there. */
    private static List<String> read(List<ChangedLine> lines, Predicate<Piece> seen) {
        return lines.stream()
                .map(line ->
                        line.pieces().stream().filter(seen).map(Piece::text).collect(Collectors.joining()))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static String shown(ChangedLine line) {
        return line.pieces().stream()
                .map(piece -> switch (piece.fate()) {
                    case KEPT -> piece.text();
                    case GONE -> "-[" + piece.text() + "]";
                    case COME -> "+[" + piece.text() + "]";
                })
                .collect(Collectors.joining());
    }
}
