package app.handoff.delivery;

import app.handoff.kernel.Sentence;
import app.handoff.servicelevel.AgreedLevel;
import app.handoff.servicelevel.Result;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** How levels, health and states are said. */
final class ServiceLevelText {

    private ServiceLevelText() {}

    /** 77 / 80 = 96.25 %, or why there is no such number. */
    static Sentence result(
            AgreedLevel level, Result result, @Nullable BigDecimal numerator, @Nullable BigDecimal denominator) {
        var value = result.value();
        var kind = level.asked().kind();
        if (value == null || numerator == null || denominator == null && kind.isOutOfCases()) {
            return result.kind() == Result.Kind.TOO_FEW && denominator != null
                    ? Sentence.of(
                            "delivery.value.tooFew", denominator, level.asked().minSample())
                    : Sentence.of("delivery.value.noData");
        }
        var said = ServiceLevelPhrases.isKeptShort(level, value) ? ".short" : "";
        return switch (kind) {
            case SHARE, WITHIN, TIERS, AVAILABILITY, FIRST_ANSWER ->
                Sentence.of(
                        "delivery.value.share" + said, numerator, denominator, ServiceLevelPhrases.shown(level, value));
            case AVERAGE ->
                Sentence.of(
                        "delivery.value.mean" + said, numerator, denominator, ServiceLevelPhrases.value(level, value));
            case EVERY -> Sentence.of("delivery.value.slowest", ServiceLevelPhrases.value(level, value), denominator);
            case SCORE -> Sentence.of("delivery.value.score", ServiceLevelPhrases.value(level, value), denominator);
            case COUNT -> ServiceLevelPhrases.value(level, value);
        };
    }

    static Sentence result(AgreedLevel level, LevelTrend.Point point) {
        return result(level, point.result(), point.numerator(), point.denominator());
    }

    static Sentence result(AgreedLevel level, StatusReport report) {
        var measured = report.submission().measurement(level.id());
        return result(
                level,
                report.submission().resultOf(level),
                measured.map(Measurement::numerator).orElse(null),
                measured.map(Measurement::denominator).orElse(null));
    }

    static String kind(@Nullable Health health) {
        if (health == null) {
            return "idle";
        }
        return switch (health) {
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
            return new State("idle", Sentence.of("delivery.state.noData"));
        }
        if (point.result().kind() == Result.Kind.TOO_FEW) {
            return new State("idle", Sentence.of("delivery.state.tooFew"));
        }
        if (!point.isJudged()) {
            return new State("idle", Sentence.of("delivery.state.judged." + point.window()));
        }
        if (point.onPath()) {
            return point.asExpected()
                    ? new State("good", Sentence.of("delivery.state.onPath"))
                    : new State("wait", Sentence.of("delivery.state.underPath"));
        }
        return point.asExpected()
                ? new State("good", Sentence.of("delivery.state.reached"))
                : point.transition()
                        ? new State("wait", Sentence.of("delivery.state.notYet"))
                        : new State("bad", Sentence.of("delivery.state.missed"));
    }

    record State(String kind, Sentence text) {

        /** Whether it judges nothing: there is no data, or it is too early. */
        public boolean isIdle() {
            return kind.equals("idle");
        }
    }
}
