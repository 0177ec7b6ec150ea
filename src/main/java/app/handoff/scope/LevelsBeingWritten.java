package app.handoff.scope;

import app.handoff.servicelevel.ServiceLevel;
import app.handoff.text.Format;
import app.handoff.web.AnswerReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BeanPropertyBindingResult;

/** Says a row of the levels' form as vendors will read it, or what it still lacks. */
record LevelsBeingWritten(ScopeWords words, Format format) {

    /** "Service level 1: Answered in time". */
    public String heading(LevelsForm.Row row, int at) {
        return row.name().isBlank()
                ? format.message("scope.levels.row", at + 1)
                : format.message("scope.levels.row.named", at + 1, row.name());
    }

    /**
     * Whether the fields of a row are in sight: of a level that is complete its sentence says all of them.
     *
     * @param unchecked the fields that hold an example which somebody must check; null where there is none
     */
    public boolean isOpen(LevelsForm.Row row, @Nullable List<String> unchecked) {
        return unchecked != null && !unchecked.isEmpty()
                || read(row).flatMap(LevelDraft::complete).isEmpty();
    }

    /** What the row says so far, or what it still lacks; empty while something in it cannot be read. */
    public String said(LevelsForm.Row row) {
        return row.blank()
                ? format.message("scope.levels.said.nothing")
                : read(row)
                        .map(level -> level.complete().map(this::said).orElseGet(() -> missing(level)))
                        .orElse("");
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
