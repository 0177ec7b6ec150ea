package app.handoff.delivery.web;

import app.handoff.delivery.Delivery;
import app.handoff.delivery.Light;
import app.handoff.delivery.Measurement;
import app.handoff.delivery.ParallelRun;
import app.handoff.delivery.StatusReport;
import app.handoff.delivery.TrackedLevel;
import app.handoff.kernel.PlainText;
import app.handoff.text.NumberKind;
import app.handoff.text.Numbers;
import app.handoff.text.ReadAs;
import app.handoff.text.UnreadableNumber;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
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
        @Nullable String light,
        @Nullable String wayBack,
        @Nullable String wayBackWho,
        @Nullable String wayBackBy,
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

    record Answer(@Nullable String numerator, @Nullable String denominator) {}

    static ReportForm empty(Delivery delivery, int version) {
        return fromAnswers(delivery, Map.of(), version);
    }

    static ReportForm fromAnswers(Delivery delivery, Map<String, String> answers, int version) {
        return new ReportForm(
                version,
                answers.get("light"),
                answers.get("wayBack"),
                answers.get("wayBackWho"),
                answers.get("wayBackBy"),
                IntStream.range(0, delivery.levels().size())
                        .mapToObj(i -> new Answer(
                                answers.get("levels[" + i + "].numerator"),
                                answers.get("levels[" + i + "].denominator")))
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

    static ReportForm of(Delivery delivery, StatusReport.Content content, int version) {
        var run = content.parallelRun();
        return new ReportForm(
                version,
                content.light().name(),
                content.wayBack(),
                content.wayBackWho(),
                content.wayBackBy() == null ? null : content.wayBackBy().toString(),
                delivery.levels().stream()
                        .map(level -> content.measurement(level.id())
                                .map(measured -> new Answer(typed(measured.numerator()), typed(measured.denominator())))
                                .orElse(new Answer(null, null)))
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
     * @param ours whether one of us writes: only we know our own hours and both sides of a parallel run
     */
    StatusReport.@Nullable Content read(Delivery delivery, boolean ours, BindingResult errors) {
        var chosen = light();
        Light read = null;
        for (var possible : Light.values()) {
            if (possible.name().equals(chosen)) {
                read = possible;
            }
        }
        if (read == null) {
            errors.rejectValue("light", "delivery.light.required");
        }
        boolean trouble = read != null && read != Light.ON_TRACK;
        var measurements = measurements(delivery.levels(), errors);
        var run = ours && delivery.phase() == Delivery.Phase.TRANSITION ? parallelRun(errors) : null;
        var by = trouble ? day("wayBackBy", wayBackBy, errors) : null;
        var parallel = ours ? number("parallelHours", parallelHours, errors) : null;
        var oversight = ours ? number("oversightHours", oversightHours, errors) : null;
        var theirs = ours ? null : number("vendorHours", vendorHours, errors);
        if (blank(done)) {
            errors.rejectValue("done", "delivery.done.required");
        }
        if (errors.hasErrors() || read == null) {
            return null;
        }
        return new StatusReport.Content(
                read,
                trouble ? PlainText.orNull(wayBack) : null,
                trouble ? PlainText.orNull(wayBackWho) : null,
                by,
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

    private List<Measurement> measurements(List<TrackedLevel> tracked, BindingResult errors) {
        var answers = levels == null ? List.<Answer>of() : levels;
        var measurements = new ArrayList<Measurement>();
        for (int i = 0; i < tracked.size() && i < answers.size(); i++) {
            var answer = answers.get(i);
            if (answer == null) {
                continue;
            }
            var numerator = number(
                    "levels[" + i + "].numerator",
                    answer.numerator(),
                    tracked.get(i).counted(),
                    errors);
            var denominator = number("levels[" + i + "].denominator", answer.denominator(), NumberKind.COUNT, errors);
            if (numerator != null || denominator != null) {
                measurements.add(new Measurement(tracked.get(i).id(), numerator, denominator));
            }
        }
        return measurements;
    }

    private @Nullable ParallelRun parallelRun(BindingResult errors) {
        if (blank(compared) && blank(same) && blank(vendorWrong) && blank(weWrong)) {
            return null;
        }
        return new ParallelRun(
                count("compared", compared, errors),
                count("same", same, errors),
                count("vendorWrong", vendorWrong, errors),
                count("weWrong", weWrong, errors));
    }

    private static int count(String field, @Nullable String typed, BindingResult errors) {
        var number = number(field, typed, errors);
        if (number == null) {
            return 0;
        }
        if (number.signum() < 0
                || number.compareTo(BigDecimal.valueOf(MOST_OF_A_COUNT)) > 0
                || number.stripTrailingZeros().scale() > 0) {
            errors.rejectValue(field, "delivery.count.wrong");
            return 0;
        }
        return number.intValue();
    }

    private static @Nullable BigDecimal number(String field, @Nullable String typed, BindingResult errors) {
        var kind = NumberKind.of(ReportForm.class, field);
        return number(field, typed, kind == null ? NumberKind.NUMBER : kind, errors);
    }

    private static @Nullable BigDecimal number(
            String field, @Nullable String typed, NumberKind kind, BindingResult errors) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            return Numbers.read(typed, kind);
        } catch (UnreadableNumber e) {
            errors.rejectValue(field, e.code(), e.words(), e.code());
            return null;
        }
    }

    private static @Nullable LocalDate day(String field, @Nullable String typed, BindingResult errors) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(typed.strip());
        } catch (DateTimeParseException e) {
            errors.rejectValue(field, "typeMismatch.java.time.LocalDate");
            return null;
        }
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static @Nullable String typed(@Nullable BigDecimal number) {
        return number == null ? null : Numbers.print(number);
    }
}
