package app.handoff.diligence;

import app.handoff.kernel.PlainText;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.servicelevel.ServiceLevel;
import app.handoff.text.Numbers;
import app.handoff.text.TypedNumber;
import app.handoff.vendor.Cefr;
import app.handoff.web.AnswerReader;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/** What is typed while a vendor is checked. */
final class Forms {

    private static final BigDecimal HIGHEST = BigDecimal.valueOf(1_000_000);

    private Forms() {}

    record RefereeForm(
            @NotBlank(message = "{diligence.reference.client.required}") @Size(max = 120, message = "{field.tooLong}") @Nullable String client,

            @NotNull(message = "{field.choose}") @Nullable Relation relation,

            @NotBlank(message = "{diligence.reference.contact.required}") @Size(max = 200, message = "{field.tooLong}") @Nullable String contact,

            @NotNull(message = "{field.choose}") @Nullable ReferenceSource source) {

        static final RefereeForm EMPTY = new RefereeForm(null, null, null, null);

        static RefereeForm of(ReferenceCheck reference) {
            var referee = reference.referee();
            return new RefereeForm(referee.client(), referee.relation(), referee.contact(), referee.source());
        }

        Referee referee() {
            return new Referee(
                    text(client), Objects.requireNonNull(relation), text(contact), Objects.requireNonNull(source));
        }
    }

    record AnswersForm(
            @NotNull(message = "{field.required}") @Nullable LocalDate on,

            @NotBlank(message = "{diligence.answers.said.required}") @Size(max = 4000, message = "{field.tooLong}") @Nullable String said,

            @NotNull(message = "{field.choose}") @Nullable HireAgain hireAgain,

            @NotNull(message = "{field.choose}") @Min(value = 0, message = "{diligence.score.range}") @Max(value = 5, message = "{diligence.score.range}") @Nullable Integer score,

            @Size(max = 50) @Nullable List<@Valid Level> levels,

            @Nullable Boolean verified) {

        record Level(@Nullable String id, @Nullable String measured) {

            private @Nullable BigDecimal in(ServiceLevel.Unit unit) {
                return TypedNumber.read(measured, unit.kind()).value();
            }
        }

        static AnswersForm of(ReferenceCheck reference, List<ServiceLevel> levels, LocalDate today) {
            var given = reference.answers();
            return new AnswersForm(
                    given.map(Answers::on).orElse(today),
                    given.map(Answers::said).orElse(null),
                    given.map(Answers::hireAgain).orElse(null),
                    given.map(Answers::score).orElse(null),
                    levels.stream()
                            .map(level -> new Level(
                                    level.id().toString(),
                                    given.map(answers -> answers.byLevel().get(level.id()))
                                            .map(Numbers::print)
                                            .orElse(null)))
                            .toList(),
                    given.map(Answers::verified).orElse(false));
        }

        /** Says at each measured value that cannot be what to type instead. */
        void check(Map<String, ServiceLevel.Unit> units, BindingResult errors) {
            var answers = new AnswerReader(errors);
            for (int at = 0; levels != null && at < levels.size(); at++) {
                var level = levels.get(at);
                var unit = units.get(level.id());
                if (unit == null) {
                    continue;
                }
                var field = "levels[" + at + "].measured";
                var measured = answers.anyNumber(field, level.measured(), unit.kind());
                if (measured != null && measured.signum() < 0) {
                    answers.refuse(field, "field.positiveOrZero");
                } else if (measured != null && !unit.allows(measured)) {
                    answers.refuse(field, "field.percent");
                } else if (measured != null && measured.compareTo(HIGHEST) > 0) {
                    answers.refuse(field, "diligence.answers.level.tooHigh");
                }
            }
        }

        /**
         * Only of a form without errors, and only levels that the scope has: what else a browser sends is left out.
         *
         * @param units what the values of each level count, by its id
         */
        Answers answers(Map<String, ServiceLevel.Unit> units) {
            var measured = new ArrayList<Answers.Measured>();
            for (var level : levels == null ? List.<Level>of() : levels) {
                var sent = level.id();
                var unit = sent == null ? null : units.get(sent);
                var value = unit == null ? null : level.in(unit);
                if (sent != null && value != null) {
                    var id = ServiceLevelId.of(sent);
                    if (measured.stream().noneMatch(one -> one.level().equals(id))) {
                        measured.add(new Answers.Measured(id, value));
                    }
                }
            }
            return new Answers(
                    Objects.requireNonNull(on),
                    text(said),
                    Objects.requireNonNull(hireAgain),
                    Objects.requireNonNull(score),
                    measured,
                    Boolean.TRUE.equals(verified));
        }
    }

