package app.handoff.scope;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.scope.DocumentChanges.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DocumentChangesTests {

    @Test
    void aLineThatIsSaidOtherwiseIsOneChange() {
        assertThat(changes(List.of("a", "2,000 a year", "c"), List.of("a", "2,400 a year", "c")))
                .containsExactly(new Change("Outputs", List.of("2,000 a year"), List.of("2,400 a year")));
    }

    @Test
    void whatIsAddedOrLeftOutStandsAlone() {
        assertThat(changes(List.of("a", "b"), List.of("a", "b", "c")))
                .containsExactly(new Change("Outputs", List.of(), List.of("c")));
        assertThat(changes(List.of("a", "b", "c"), List.of("b", "c")))
                .containsExactly(new Change("Outputs", List.of("a"), List.of()));
        assertThat(changes(List.of("a", "b"), List.of("a", "b"))).isEmpty();
    }

    @Test
    void whoFollowsTheChangesGetsFromOneVersionToTheOther() {
        var random = new Random(8);
        for (int round = 0; round < 2000; round++) {
            var before = lines(random);
            var after = lines(random);
            var changes = changes(before, after);

            var gone = new ArrayList<String>();
            var come = new ArrayList<String>();
            changes.forEach(change -> {
                gone.addAll(change.before());
                come.addAll(change.after());
            });
            assertThat(without(before, gone)).isEqualTo(without(after, come));
        }
    }

    private static List<String> lines(Random random) {
        var lines = new ArrayList<String>();
        for (int line = random.nextInt(7); line > 0; line--) {
            lines.add("line " + random.nextInt(5));
        }
        return lines;
    }

    /** What is left of the lines, in any order, once these are taken out. */
    private static List<String> without(List<String> lines, List<String> out) {
        var left = new ArrayList<>(lines);
        out.forEach(line -> assertThat(left.remove(line)).isTrue());
        return left.stream().sorted().toList();
    }

    @Test
    void aDocumentIsReadSectionBySectionAndEachLineKnowsItsHeading() {
        var html = """
                <article><header><p>Version 2</p></header>
                <section><h2>Purpose</h2><p>Keep the books &amp; file.</p><h3>Included</h3><ul><li>Posting</li><li>Filing</li></ul></section>
                <section><h2>Outputs</h2><h3>Receipts</h3><dl><dt>Quantity</dt><dd><span>2,000</span> <small>a year</small></dd></dl>
                <table><thead><tr><th>What</th></tr></thead><tr><th>Scan</th><td>PDF</td></tr></table></section>
                <footer>SHA-256</footer></article>
                """;

        assertThat(DocumentChanges.sections(html))
                .containsExactly(
                        entry("Purpose", List.of("Keep the books & file.", "Included: Posting", "Included: Filing")),
                        entry("Outputs", List.of("Receipts: Quantity: 2,000 a year", "Receipts: Scan; PDF")));
    }

    private static List<Change> changes(List<String> before, List<String> after) {
        return DocumentChanges.section("Outputs", before, after).changes();
    }
}
