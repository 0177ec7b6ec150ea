package app.handoff.delivery;

import app.handoff.kernel.Deadline;
import app.handoff.kernel.Sentence;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.servicelevel.AgreedLevel;
import app.handoff.servicelevel.MeasureKind;
import app.handoff.servicelevel.ServiceLevel;
import app.handoff.servicelevel.ServiceLevelSentences;
import app.handoff.text.NumberKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What stands around the questions of a weekly report.
 *
 * @param notBefore the last working day of the week while that is still to come: the report can be sent from then on
 * @param ours whether one of us writes, who is asked for our own hours and for both sides of a parallel run
 * @param action where the answers go; {@code /draft} below it keeps them while they are typed
 * @param wasRead whether somebody of ours has read it, so that a change says what was wrong
 * @param answer where the answer to an open question goes, and {@code object} what is said against a measurement
 * @param skip where a week without work is said so; null where the writer cannot decide that
 * @param back where the crumb leads; null where there is nothing to go back to
 */
record WritingView(
        String title,
        int week,
        LocalDate from,
        LocalDate to,
        Deadline due,
        boolean late,
        @Nullable LocalDate notBefore,
        boolean sentBefore,
        boolean wasRead,
        @Nullable ReasonedDecision query,
        boolean ours,
        boolean transition,
        String vendorName,
        List<Question> questions,
        @Nullable LastWeek last,
        @Nullable Instant draftSavedAt,
        String action,
        String answer,
        String object,
        @Nullable String skip,
        @Nullable String back) {

    /** A plan longer than a sentence or two is not said again by one press. */
    private static final int LONGEST_PLAN_SAID = 200;

    static WritingView of(
            Delivery delivery,
            StatusReport report,
            @Nullable StatusReport last,
            Map<ServiceLevelId, FirstAnswers> counted,
            Instant now,
            boolean ours,
            @Nullable Instant draftSavedAt,
            String action,
            String answer,
            String object,
            @Nullable String skip,
            @Nullable String back) {
        boolean transition = delivery.phase() == Delivery.Phase.TRANSITION;
        return new WritingView(
                delivery.title(),
                report.week(),
                report.period().from(),
                report.period().to(),
                report.period().due(),
                report.status() == StatusReport.Status.OPEN && now.isAfter(report.dueAt()),
                report.period().isReportable(now) ? null : report.period().reportableFrom(),
                report.isIn(),
                report.status() == StatusReport.Status.ACKNOWLEDGED,
                report.discussion().openQuestion().orElse(null),
                ours,
                transition,
                delivery.vendorName(),
                IntStream.range(0, delivery.levels().size())
                        .filter(i -> delivery.isInForce(delivery.levels().get(i), report.period()))
                        .mapToObj(i -> Question.of(delivery, report, i, counted))
                        .toList(),
                last == null || last.submission().content() == null
                        ? null
                        : LastWeek.of(delivery, last, last.submission().content()),
                draftSavedAt,
                action,
                answer,
                object,
                skip,
                back);
    }

    /** Whether it is about the first week, before which there is nothing to compare. */
    public boolean isFirstWeek() {
        return week == 1;
    }

    /** Whether what no answer means is told with this level: it is the same for all others that are asked in the same way. */
    public boolean isFirstOfItsSort(Question question) {
        return questions.stream()
                .filter(other ->
                        other.measure().isOutOfCases() == question.measure().isOutOfCases())
                .findFirst()
                .filter(question::equals)
                .isPresent();
    }

    /** What may be said of a usual week by one press: that what was planned the week before was done, or that there was nothing else. */
    public List<Sentence> usualWords() {
        var usual = Sentence.of("delivery.done.asUsual");
        return last == null || last.next() == null || last.next().length() > LONGEST_PLAN_SAID
                ? List.of(usual)
                : List.of(Sentence.of("delivery.done.asPlanned", last.next()), usual);
    }

    /** Whether how often both came to the same result is asked: of one of us, while both do the work. */
    public boolean asksForParallelRun() {
        return ours && transition;
    }

    /**
     * The two numbers of one service level.
     *
     * @param found what was counted from what is raised between the reports; null of a level that measures something else
     */
    record Question(
            int index,
            String name,
            Sentence numerator,
            Sentence label,
            @Nullable Sentence denominator,
            MeasureKind measure,
            NumberKind counted,
            NumberKind cases,
            Sentence said,
            Sentence expected,
            @Nullable FirstAnswers found) {

        /** Whether the first number is a part of the second one, so that the share is shown beside them. */
        public boolean share() {
            return measure.isPart();
        }

        /** Whether it has to be told what the numbers are: of a share their labels do. */
        public boolean isExplained() {
            return measure.cases() == NumberKind.HOURS || !measure.isPart();
        }

        /** What a phone offers to type the first number with. */
        public String keyboard() {
            return keyboardOf(counted);
        }

        /** What a phone offers to type the second number with. */
        public String keyboardOfCases() {
            return keyboardOf(cases);
        }

        private static String keyboardOf(NumberKind kind) {
            return kind == NumberKind.COUNT ? "numeric" : "decimal";
        }

        /** What no answer means. */
        public Sentence nothing() {
            return Sentence.of(measure.isOutOfCases() ? "delivery.writing.nothing" : "delivery.writing.nothing.one");
        }

        /** What the first field asks: of cases, how many of them. */
        private static Sentence label(ServiceLevel asked) {
            var counted = ServiceLevelSentences.counted(asked);
            return switch (asked.kind()) {
                case FIRST_ANSWER -> Sentence.of("delivery.writing.answered", counted);
                case SHARE, WITHIN, TIERS, COUNT -> Sentence.of("delivery.writing.howMany", counted);
                case EVERY, AVERAGE, AVAILABILITY, SCORE -> counted;
            };
        }

        static Question of(
                Delivery delivery, StatusReport report, int index, Map<ServiceLevelId, FirstAnswers> counted) {
            var level = delivery.levelsOfFields(report.period()).get(index);
            var asked = level.asked();
            boolean onPath = index == 0 && delivery.wasInTransition(report);
            var expected = onPath ? delivery.transition().expectedIn(report.week(), level) : level.agreed();
            return new Question(
                    index,
                    level.name(),
                    ServiceLevelSentences.counted(asked),
                    label(asked),
                    asked.kind().isOutOfCases() ? ServiceLevelSentences.cases(asked) : null,
                    asked.kind(),
                    asked.kind().counted(asked.unit()),
                    asked.kind().cases(),
                    ServiceLevelSentences.reaching(asked, level.agreed()),
                    Sentence.of(
                            onPath
                                    ? "delivery.writing.path"
                                    : delivery.wasInTransition(report)
                                            ? "delivery.writing.agreedLater"
                                            : "delivery.writing.agreed",
                            ServiceLevelPhrases.agreed(level, expected)),
                    counted.get(level.id()));
        }
    }

    /** What the report before said, one answer for each question. */
    record LastWeek(
            String kind,
            Health health,
            @Nullable RecoveryPlan recoveryPlan,
            List<LastLevel> levels,
            @Nullable Sentence parallelRun,
            @Nullable BigDecimal parallelHours,
            @Nullable BigDecimal oversightHours,
            @Nullable BigDecimal vendorHours,
            String done,
            @Nullable String next,
            @Nullable String need,
            @Nullable String needFrom) {

        /** Whether any hours of our own people were told. */
        public boolean tellsOurHours() {
            return parallelHours != null || oversightHours != null;
        }

        static LastWeek of(Delivery delivery, StatusReport report, ReportContent content) {
            var run = content.parallelRun();
            var points = delivery.levels().stream()
                    .map(level -> LastLevel.of(delivery, report, level))
                    .toList();
            return new LastWeek(
                    ServiceLevelText.kind(content.health()),
                    content.health(),
                    content.recoveryPlan(),
                    points,
                    run == null
                            ? null
                            : Sentence.of(
                                    "delivery.parallel.said",
                                    run.compared(),
                                    run.same(),
                                    run.vendorWrong(),
                                    run.weWrong()),
                    content.parallelHours(),
                    content.oversightHours(),
                    content.vendorHours(),
                    content.done(),
                    content.next(),
                    content.need(),
                    content.needFrom());
        }
    }

    record LastLevel(Sentence result, ServiceLevelText.State state) {

        static LastLevel of(Delivery delivery, StatusReport report, AgreedLevel level) {
            var point = LevelTrend.point(level, delivery, report);
            return new LastLevel(ServiceLevelText.result(level, point), ServiceLevelText.state(point));
        }
    }
}
