package app.handoff.delivery;

import app.handoff.kernel.Sentence;
import app.handoff.text.Format;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What is open in running work and so worth talking about: the agenda that the next meeting begins with. */
final class MeetingPoints {

    /** How many of a kind are named. */
    static final int MOST = 5;

    private MeetingPoints() {}

    static List<Sentence> of(
            Delivery delivery,
            List<StatusReport> reports,
            List<Breach> breaches,
            List<MeetingAction> open,
            List<Sentence> issues,
            Instant now) {
        var points = new ArrayList<Sentence>();
        open.stream()
                .limit(MOST)
                .map(action ->
                        Sentence.of("delivery.meeting.point.action", action.what(), action.owner(), action.dueOn()))
                .forEach(points::add);
        points.addAll(issues);
        reports.stream()
                .flatMap(report -> report.discussion().openQuestion().stream()
                        .map(question ->
                                Sentence.of("delivery.meeting.point.question", report.week(), question.reason())))
                .limit(MOST)
                .forEach(points::add);
        reports.stream()
                .filter(StatusReport::isIn)
                .max(Comparator.comparingInt(StatusReport::week))
                .ifPresent(last -> {
                    var content = last.submission().content();
                    if (content != null && content.need() != null) {
                        points.add(Sentence.of(
                                "delivery.meeting.point.need", last.week(), content.needFrom(), content.need()));
                    }
                    if (content != null && content.health() != Health.ON_TRACK && content.recoveryPlan() != null) {
                        points.add(Sentence.of("delivery.meeting.point.recovery", last.week(), content.health()));
                    }
                });
        breaches.stream()
                .filter(breach -> breach.status() == Breach.Status.DETECTED)
                .sorted(Comparator.comparingInt(Breach::week).reversed())
                .limit(MOST)
                .map(breach -> point(delivery, breach))
                .forEach(points::add);
        reports.stream()
                .filter(report -> report.standing(now) == StatusReport.Standing.LATE
                        || report.standing(now) == StatusReport.Standing.MISSED)
                .limit(MOST)
                .map(report -> Sentence.of("delivery.meeting.point.missing", report.week()))
                .forEach(points::add);
        return List.copyOf(points);
    }

    private static Sentence point(Delivery delivery, Breach breach) {
        var level = breach.heldTo(delivery);
        return Sentence.of(
                "delivery.meeting.point.breach",
                level.name(),
                breach.week(),
                ServiceLevelPhrases.value(level, breach.value()),
                ServiceLevelPhrases.missed(level, breach.value()));
    }

    /** One line each. */
    static String text(List<Sentence> points, Format format) {
        return points.stream().map(point -> "- " + format.text(point)).collect(Collectors.joining("\n"));
    }
}
