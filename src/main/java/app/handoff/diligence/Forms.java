package app.handoff.diligence;

import app.handoff.diligence.ReferenceRequest.AskedPerson;
import app.handoff.diligence.Samples.SentFile;
import app.handoff.kernel.PlainText;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.kernel.WallTime;
import app.handoff.servicelevel.ServiceLevel;
import app.handoff.tenancy.PossibleAddress;
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
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;
import org.springframework.web.multipart.MultipartFile;

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

        static AnswersForm of(ReferenceCheck reference, List<ServiceLevel> levels, LocalDate today) {
            var given = reference.answers();
            return new AnswersForm(
                    given.map(Answers::on).orElse(today),
                    given.map(Answers::said).orElse(null),
                    given.map(Answers::hireAgain).orElse(null),
                    given.map(Answers::score).orElse(null),
                    Forms.levels(levels, given.map(Answers::byLevel).orElse(Map.of())),
                    given.map(Answers::verified).orElse(false));
        }

        /** Says at each measured value that cannot be what to type instead. */
        void check(Map<String, ServiceLevel.Unit> units, BindingResult errors) {
            checkMeasured(levels, units, errors);
        }

        /**
         * Only of a form without errors, and only levels that the scope has: what else a browser sends is left out.
         *
         * @param units what the values of each level count, by its id
         */
        Answers answers(Map<String, ServiceLevel.Unit> units) {
            return new Answers(
                    Objects.requireNonNull(on),
                    text(said),
                    Objects.requireNonNull(hireAgain),
                    Objects.requireNonNull(score),
                    measured(levels, units),
                    Boolean.TRUE.equals(verified));
        }
    }

    /** A service level as a client experienced it. */
    record Level(@Nullable String id, @Nullable String measured) {

        private @Nullable BigDecimal in(ServiceLevel.Unit unit) {
            return TypedNumber.read(measured, unit.kind()).value();
        }
    }

    /** One of each service level, with what was said of it before, as it is typed. */
    private static List<Level> levels(List<ServiceLevel> levels, Map<ServiceLevelId, BigDecimal> said) {
        return levels.stream()
                .map(level -> new Level(
                        level.id().toString(),
                        said.containsKey(level.id()) ? Numbers.print(said.get(level.id())) : null))
                .toList();
    }

    private static void checkMeasured(
            @Nullable List<Level> levels, Map<String, ServiceLevel.Unit> units, BindingResult errors) {
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

    private static List<Answers.Measured> measured(@Nullable List<Level> levels, Map<String, ServiceLevel.Unit> units) {
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
        return measured;
    }

    /** What the values of each level count, by its id. */
    static Map<String, ServiceLevel.Unit> units(List<ServiceLevel> levels) {
        return levels.stream().collect(Collectors.toMap(level -> level.id().toString(), ServiceLevel::unit));
    }

    /** Whom to ask through a link. */
    record RequestForm(
            @NotBlank(message = "{diligence.request.name.required}") @Size(max = 120, message = "{field.tooLong}") @Nullable String name,

            @PossibleAddress @Size(max = 254, message = "{field.tooLong}") @Nullable String email) {

        static RequestForm of(ReferenceCheck reference, @Nullable ReferenceRequest before) {
            if (before != null) {
                return new RequestForm(before.person().name(), before.person().email());
            }
            var referee = reference.referee();
            return new RequestForm(
                    PlainText.orNull(referee.person()), referee.email().orElse(null));
        }

        AskedPerson person() {
            return new AskedPerson(text(name), PlainText.orNull(email));
        }
    }

    /** What a reference answers through its link. Who never was a client answers nothing else. */
    record ReplyForm(
            @NotNull(message = "{field.choose}") @Nullable Clientship client,

            @Size(max = ReferenceReply.LONGEST, message = "{field.tooLong}") @Nullable String said,

            @Nullable HireAgain hireAgain,

            @Min(value = 0, message = "{diligence.score.range}") @Max(value = 5, message = "{diligence.score.range}") @Nullable Integer score,

            @Size(max = 50) @Nullable List<@Valid Level> levels) {

        static ReplyForm of(ReferenceRequest request) {
            var sent = request.reply();
            return new ReplyForm(
                    sent.map(ReferenceReply::client).orElse(null),
                    sent.map(ReferenceReply::said).orElse(null),
                    sent.map(ReferenceReply::hireAgain).orElse(null),
                    sent.map(ReferenceReply::score).orElse(null),
                    Forms.levels(
                            request.levels(), sent.map(ReferenceReply::byLevel).orElse(Map.of())));
        }

        /** Says what is missing, and at each measured value that cannot be what to type instead. */
        void check(Map<String, ServiceLevel.Unit> units, BindingResult errors) {
            if (client == null || client == Clientship.NEVER) {
                return;
            }
            if (said == null || said.isBlank()) {
                errors.rejectValue("said", "diligence.reply.said.required");
            }
            if (hireAgain == null && !errors.hasFieldErrors("hireAgain")) {
                errors.rejectValue("hireAgain", "field.choose");
            }
            if (score == null && !errors.hasFieldErrors("score")) {
                errors.rejectValue("score", "field.choose");
            }
            checkMeasured(levels, units, errors);
        }

        /** Only of a form without errors. */
        ReferenceReply reply(Map<String, ServiceLevel.Unit> units) {
            var said = Objects.requireNonNull(client);
            return said == Clientship.NEVER
                    ? ReferenceReply.neverAClient()
                    : new ReferenceReply(said, text(this.said), hireAgain, score, measured(levels, units));
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

        /** What is known before it is written down how a planned one went. */
        static InterviewForm of(InterviewPlan plan, Collection<String> languages, LocalDate today) {
            var day = plan.at().day();
            return new InterviewForm(
                    day.isAfter(today) ? today : day,
                    plan.people(),
                    empty(languages, today).heard(),
                    null);
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

    record PlanForm(
            @NotNull(message = "{diligence.plan.day.required}") @Nullable LocalDate day,

            @NotNull(message = "{diligence.plan.time.required}") @Nullable LocalTime time,

            @Nullable ZoneOffset timeMeant,

            @NotNull(message = "{diligence.plan.length.required}") @Nullable Integer minutes,

            @NotBlank(message = "{diligence.interview.people.required}") @Size(max = 200, message = "{field.tooLong}") @Nullable String people,

            @Size(max = 300, message = "{field.tooLong}") @Nullable String place,

            @Size(max = LONGEST_AGENDA, message = "{field.tooLong}") @Nullable String agenda) {

        private static final int LONGEST_AGENDA = 4_000;
        private static final int USUAL_MINUTES = 30;

        /** One that is to clear up these concerns. */
        static PlanForm about(List<String> concerns) {
            var agenda = String.join("\n", concerns);
            return new PlanForm(
                    null,
                    null,
                    null,
                    USUAL_MINUTES,
                    null,
                    null,
                    agenda.substring(0, Math.min(LONGEST_AGENDA, agenda.length())));
        }

        static PlanForm of(InterviewPlan plan) {
            return new PlanForm(
                    plan.at().day(),
                    plan.at().at().toLocalTime(),
                    plan.at().meant(),
                    plan.minutes(),
                    plan.people(),
                    plan.place(),
                    plan.agenda());
        }

        /** Only of a form without errors. */
        InterviewPlan plan(ZoneId zone) {
            var at = LocalDateTime.of(Objects.requireNonNull(day), Objects.requireNonNull(time));
            return new InterviewPlan(
                    new WallTime(at, timeMeant),
                    zone,
                    Objects.requireNonNull(minutes),
                    text(people),
                    place == null ? "" : place.strip(),
                    agenda == null ? "" : agenda.strip());
        }
    }

    record SampleForm(
            @NotBlank(message = "{diligence.sample.task.required}") @Size(max = 500, message = "{field.tooLong}") @Nullable String task,

            @NotBlank(message = "{diligence.sample.description.required}") @Size(max = 2000, message = "{field.tooLong}") @Nullable String description,

            @Pattern(regexp = "\\s*|(?i:https?://)[^\\s/:@]+(:\\d+)?(/\\S*)?", message = "{field.url}")
            @Size(max = 500, message = "{field.tooLong}") @Nullable String link,

            @Nullable MultipartFile file,
            @Nullable Boolean removeFile,

            @Min(value = 0, message = "{diligence.score.range}") @Max(value = 5, message = "{diligence.score.range}") @Nullable Integer score,

            @Size(max = 1000, message = "{field.tooLong}") @Nullable String note) {

        static final SampleForm EMPTY = new SampleForm(null, null, null, null, null, null, null);

        static SampleForm of(Sample sample) {
            var workSample = sample.work();
            return new SampleForm(
                    workSample.task(),
                    workSample.description(),
                    workSample.link(),
                    null,
                    null,
                    workSample.score(),
                    workSample.note());
        }

        /** The same with what was decided about the file in the form that was sent, which is stored nowhere. */
        SampleForm decidedAs(SampleForm typed) {
            return new SampleForm(task, description, link, null, typed.removeFile, score, note);
        }

        /** The file that came with the form; null if none did. */
        @Nullable SentFile sent() {
            return file == null
                            || file.isEmpty()
                                    && String.valueOf(file.getOriginalFilename())
                                            .isBlank()
                    ? null
                    : new SentFile(file, file.getOriginalFilename());
        }

        boolean removesFile() {
            return Boolean.TRUE.equals(removeFile);
        }

        boolean lacksNote() {
            return score != null && (note == null || note.isBlank());
        }

        WorkSample work() {
            return WorkSample.withoutFile(
                    text(task), text(description), PlainText.orNull(link), score, PlainText.orNull(note));
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
