package app.handoff.delivery;

import app.handoff.kernel.Names;
import app.handoff.kernel.Sentence;
import app.handoff.servicelevel.AgreedLevel;
import app.handoff.servicelevel.ServiceLevelSentences;
import app.handoff.text.Format;
import app.handoff.text.Option;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the columns of a table of numbers are called, and what they mean. */
@Component
class NumberHeadings {

    private final ReportNumbers numbers;
    private final Format format;

    NumberHeadings(ReportNumbers numbers, Format format) {
        this.numbers = numbers;
        this.format = format;
    }

    /** What headings mean: as it was chosen before, else as the report itself calls the numbers. */
    Map<String, String> known(Delivery delivery, List<AgreedLevel> levels) {
        var known = new HashMap<String, String>();
        choices(levels).forEach(choice -> known.putIfAbsent(Names.folded(choice.text()), choice.value()));
        levels.stream()
                .filter(level -> !level.asked().kind().isOutOfCases())
                .forEach(level -> known.putIfAbsent(Names.folded(level.name()), NumbersImport.column(level, true)));
        var there = choices(levels).stream().map(Option::value).toList();
        numbers.columns(delivery.id()).forEach((heading, column) -> {
            if (column.isEmpty() || there.contains(column)) {
                known.put(heading, column);
            }
        });
        return known;
    }

    /** "Calls answered: within 20 seconds", "Calls answered: of calls". */
    List<Option> choices(List<AgreedLevel> levels) {
        var choices = new ArrayList<Option>();
        for (var level : levels) {
            var asked = level.asked();
            choices.add(new Option(
                    NumbersImport.column(level, true),
                    format.message("delivery.numbers.column", level.name(), ServiceLevelSentences.counted(asked))));
            if (asked.kind().isOutOfCases()) {
                choices.add(new Option(
                        NumbersImport.column(level, false),
                        format.message(
                                "delivery.numbers.column",
                                level.name(),
                                Sentence.of("delivery.writing.of", ServiceLevelSentences.cases(asked)))));
            }
        }
        return choices;
    }
}
