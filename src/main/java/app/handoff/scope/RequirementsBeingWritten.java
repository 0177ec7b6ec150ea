package app.handoff.scope;

import app.handoff.kernel.Sentence;
import app.handoff.text.Format;
import app.handoff.web.AnswerReader;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.validation.BeanPropertyBindingResult;

/** Says the rows of the requirements' form as vendors will read them, or what they still lack. */
@Component
class RequirementsBeingWritten {

    private final ScopeWords words;
    private final Format format;

    RequirementsBeingWritten(ScopeWords words, Format format) {
        this.words = words;
        this.format = format;
    }

    List<String> said(QualificationsForm form, ScopeContent scope) {
        return form.rows().stream().map(row -> said(row, scope)).toList();
    }

    String said(QualificationsForm.Row row, ScopeContent scope) {
        var answers = new AnswerReader(new BeanPropertyBindingResult(new QualificationsForm(List.of(row)), "form"));
        var asked = row.read("rows[0].", null, answers);
        if (answers.refused()) {
            return format.message("scope.levels.said.unreadable");
        }
        if (asked.text().isBlank()) {
            return format.message("scope.qualifications.said.nothing");
        }
        return asked.accepted()
                .missing()
                .map(field ->
                        format.message("scope.levels.said.missing", Sentence.of("scope.qualifications.short." + field)))
                .orElseGet(() -> words.requirement(asked, scope.timeline()));
    }
}
