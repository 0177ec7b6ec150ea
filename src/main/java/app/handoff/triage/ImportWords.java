package app.handoff.triage;

import app.handoff.kernel.Names;
import app.handoff.text.Format;
import app.handoff.text.NumberKind;
import app.handoff.text.Numbers;
import app.handoff.text.TableColumns;
import app.handoff.text.TableColumns.Look;
import app.handoff.text.UnreadableNumber;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** How people head the columns of their tables, and how they say how often something comes up: in English and in German. */
@Component
class ImportWords {

    private final Map<Period, Set<String>> periods = new EnumMap<>(Period.class);
    private final TableColumns<ImportColumn> columns;

    ImportWords(Format format) {
        for (var period : List.of(Period.DAY, Period.WEEK, Period.MONTH, Period.QUARTER, Period.YEAR, Period.ONCE)) {
            periods.put(period, TableColumns.words(format.message("triage.import.period." + period)));
        }
        Predicate<String> often = cell -> period(cell).isPresent();
        Predicate<String> words = cell -> !isHours(cell) && !often.test(cell);
        columns = new TableColumns<>(
                ImportColumn.class,
                ImportColumn.NOTHING,
                column -> format.message("triage.import.heading." + column),
                List.of(
                        new Look<>(ImportColumn.PERIOD, often, false),
                        new Look<>(ImportColumn.HOURS, ImportWords::isHours, false),
                        new Look<>(ImportColumn.NAME, words, true),
                        new Look<>(ImportColumn.DONE_BY, words, false)));
    }

    TableColumns<ImportColumn> columns() {
        return columns;
    }

    private static boolean isHours(String cell) {
        try {
            Numbers.read(cell, NumberKind.HOURS);
            return true;
        } catch (UnreadableNumber e) {
            return cell.matches("[0-9.,]+");
        }
    }

    /** How often: "weekly", "per week", "1x pro Woche". */
    Optional<Period> period(String cell) {
        var folded = Names.folded(cell);
        return said(words -> words.contains(folded))
                .or(() -> said(words -> Arrays.stream(folded.split(" ")).anyMatch(words::contains)));
    }

    private Optional<Period> said(Predicate<Set<String>> like) {
        return periods.entrySet().stream()
                .filter(period -> like.test(period.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
