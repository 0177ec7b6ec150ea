package app.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Why things are as they are can be looked up: every decision is numbered, dated, and says whether it still holds. */
class DecisionsTests {

    private static final Path DECISIONS = Path.of("src/docs/decisions");
    private static final Pattern HEAD = Pattern.compile(
            "# (\\d+)\\. [^\n]+\n\n\\*\\d{4}-\\d{2}-\\d{2} · (?:in force|replaced by \\[\\d+]\\([^)]+\\))\\*\n.*",
            Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#]+)");

    @Test
    void theyAreNumberedWithoutAGap() throws Exception {
        assertThat(decisions().stream().map(path -> number(path.getFileName().toString())))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, decisions().size()).boxed().toList());
    }

    @Test
    void eachSaysSinceWhenAndWhetherItHolds() throws Exception {
        for (var path : decisions()) {
            var head = HEAD.matcher(Files.readString(path));
            assertThat(head.matches())
                    .as("%s begins with '# number. Title', a blank line and '*date · in force*' or 'replaced by'", path)
                    .isTrue();
            assertThat(Integer.parseInt(head.group(1)))
                    .isEqualTo(number(path.getFileName().toString()));
        }
    }

    @Test
    void whatTheDocumentsPointToIsThere() throws Exception {
        var documents = new ArrayList<>(decisions());
        documents.addAll(List.of(
                Path.of("README.md"),
                Path.of(".github/CONTRIBUTING.md"),
                Path.of(".github/SECURITY.md"),
                Path.of("src/docs/changelog.md")));
        for (var document : documents) {
            var link = LINK.matcher(Files.readString(document));
            while (link.find()) {
                assertThat(document.resolveSibling(link.group(1)))
                        .as("linked from %s", document)
                        .exists();
            }
        }
    }

    private static int number(String name) {
        return Integer.parseInt(name.substring(0, 4));
    }

    private static List<Path> decisions() throws IOException {
        try (var files = Files.list(DECISIONS)) {
            return files.sorted().toList();
        }
    }
}
