package app.handoff.triage;

import app.handoff.kernel.Names;
import app.handoff.text.Format;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How people head the columns of their tables, and how they say how often something comes up: in English and in German. */
@Component
class ImportWords {

    private final Map<ImportColumn, Set<String>> headings = new EnumMap<>(ImportColumn.class);
    private final Map<Period, Set<String>> periods = new EnumMap<>(Period.class);

    ImportWords(Format format) {
        for (var column : ImportColumn.values()) {
            headings.put(column, words(format.message("triage.import.heading." + column)));
        }
        for (var period : List.of(Period.DAY, Period.WEEK, Period.MONTH, Period.QUARTER, Period.YEAR, Period.ONCE)) {
            periods.put(period, words(format.message("triage.import.period." + period)));
        }
    }

    private static Set<String> words(String listed) {
        return Arrays.stream(listed.split(","))
                .map(Names::folded)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The column that is headed like this: by the whole heading, else by a word that it begins with. */
    Optional<ImportColumn> heading(String cell) {
        var folded = Names.folded(cell);
        return exactly(headings, folded)
                .or(() -> headings.entrySet().stream()
                        .filter(column -> column.getValue().stream().anyMatch(word -> folded.startsWith(word + " ")))
                        .map(Map.Entry::getKey)
                        .findFirst());
    }

    /** How often: "weekly", "per week", "1x pro Woche". */
    Optional<Period> period(String cell) {
        var folded = Names.folded(cell);
        return exactly(periods, folded)
                .or(() -> periods.entrySet().stream()
                        .filter(period -> Arrays.stream(folded.split(" ")).anyMatch(period.getValue()::contains))
                        .map(Map.Entry::getKey)
                        .findFirst());
    }

    private static <K> Optional<K> exactly(Map<K, Set<String>> words, String folded) {
        return words.entrySet().stream()
                .filter(entry -> entry.getValue().contains(folded))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