    record RefusalForm(
            @NotNull(message = "{field.required}") @Nullable LocalDate askedOn) {}

    record InterviewForm(
            @NotNull(message = "{field.required}") @Nullable LocalDate on,

            @NotBlank(message = "{diligence.interview.people.required}") @Size(max = 200, message = "{field.tooLong}") @Nullable String people,

            @Size(max = 20) @Nullable List<@Valid Language> heard,

            @NotBlank(message = "{diligence.interview.notes.required}") @Size(max = 4000, message = "{field.tooLong}") @Nullable String notes) {

        record Language(@Nullable String language, @Nullable Cefr level) {}

        static InterviewForm empty(Collection<String> languages, LocalDate today) {
            return new InterviewForm(
                    today,
                    null,
                    languages.stream()
                            .map(language -> new Language(language, null))
                            .toList(),
                    null);
        }

        static InterviewForm of(Interview interview, Collection<String> languages) {
            var interviewNotes = interview.talk();
            return new InterviewForm(
                    interviewNotes.on(),
                    interviewNotes.people(),
                    languages.stream()
                            .map(language -> new Language(
                                    language,
                                    interviewNotes.heard().stream()
                                            .filter(languageHeard ->
                                                    languageHeard.language().equalsIgnoreCase(language))
                                            .map(LanguageHeard::level)
                                            .findFirst()
                                            .orElse(null)))
                            .toList(),
                    interviewNotes.notes());
        }

        InterviewNotes talk(Collection<String> languages) {
            var levels = new ArrayList<LanguageHeard>();
            for (var language : heard == null ? List.<Language>of() : heard) {
                if (language != null
                        && language.language() != null
                        && language.level() != null
                        && languages.contains(language.language())) {
                    levels.add(new LanguageHeard(language.language(), language.level()));
                }
            }
            return new InterviewNotes(Objects.requireNonNull(on), text(people), text(notes), levels);
        }
    }

    record SampleForm(
            @NotBlank(message = "{diligence.sample.task.required}") @Size(max = 500, message = "{field.tooLong}") @Nullable String task,

            @NotBlank(message = "{diligence.sample.description.required}") @Size(max = 2000, message = "{field.tooLong}") @Nullable String description,

            @Pattern(regexp = "\\s*|(?i:https?://)[^\\s/:@]+(:\\d+)?(/\\S*)?", message = "{field.url}")
            @Size(max = 500, message = "{field.tooLong}") @Nullable String link,

            @Min(value = 0, message = "{diligence.score.range}") @Max(value = 5, message = "{diligence.score.range}") @Nullable Integer score,

            @Size(max = 1000, message = "{field.tooLong}") @Nullable String note) {

        static final SampleForm EMPTY = new SampleForm(null, null, null, null, null);

        static SampleForm of(Sample sample) {
            var workSample = sample.work();
            return new SampleForm(
                    workSample.task(),
                    workSample.description(),
                    workSample.link(),
                    workSample.score(),
                    workSample.note());
        }

        boolean lacksNote() {
            return score != null && (note == null || note.isBlank());
        }

        WorkSample work() {
            return new WorkSample(text(task), text(description), PlainText.orNull(link), score, PlainText.orNull(note));
        }
    }

    record ConcernForm(
            @NotBlank(message = "{diligence.concern.text.required}") @Size(max = 1000, message = "{field.tooLong}") @Nullable String text) {}

    record ClosureForm(
            @NotBlank(message = "{diligence.closure.answer.required}") @Size(max = 2000, message = "{field.tooLong}") @Nullable String answer) {}

    static String text(@Nullable String typed) {
        return Objects.requireNonNull(typed).strip();
    }
}
