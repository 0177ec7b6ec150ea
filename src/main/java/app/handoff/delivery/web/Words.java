package app.handoff.delivery.web;

import app.handoff.delivery.LevelTrend;
import app.handoff.delivery.LevelWords;
import app.handoff.delivery.Light;
import app.handoff.delivery.Measurement;
import app.handoff.delivery.Result;
import app.handoff.delivery.StatusReport;
import app.handoff.delivery.TrackedLevel;
import app.handoff.kernel.Text;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** How levels, lights and states are said. */
final class Words {

    private Words() {}

    static BigDecimal shown(TrackedLevel level, BigDecimal value) {
        return LevelWords.shown(level, value);
    }

    static Text value(TrackedLevel level, BigDecimal value) {
        return LevelWords.value(level, value);
    }

    static Text agreed(TrackedLevel level, BigDecimal value) {
        return LevelWords.agreed(level, value);
    }

    /** 77 / 80 = 96.25 %, or why there is no such number. */
    static Text result(
            TrackedLevel level, Result result, @Nullable BigDecimal numerator, @Nullable BigDecimal denominator) {
        var value = result.value();
        if (value == null || denominator == null || numerator == null) {
            return result.kind() == Result.Kind.TOO_FEW && denominator != null
                    ? Text.of("delivery.value.tooFew", denominator, level.sample())
                    : Text.of("delivery.value.noData");
        }
        return level.measure() == TrackedLevel.Measure.SHARE
                ? Text.of("delivery.value.share", numerator, denominator, shown(level, value))
                : Text.of("delivery.value.mean", numerator, denominator, value(level, value));
    }

    static Text result(TrackedLevel level, LevelTrend.Point point) {
        return result(level, point.result(), point.numerator(), point.denominator());
    }

    static Text result(TrackedLevel level, StatusReport report) {
        var measured = report.measurement(level.id());
        return result(
                level,
                report.resultOf(level),
                measured.map(Measurement::numerator).orElse(null),
                measured.map(Measurement::denominator).orElse(null));
    }

    static String kind(@Nullable Light light) {
        if (light == null) {
            return "idle";
        }
        return switch (light) {
            case ON_TRACK -> "good";
            case SOME_TROUBLE -> "wait";
            case OFF_TRACK -> "bad";
        };
    }

    static String kind(StatusReport.Standing standing) {
        return switch (standing) {
            case ACKNOWLEDGED -> "good";
            case SUBMITTED, DUE -> "wait";
            case QUERIED, LATE, MISSED -> "bad";
            case SCHEDULED, SKIPPED -> "idle";
        };
    }

    /** How a week stands to what was expected of it. */
    static State state(LevelTrend.Point point) {
        if (point.result().kind() == Result.Kind.NO_DATA) {
            return new State("idle", Text.of("delivery.state.noData"));
        }
        if (point.result().kind() == Result.Kind.TOO_FEW) {
            return new State("idle", Text.of("delivery.state.tooFew"));
        }
        if (!point.isJudged()) {
            return new State("idle", Text.of("delivery.state.judged." + point.window()));
        }
        if (point.onPath()) {
            return point.asExpected()
                    ? new State("good", Text.of("delivery.state.onPath"))
                    : new State("wait", Text.of("delivery.state.underPath"));
        }
        return point.asExpected()
                ? new State("good", Text.of("delivery.state.reached"))
                : point.transition()
                        ? new State("wait", Text.of("delivery.state.notYet"))
                        : new State("bad", Text.of("delivery.state.missed"));
    }

    record State(String kind, Text text) {}
}
