package app.handoff.evaluation;

import app.handoff.evaluation.Letters.Written;
import app.handoff.kernel.Ids;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The words of all letters that wait, in the order of the page.
 *
 * @param send whether they are to go out, or only to be kept
 * @param anyway sends them although one tells its reader something of others
 */
record LettersForm(
        @Nullable List<Line> lines,
        @Nullable Boolean send,
        @Nullable Boolean anyway) {

    static LettersForm of(List<Letter> waiting) {
        return new LettersForm(waiting.stream().map(Line::of).toList(), null, null);
    }

    List<Line> all() {
        return lines == null ? List.of() : lines;
    }

    List<Written> written() {
        return all().stream()
                .map(line -> new Written(line.id(), line.text(), line.version()))
                .toList();
    }

    boolean sends() {
        return Boolean.TRUE.equals(send);
    }

    boolean isSentAnyway() {
        return Boolean.TRUE.equals(anyway);
    }

    /** What others made of the letters since this form was read, by the names of its fields. */
    Map<String, String> changedMeanwhile(List<Letter> known) {
        var changed = new LinkedHashMap<String, String>();
        for (int at = 0; at < all().size(); at++) {
            var line = all().get(at);
            var field = "lines[" + at + "].words";
            line.among(known)
                    .filter(letter -> letter.version() != line.version() || letter.isSent())
                    .filter(letter -> !letter.words().equals(OwnWords.plain(line.text())))
                    .ifPresent(letter -> changed.put(field, letter.words()));
        }
        return changed;
    }

    /** @param seen the version of the letter that stood here when the page was read */
    record Line(
            @Nullable String letter,
            @Nullable String words,
            @Nullable String seen) {

        private static Line of(Letter letter) {
            return new Line(letter.getId().toString(), letter.words(), String.valueOf(letter.version()));
        }

        UUID id() {
            return Ids.parse(String.valueOf(letter));
        }

        String text() {
            return words == null ? "" : words;
        }

        private int version() {
            return seen == null || !seen.matches("\\d{1,9}") ? -1 : Integer.parseInt(seen);
        }

        Optional<Letter> among(List<Letter> letters) {
            return letters.stream().filter(one -> one.getId().equals(id())).findFirst();
        }
    }
}
