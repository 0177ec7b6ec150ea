package app.handoff.delivery;

import app.handoff.kernel.PlainText;
import app.handoff.text.NumberKind;
import app.handoff.text.Numbers;
import app.handoff.text.ReadAs;
import app.handoff.web.AnswerReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/**
 * A weekly report as it is typed. Everything is text, so that a draft keeps exactly what was typed, whether it can be read
 * or not.
 */
record ReportForm(
        @Nullable Integer version,
        @Nullable String health,
        @Nullable String recoveryPlan,
        @Nullable String recoveryOwner,
        @Nullable String recoveryDay,
        @Nullable List<Answer> levels,
        @ReadAs(NumberKind.COUNT) @Nullable String compared,
        @ReadAs(NumberKind.COUNT) @Nullable String same,
        @ReadAs(NumberKind.COUNT) @Nullable String vendorWrong,
        @ReadAs(NumberKind.COUNT) @Nullable String weWrong,
        @ReadAs(NumberKind.HOURS) @Nullable String parallelHours,
        @ReadAs(NumberKind.HOURS) @Nullable String oversightHours,
        @ReadAs(NumberKind.HOURS) @Nullable String vendorHours,
        @Nullable String done,
        @Nullable String next,
        @Nullable String need,
        @Nullable String needFrom,
        @Nullable String correction) {

    private static final int MOST_OF_A_COUNT = 1_000_000;

    /** @param note why the numbers are others than those that were counted here */
    record Answer(
            @Nullable String numerator,
            @Nullable String denominator,
            @Nullable String note) {}

    static ReportForm empty(Delivery delivery, int version) {
        return fromAnswers(delivery, Map.of(), version);
    }

    static ReportForm fromAnswers(Delivery delivery, Map<String, String> answers, int version) {
        return new ReportForm(
                version,
                answers.get("health"),
                answers.get("recoveryPlan"),
                answers.get("recoveryOwner"),
                answers.get("recoveryDay"),
                IntStream.range(0, delivery.levels().size())
                        .mapToObj(i -> new Answer(
                                answers.get("levels[" + i + "].numerator"),
                                answers.get("levels[" + i + "].denominator"),
                                answers.get("levels[" + i + "].note")))
                        .toList(),
                answers.get("compared"),
                answers.get("same"),
                answers.get("vendorWrong"),
                answers.get("weWrong"),
                answers.get("parallelHours"),
                answers.get("oversightHours"),
                answers.get("vendorHours"),
                answers.get("done"),
                answers.get("next"),
                answers.get("need"),
                answers.get("needFrom"),
                answers.get("correction"));
    }

    /** The answers as a draft keeps them, by their fields. */
    Map<String, String> answers() {
        var answers = new LinkedHashMap<String, String>();
        for (int i = 0; levels != null && i < levels.size(); i++) {
            put(answers, "levels[" + i + "].numerator", levels.get(i).numerator());
            put(answers, "levels[" + i + "].denominator", levels.get(i).denominator());
            put(answers, "levels[" + i + "].note", levels.get(i).note());
        }
        put(answers, "health", health);
        put(answers, "recoveryPlan", recoveryPlan);
        put(answers, "recoveryOwner", recoveryOwner);
        put(answers, "recoveryDay", recoveryDay);
        put(answers, "compared", compared);
        put(answers, "same", same);
        put(answers, "vendorWrong", vendorWrong);
        put(answers, "weWrong", weWrong);
        put(answers, "parallelHours", parallelHours);
        put(answers, "oversightHours", oversightHours);
        put(answers, "vendorHours", vendorHours);
        put(answers, "done", done);
        put(answers, "next", next);
        put(answers, "need", need);
        put(answers, "needFrom", needFrom);
        put(answers, "correction", correction);
        return answers;
    }

    private static void put(Map<String, String> answers, String field, @Nullable String typed) {
        if (typed != null) {
            answers.put(field, typed);
        }
    }

    static ReportForm of(Delivery delivery, ReportContent content, int version) {
        var plan = content.recoveryPlan();
        var run = content.parallelRun();
        return new ReportForm(
                version,
                content.health().name(),
                plan == null ? null : plan.what(),
                plan == null ? null : plan.who(),
                plan == null || plan.by() == null ? null : plan.by().toString(),
                delivery.levels().stream()
                        .map(level -> content.measurement(level.id())
                                .map(measured -> new Answer(
                                        typed(measured.numerator()), typed(measured.denominator()), measured.note()))
                                .orElse(new Answer(null, null, null)))
                        .toList(),
                run == null ? null : String.valueOf(run.compared()),
                run == null ? null : String.valueOf(run.same()),
                run == null ? null : String.valueOf(run.vendorWrong()),
                run == null ? null : String.valueOf(run.weWrong()),
                typed(content.parallelHours()),
                typed(content.oversightHours()),
                typed(content.vendorHours()),
                content.done(),
                content.next(),
                content.need(),
                content.needFrom(),
                null);
    }

    /**
     * Reads what was typed; what cannot be read is told at its field.
     *
     * @param week that it is about: only levels that it is held to are read
     * @param ours whether one of us writes: only we know our own hours and both sides of a parallel run
     */
    @Nullable ReportContent read(Delivery delivery, ReportPeriod week, boolean ours, BindingResult errors) {
        var answers = new AnswerReader(errors);
        var read = answers.choice("health", health, Health.class, "delivery.health.required");
        boolean trouble = read != null && read != Health.ON_TRACK;
        var measurements = measurements(delivery, week, answers);
        var run = ours && delivery.phase() == Delivery.Phase.TRANSITION ? parallelRun(answers) : null;
        var by = trouble ? answers.day("recoveryDay", recoveryDay, "typeMismatch.java.time.LocalDate") : null;
        var parallel = ours ? answers.anyNumber("parallelHours", parallelHours) : null;
        var oversight = ours ? answers.anyNumber("oversightHours", oversightHours) : null;
        var theirs = ours ? null : answers.anyNumber("vendorHours", vendorHours);
        if (blank(done)) {
            answers.refuse("done", "delivery.done.required");
        }
        if (answers.refused() || read == null) {
            return null;
        }
        return new ReportContent(
                read,
                trouble ? new RecoveryPlan(PlainText.orNull(recoveryPlan), PlainText.orNull(recoveryOwner), by) : null,
                measurements,
                run,
                parallel,
                oversight,
                theirs,
                String.valueOf(done).strip(),
                PlainText.orNull(next),
                PlainText.orNull(need),
                PlainText.orNull(need) == null ? null : PlainText.orNull(needFrom));
    }

    private List<Measurement> measurements(Delivery delivery, ReportPeriod week, AnswerReader answers) {
        var agreed = delivery.levels();
        var measurements = new ArrayList<Measurement>();
        for (int i = 0; levels != null && i < agreed.size() && i < levels.size(); i++) {
            if (!delivery.isInForce(agreed.get(i), week)) {
                continue;
            }
            var level = levels.get(i);
            var asked = agreed.get(i).asked();
            var row = "levels[" + i + "].";
            var numerator = answers.anyNumber(
                    row + "numerator", level.numerator(), asked.kind().counted(asked.unit()));
            var denominator = asked.kind().isOutOfCases()
                    ? answers.anyNumber(
                            row + "denominator",
                            level.denominator(),
                            asked.kind().cases())
                    : null;
            var note = asked.kind().isOfIssues() ? PlainText.orNull(level.note()) : null;
            if (numerator != null || denominator != null || note != null) {
                measurements.add(new Measurement(agreed.get(i).id(), numerator, denominator, note));
            }
        }
        return measurements;
    }

    private @Nullable ParallelRun parallelRun(AnswerReader answers) {
        if (blank(compared) && blank(same) && blank(vendorWrong) && blank(weWrong)) {
            return null;
        }
        return new ParallelRun(
                count("compared", compared, answers),
                count("same", same, answers),
                count("vendorWrong", vendorWrong, answers),
                count("weWrong", weWrong, answers));
    }

    private static int count(String field, @Nullable String typed, AnswerReader answers) {
        var number = answers.anyNumber(field, typed);
        if (number == null) {
            return 0;
        }
        if (number.signum() < 0
                || number.compareTo(BigDecimal.valueOf(MOST_OF_A_COUNT)) > 0
                || number.stripTrailingZeros().scale() > 0) {
            answers.refuse(field, "delivery.count.wrong");
            return 0;
        }
        return number.intValue();
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static @Nullable String typed(@Nullable BigDecimal number) {
        return number == null ? null : Numbers.print(number);
    }
}
