package app.handoff.delivery;

import app.handoff.kernel.Actor;
import app.handoff.kernel.Deadline;
import app.handoff.kernel.EditedMeanwhile;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.PersonWeek;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OptimisticLock;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * The status report of one week. Its due instant is fixed when the work starts. Whoever writes it may change it; once
 * somebody of ours has read it, with what was wrong. Every version, question and answer is kept.
 */
@Entity
@DynamicUpdate
public class StatusReport extends BusinessOwned<StatusReportId> {

    private static final int LONGEST_TEXT = 4000;
    private static final int READING_DAYS = 2;
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_NAME = 120;
    private static final BigDecimal MOST_HOURS_TOGETHER = BigDecimal.valueOf(10_000);

    @EmbeddedId
    private StatusReportId id;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "delivery_id"))
    private DeliveryId delivery;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "engagement_id"))
    private EngagementId engagement;

    private int week;
    private LocalDate periodFrom;
    private LocalDate periodTo;
    private Instant dueAt;
    private ZoneId dueZone;
    private @Nullable Instant nextDueAt;

    @Enumerated(EnumType.STRING)
    private Status status = Status.OPEN;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Content content;

    private @Nullable Instant firstSubmittedAt;
    private @Nullable Instant submittedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Actor submittedBy;

    private int revision;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<ReportQuestion> questions = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Objection> objections = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Acknowledgement acknowledgement;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable ReasonedDecision skip;

    // The vendor who writes the report meanwhile is not to be told that it was changed.
    @OptimisticLock(excluded = true)
    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable OurHours ourHours;

    protected StatusReport() {}

    StatusReport(Delivery delivery, ReportSchedule.Week planned, @Nullable Instant nextDueAt) {
        this.id = StatusReportId.next();
        this.delivery = delivery.id();
        this.engagement = delivery.engagement();
        this.week = planned.number();
        this.periodFrom = planned.from();
        this.periodTo = planned.to();
        this.dueAt = planned.dueAt();
        this.dueZone = delivery.schedule().zone();
        this.nextDueAt = nextDueAt;
    }

    @Override
    public StatusReportId getId() {
        return id;
    }

    /** Sends the report, or a changed one in its place as long as nobody has read it. */
    public void submit(Content written, List<TrackedLevel> levels, Actor by, Instant now) {
        submit(written, null, levels, by, now);
    }

    /**
     * Sends the report, or a changed one in its place.
     *
     * @param correction what was wrong, asked for where the report was read already; it is to be read again then
     */
    public void submit(Content written, @Nullable String correction, List<TrackedLevel> levels, Actor by, Instant now) {
        requireWritable(now);
        if (!isReportable(now)) {
            throw new RuleViolation("delivery.report.weekNotOver", reportableFrom());
        }
        if (status == Status.ACKNOWLEDGED) {
            required(correction, "correction", LONGEST_REASON);
        }
        // A report written again later may keep the day it promised then.
        var earliest = now.isBefore(dueAt) ? now : dueAt;
        written.check(levels, LocalDate.ofInstant(earliest, dueZone));
        content = written;
        status = Status.SUBMITTED;
        submittedAt = now;
        submittedBy = by;
        if (firstSubmittedAt == null) {
            firstSubmittedAt = now;
        }
        revision++;
        questions = questions.stream()
                .map(question -> question.waits() ? new ReportQuestion(question.asked(), null, revision) : question)
                .toList();
        registerEvent(new Submitted(
                delivery, id, engagement, week, revision, now.isAfter(dueAt), written.need() != null, by, now));
    }

    /** @throws RuleViolation if it was skipped, or if its week has not begun */
    public void requireWritable(Instant now) {
        if (status == Status.SKIPPED) {
            throw new RuleViolation("delivery.report.skipped");
        }
        if (now.isBefore(opensAt())) {
            throw new RuleViolation("delivery.report.tooEarly", periodFrom);
        }
    }

    /** Its last working day: before that nobody can say how the week went. */
    public LocalDate reportableFrom() {
        var day = periodTo;
        while (!isWorkingDay(day) && day.isAfter(periodFrom)) {
            day = day.minusDays(1);
        }
        return day;
    }

    public boolean isReportable(Instant now) {
        return !now.isBefore(reportableFrom().atStartOfDay(dueZone).toInstant());
    }

    private static boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
    }

    /** Ours: the report was read and nothing is open. */
    public void acknowledge(@Nullable BigDecimal oversightHours, Actor by, Instant now) {
        requireToBeRead();
        if (oversightHours != null) {
            PersonWeek.require(oversightHours, "oversightHours");
        }
        // Read again after a question or a correction: hours noted before stay.
        var before = acknowledgement == null ? null : acknowledgement.oversightHours();
        acknowledgement = new Acknowledgement(
                by,
                now,
                before == null ? oversightHours : oversightHours == null ? before : before.add(oversightHours));
        status = Status.ACKNOWLEDGED;
        registerEvent(new Acknowledged(delivery, id, engagement, week, by, now));
    }

    /** Ours: the report leaves something open, also when it was read before; its writer answers or sends it again. */
    public void query(String question, Actor by, Instant now) {
        requireAskable();
        var asked = new ReasonedDecision(by, now, required(question, "question", LONGEST_REASON));
        questions = Stream.concat(questions.stream(), Stream.of(new ReportQuestion(asked, null, null)))
                .toList();
        status = Status.QUERIED;
        registerEvent(new Queried(delivery, id, engagement, week, by, now));
    }

    /** @throws RuleViolation if nothing was sent, or a question waits already */
    public void requireAskable() {
        if (status != Status.SUBMITTED && status != Status.ACKNOWLEDGED) {
            throw new RuleViolation("delivery.report.nothingToRead");
        }
    }

    /** Answers the question that waits; the report is to be read again with it. */
    public void answer(String text, Actor by, Instant now) {
        requireQuestion();
        var answer = new ReasonedDecision(by, now, required(text, "answer", LONGEST_TEXT));
        questions = questions.stream()
                .map(question -> question.waits() ? new ReportQuestion(question.asked(), answer, null) : question)
                .toList();
        status = Status.SUBMITTED;
        registerEvent(new Answered(delivery, id, engagement, week, by, now));
    }

    /** @throws RuleViolation if no question waits for an answer */
    public void requireQuestion() {
        if (status != Status.QUERIED) {
            throw new RuleViolation("delivery.answer.noQuestion");
        }
    }

    /** Says that a level was measured otherwise. What was reported counts until the report is corrected; both words stay. */
    public void object(TrackedLevel level, Measurement counted, String reason, Actor by, Instant now) {
        if (!isIn()) {
            throw new RuleViolation("delivery.objection.nothingSent");
        }
        if (counted.denominator() == null) {
            throw new RuleViolation("delivery.level.denominatorMissing", level.denominatorLabel()).at("denominator");
        }
        counted.check(level, "numerator", "denominator");
        if (measurement(level.id()).filter(counted::equals).isPresent()) {
            throw new RuleViolation("delivery.objection.same").at("numerator");
        }
        var objection = new Objection(counted, required(reason, "reason", LONGEST_REASON), by, now, revision);
        objections = Stream.concat(objections.stream(), Stream.of(objection)).toList();
        registerEvent(new Disputed(delivery, id, engagement, level.name(), week, by, now));
    }

    /**
     * Ours: hours of this week, where the vendor writes the report and cannot know them.
     *
     * @param parallel spent on doing the same work at the same time, of all who did it; null if nobody counted them
     * @param oversight of the person who looks after the work, 168 at most; null if nobody counted them
     * @param seen how often they had been entered when the form was opened
     */
    public void enterOurHours(
            int seen, @Nullable BigDecimal parallel, @Nullable BigDecimal oversight, Actor by, Instant now) {
        requireOurHours(now);
        if (seen != ourHoursRevision()) {
            throw new EditedMeanwhile();
        }
        if (parallel == null && oversight == null) {
            throw new RuleViolation("delivery.ourHours.none").at("parallelHours");
        }
        if (parallel != null) {
            requireTogether(parallel, "parallelHours");
        }
        if (oversight != null) {
            PersonWeek.require(oversight, "oversightHours");
        }
        ourHours = new OurHours(parallel, oversight, by, now, seen + 1);
        registerEvent(new OurHoursEntered(delivery, id, engagement, week, by, now));
    }

    /** @throws RuleViolation if the week was skipped or has not begun, or if the report tells our hours itself */
    public void requireOurHours(Instant now) {
        if (status == Status.SKIPPED) {
            throw new RuleViolation("delivery.report.skipped");
        }
        if (now.isBefore(opensAt())) {
            throw new RuleViolation("delivery.report.tooEarly", periodFrom);
        }
        if (tellsOurHours()) {
            throw new RuleViolation("delivery.ourHours.inReport");
        }
    }

    /** Whether one of us wrote our hours into the report itself. */
    public boolean tellsOurHours() {
        return content != null && content.tellsOurHours();
    }

    public int ourHoursRevision() {
        return ourHours == null ? 0 : ourHours.revision();
    }

    /** @throws RuleViolation if nothing was sent that nobody has read yet */
    public void requireToBeRead() {
        if (status == Status.ACKNOWLEDGED) {
            throw new RuleViolation("delivery.report.wasRead");
        }
        if (status != Status.SUBMITTED) {
            throw new RuleViolation("delivery.report.nothingToRead");
        }
    }

    /** A week without work, such as a holiday, needs no report. */
    public void skip(String reason, Actor by, Instant now) {
        requireSkippable();
        var why = required(reason, "reason", LONGEST_REASON);
        skip = new ReasonedDecision(by, now, why);
        status = Status.SKIPPED;
        registerEvent(new Skipped(delivery, id, engagement, week, why, by, now));
    }

    /** @throws RuleViolation if the week was skipped already or its report was sent */
    public void requireSkippable() {
        if (status != Status.OPEN) {
            throw new RuleViolation(
                    status == Status.SKIPPED ? "delivery.report.skippedAlready" : "delivery.report.cannotSkip");
        }
    }

    /** The week needs a report after all. */
    public void unskip(Actor by, Instant now) {
        if (status == Status.OPEN) {
            return;
        }
        if (status != Status.SKIPPED) {
            throw new RuleViolation("delivery.report.notSkipped");
        }
        skip = null;
        status = Status.OPEN;
        registerEvent(new Resumed(delivery, id, engagement, week, by, now));
    }

    /** What this report is worth at this moment; nobody has to run for a report to become late. */
    public Standing standing(Instant now) {
        return switch (status) {
            case SUBMITTED -> Standing.SUBMITTED;
            case ACKNOWLEDGED -> Standing.ACKNOWLEDGED;
            case QUERIED -> Standing.QUERIED;
            case SKIPPED -> Standing.SKIPPED;
            case OPEN -> standing(opensAt(), dueAt, nextDueAt, now);
        };
    }

    private static Standing standing(Instant opensAt, Instant dueAt, @Nullable Instant nextDueAt, Instant now) {
        if (nextDueAt != null && !now.isBefore(nextDueAt)) {
            return Standing.MISSED;
        }
        if (now.isAfter(dueAt)) {
            return Standing.LATE;
        }
        return now.isBefore(opensAt) ? Standing.SCHEDULED : Standing.DUE;
    }

    /**
     * The report that tells how the work stands now: the newest one that is in. Empty when a whole week after it went
     * without a report, because an old light says nothing about today.
     *
     * @param byWeek the reports of one delivery, the oldest first
     */
    public static Optional<StatusReport> latest(List<StatusReport> byWeek, Instant now) {
        return byWeek.stream()
                .filter(report -> report.isIn() || report.standing(now) == Standing.MISSED)
                .reduce((earlier, later) -> later)
                .filter(StatusReport::isIn);
    }

    /** A report can be written from the first day of its week, and sent from {@link #reportableFrom} on. */
    public Instant opensAt() {
        return periodFrom.atStartOfDay(dueZone).toInstant();
    }

    /** Until when the business reads what came in: two working days later, at the hour at which reports are due. */
    public Optional<Deadline> readBy() {
        if (submittedAt == null) {
            return Optional.empty();
        }
        var day = submittedAt.atZone(dueZone).toLocalDate();
        for (int working = 0; working < READING_DAYS; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                working++;
            }
        }
        var hour = dueAt.atZone(dueZone).toLocalTime();
        var by = day.atTime(hour).atZone(dueZone).withLaterOffsetAtOverlap();
        return Optional.of(new Deadline(by.toInstant(), dueZone));
    }

    public boolean wasLate() {
        return firstSubmittedAt != null && firstSubmittedAt.isAfter(dueAt);
    }

    public boolean canBeChanged() {
        return status != Status.SKIPPED;
    }

    /** Sent and not in question. */
    public boolean isIn() {
        return status == Status.SUBMITTED || status == Status.ACKNOWLEDGED || status == Status.QUERIED;
    }

    /** Whether the vendor wrote what it says now. */
    public boolean isFromVendor() {
        return submittedBy != null && submittedBy.kind() == Actor.Kind.VENDOR;
    }

    public Optional<Measurement> measurement(ServiceLevelId level) {
        return content == null ? Optional.empty() : content.measurement(level);
    }

    public Result resultOf(TrackedLevel level) {
        return measurement(level.id()).map(level::resultOf).orElse(Result.NO_DATA);
    }

    /** Hours of ours that went into looking after the work, from the report, from whoever read it, and as entered by us. */
    public BigDecimal oversightHours() {
        var reported = content == null || content.oversightHours() == null ? BigDecimal.ZERO : content.oversightHours();
        var reading = acknowledgement == null || acknowledgement.oversightHours() == null
                ? BigDecimal.ZERO
                : acknowledgement.oversightHours();
        var entered = ourHours == null || ourHours.oversight() == null ? BigDecimal.ZERO : ourHours.oversight();
        return reported.add(reading).add(entered);
    }

    /** Hours of ours spent on the same work at the same time; empty if nobody counted them. */
    public Optional<BigDecimal> parallelHoursEntered() {
        var reported = content == null ? null : content.parallelHours();
        return Optional.ofNullable(reported != null ? reported : ourHours == null ? null : ourHours.parallel());
    }

    public BigDecimal parallelHours() {
        return parallelHoursEntered().orElse(BigDecimal.ZERO);
    }

    public @Nullable OurHours ourHours() {
        return ourHours;
    }

    public StatusReportId id() {
        return id;
    }

    public DeliveryId delivery() {
        return delivery;
    }

    public EngagementId engagement() {
        return engagement;
    }

    public int week() {
        return week;
    }

    public LocalDate periodFrom() {
        return periodFrom;
    }

    public LocalDate periodTo() {
        return periodTo;
    }

    public Instant dueAt() {
        return dueAt;
    }

    public Deadline due() {
        return new Deadline(dueAt, dueZone);
    }

    public Status status() {
        return status;
    }

    public @Nullable Content content() {
        return content;
    }

    public @Nullable Instant submittedAt() {
        return submittedAt;
    }

    public @Nullable Instant firstSubmittedAt() {
        return firstSubmittedAt;
    }

    public @Nullable Actor submittedBy() {
        return submittedBy;
    }

    public int revision() {
        return revision;
    }

    /** What was said against measurements of the version that counts now. */
    public List<Objection> objections() {
        return objections.stream()
                .filter(objection -> objection.revision() == revision)
                .toList();
    }

    /** Whether somebody counted otherwise and the report was not corrected since. */
    public boolean isDisputed(ServiceLevelId level) {
        return objections().stream()
                .anyMatch(objection -> objection.counted().level().equals(level));
    }

    /** All that was ever asked about it, the oldest first. */
    public List<ReportQuestion> questions() {
        return questions;
    }

    /** The question that waits for an answer. */
    public Optional<ReasonedDecision> openQuestion() {
        return questions.stream()
                .filter(ReportQuestion::waits)
                .map(ReportQuestion::asked)
                .findFirst();
    }

    public @Nullable Acknowledgement acknowledgement() {
        return acknowledgement;
    }

    public @Nullable ReasonedDecision skip() {
        return skip;
    }

    private static String required(@Nullable String text, String field, int longest) {
        if (text == null || text.isBlank()) {
            throw new RuleViolation("delivery." + field + ".required").at(field);
        }
        return shorterThan(text.strip(), field, longest);
    }

    private static String shorterThan(String text, String field, int longest) {
        if (text.length() > longest) {
            throw new RuleViolation("text.tooLong", longest).at(field);
        }
        return text;
    }

    /** Hours of all who did the work in a week, added up: more than one person has. */
    private static void requireTogether(BigDecimal hours, String field) {
        if (hours.signum() < 0 || hours.compareTo(MOST_HOURS_TOGETHER) > 0) {
            throw new RuleViolation("delivery.hours.together", MOST_HOURS_TOGETHER).at(field);
        }
    }

    public enum Status {
        OPEN,
        SUBMITTED,
        QUERIED,
        ACKNOWLEDGED,
        SKIPPED
    }

    /** What people see: the stored status, and for an open report what the clock says. */
    public enum Standing {
        SCHEDULED,
        DUE,
        LATE,
        MISSED,
        SUBMITTED,
        QUERIED,
        ACKNOWLEDGED,
        SKIPPED
    }

    /**
     * What a report says.
     *
     * @param wayBack how the work gets back on track, when it is not
     * @param parallelHours ours, spent on doing the same work at the same time during the transition
     * @param oversightHours ours, spent on looking after the work
     * @param vendorHours the vendor's own
     * @param need what the writer needs, and {@code needFrom} from whom
     */
    public record Content(
            Light light,
            @Nullable String wayBack,
            @Nullable String wayBackWho,
            @Nullable LocalDate wayBackBy,
            List<Measurement> measurements,
            @Nullable ParallelRun parallelRun,
            @Nullable BigDecimal parallelHours,
            @Nullable BigDecimal oversightHours,
            @Nullable BigDecimal vendorHours,
            String done,
            @Nullable String next,
            @Nullable String need,
            @Nullable String needFrom) {

        public Content {
            measurements = List.copyOf(measurements);
        }

        public Optional<Measurement> measurement(ServiceLevelId level) {
            return measurements.stream()
                    .filter(measurement -> measurement.level().equals(level))
                    .findFirst();
        }

        /** Whether it says how many hours of ours the week took. */
        public boolean tellsOurHours() {
            return parallelHours != null || oversightHours != null;
        }

        /** What the vendor may read of it: how many hours of ours it takes is for us alone. */
        public Content withoutOurHours() {
            return new Content(
                    light,
                    wayBack,
                    wayBackWho,
                    wayBackBy,
                    measurements,
                    parallelRun,
                    null,
                    null,
                    vendorHours,
                    done,
                    next,
                    need,
                    needFrom);
        }

        void check(List<TrackedLevel> levels, LocalDate today) {
            if (light != Light.ON_TRACK) {
                required(wayBack, "wayBack", LONGEST_TEXT);
                required(wayBackWho, "wayBackWho", LONGEST_NAME);
                if (wayBackBy == null) {
                    throw new RuleViolation("delivery.wayBackBy.required").at("wayBackBy");
                }
                if (wayBackBy.isBefore(today)) {
                    throw new RuleViolation("delivery.wayBackBy.past").at("wayBackBy");
                }
            }
            for (int i = 0; i < levels.size(); i++) {
                var level = levels.get(i);
                var measured = measurement(level.id());
                if (measured.isPresent()) {
                    measured.get().check(level, i);
                }
            }
            if (parallelRun != null) {
                parallelRun.check();
            }
            if (parallelHours != null) {
                requireTogether(parallelHours, "parallelHours");
            }
            if (oversightHours != null) {
                PersonWeek.require(oversightHours, "oversightHours");
            }
            if (vendorHours != null) {
                requireTogether(vendorHours, "vendorHours");
            }
            required(done, "done", LONGEST_TEXT);
            if (next != null) {
                shorterThan(next, "next", LONGEST_TEXT);
            }
            if (need != null) {
                shorterThan(need, "need", LONGEST_TEXT);
                required(needFrom, "needFrom", LONGEST_NAME);
            }
        }
    }

    /** Who read the report, when, and how many hours of theirs the week's oversight took beyond those reported. */
    public record Acknowledgement(
            Actor by, Instant at, @Nullable BigDecimal oversightHours) {}

    public record Submitted(
            DeliveryId delivery,
            StatusReportId report,
            EngagementId engagement,
            int week,
            int revision,
            boolean late,
            boolean needsSomething,
            Actor by,
            Instant at)
            implements EngagementEvent {

        @Override
        public String messageKey() {
            return revision > 1
                    ? "activity.StatusReport.Submitted.again"
                    : late ? "activity.StatusReport.Submitted.late" : "activity.StatusReport.Submitted";
        }

        @Override
        public Object[] words() {
            return new Object[] {week};
        }
    }

    public record Acknowledged(
            DeliveryId delivery, StatusReportId report, EngagementId engagement, int week, Actor by, Instant at)
            implements EngagementEvent {}

    public record OurHoursEntered(
            DeliveryId delivery, StatusReportId report, EngagementId engagement, int week, Actor by, Instant at)
            implements EngagementEvent {}

    public record Queried(
            DeliveryId delivery, StatusReportId report, EngagementId engagement, int week, Actor by, Instant at)
            implements EngagementEvent {}

    public record Answered(
            DeliveryId delivery, StatusReportId report, EngagementId engagement, int week, Actor by, Instant at)
            implements EngagementEvent {}

    public record Disputed(
            DeliveryId delivery,
            StatusReportId report,
            EngagementId engagement,
            String level,
            int week,
            Actor by,
            Instant at)
            implements EngagementEvent {}

    public record Skipped(
            DeliveryId delivery,
            StatusReportId report,
            EngagementId engagement,
            int week,
            String reason,
            Actor by,
            Instant at)
            implements EngagementEvent {}

    public record Resumed(
            DeliveryId delivery, StatusReportId report, EngagementId engagement, int week, Actor by, Instant at)
            implements EngagementEvent {}
}
