package app.handoff.scope;

import app.handoff.servicelevel.ServiceLevel;
import app.handoff.text.Format;
import app.handoff.web.AnswerReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.validation.BeanPropertyBindingResult;

/** Says the rows of the levels' form as vendors will read them, or what they still lack. */
@Component
class LevelsBeingWritten {

    private final ScopeWords words;
    private final Format format;

    LevelsBeingWritten(ScopeWords words, Format format) {
        this.words = words;
        this.format = format;
    }

    /**
     * A row of the form.
     *
     * @param heading "Service level 1: Answered in time"
     * @param said what it says so far, or what it still lacks, or that something in it cannot be read
     * @param complete whether its sentence says all of it, so that its fields can stay folded
     */
    record Line(String heading, String said, boolean complete) {}

    List<Line> lines(LevelsForm form) {
        return IntStream.range(0, form.rows().size())
                .mapToObj(at -> line(form.rows().get(at), at))
                .toList();
    }

    Line line(LevelsForm.Row row, int at) {
        var heading = row.name().isBlank()
                ? format.message("scope.levels.row", at + 1)
                : format.message("scope.levels.row.named", at + 1, row.name());
        if (row.blank()) {
            return new Line(heading, format.message("scope.levels.said.nothing"), false);
        }
        var level = read(row);
        var complete = level.flatMap(LevelDraft::complete);
        return new Line(
                heading,
                complete.map(this::said)
                        .or(() -> level.map(this::missing))
                        .orElseGet(() -> format.message("scope.levels.said.unreadable")),
                complete.isPresent());
    }

    private static Optional<LevelDraft> read(LevelsForm.Row row) {
        var answers = new AnswerReader(new BeanPropertyBindingResult(new LevelsForm(List.of(row)), "form"));
        return row.read("rows[0].", null, answers).filter(level -> !answers.refused());
    }

    private String said(ServiceLevel level) {
        return String.join(" ", words.saidBack(level));
    }

    private String missing(LevelDraft level) {
        return format.message(
                "scope.levels.said.missing",
                level.missing().stream().map(LevelDraft::said).map(format::text).collect(Collectors.joining(", ")));
    }
}
