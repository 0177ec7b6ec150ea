package app.handoff.delivery;

import app.handoff.kernel.Actor;
import app.handoff.kernel.Deadline;
import app.handoff.kernel.EditedMeanwhile;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.PersonWeek;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.servicelevel.AgreedLevel;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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
class StatusReport extends BusinessOwned<StatusReportId> {

    /** Whoever was asked for a late report gets so long before home asks for it again. */
    static final Duration TIME_TO_ANSWER = Duration.ofDays(2);

    @EmbeddedId
    private StatusReportId id;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "delivery_id"))
    private DeliveryId delivery;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "engagement_id"))
    private EngagementId engagement;

    @Embedded
    private ReportPeriod period;

    @Enumerated(EnumType.STRING)
    private Status status = Status.OPEN;

    @Embedded
    private ReportSubmission submission = new ReportSubmission();

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Actor submittedBy;

    @Embedded
    private ReportDiscussion discussion = new ReportDiscussion();

    // A file is there at once: whoever goes on writing meanwhile is not to be told that the report was changed.
    @OptimisticLock(excluded = true)
    @Embedded
    private ReportAttachments attachments = new ReportAttachments();

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable ReportAcknowledgement acknowledgement;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable ReasonedDecision skip;

    // The vendor who writes the report meanwhile is not to be told that it was changed.
    @OptimisticLock(excluded = true)
    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable OurHours ourHours;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable OversightCorrection oversightCorrection;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable HolidayDecision holidayDecision;

    // Whoever writes it meanwhile is not to be told that it was changed.
    @OptimisticLock(excluded = true)
    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable ReasonedDecision askedFor;

    protected StatusReport() {}

    StatusReport(Delivery delivery, ReportSchedule.Week planned, @Nullable Instant nextDueAt) {
        this.id = StatusReportId.next();
        this.delivery = delivery.id();
        this.engagement = delivery.engagement();
        this.period = new ReportPeriod(
                planned.number(),
                planned.from(),
                planned.to(),
                planned.dueAt(),
                delivery.schedule().zone(),
                nextDueAt);
    }

    @Override
    public StatusReportId getId() {
        return id;
    }

    /**
     * Sends the report, or a changed one in its place.
     *
     * @param correction what was wrong, asked for where the report was read already; it is to be read again then
     */
    public void submit(
            ReportContent written, @Nullable String correction, List<AgreedLevel> levels, Actor by, Instant now) {
        requireWritable(now);
        if (!period.isReportable(now)) {
            throw new RuleViolation("delivery.report.weekNotOver", period.reportableFrom());
        }
        if (status == Status.ACKNOWLEDGED) {
            ReportContent.required(correction, "correction", ReportDiscussion.LONGEST_REASON);
        }
        // A report written again later may keep the day it promised then.
        written.check(levels, period.dayOf(now.isBefore(period.dueAt()) ? now : period.dueAt()));
        status = Status.SUBMITTED;
        submission.replace(written, now);
        submittedBy = by;
        discussion.sentAgain(submission.revision());
        attachments.sent(submission.revision(), by);
        registerEvent(new ReportSubmission.Submitted(
                delivery,
                id,
                engagement,
                period.week(),
                submission.revision(),
                now.isAfter(period.dueAt()),
                written.need() != null,
                by,
                now));
    }

    /** The work ends on this day of its week, so that it can be told of by then. */
    void endsOn(LocalDate day) {
        period = period.until(day);
    }

    /** Another report comes after it, or none any more. */
    void followedBy(@Nullable Instant nextDueAt) {
        period = period.followedBy(nextDueAt);
    }

    /** @throws RuleViolation if it was skipped, or if its week has not begun */
    public void requireWritable(Instant now) {
        if (status == Status.SKIPPED) {
            throw new RuleViolation("delivery.report.skipped");
        }
        if (now.isBefore(period.opensAt())) {
            throw new RuleViolation("delivery.report.tooEarly", period.from());
        }
    }

    /** Ours: the report was read and nothing is open. */
    public void acknowledge(@Nullable BigDecimal oversightHours, Actor by, Instant now) {
        requireToBeRead();
        if (oversightHours != null) {
            PersonWeek.require(oversightHours, "oversightHours");
        }
        acknowledgement = ReportAcknowledgement.after(acknowledgement, oversightHours, by, now);
        status = Status.ACKNOWLEDGED;
        registerEvent(new ReportAcknowledgement.Acknowledged(delivery, id, engagement, period.week(), by, now));
    }

    /** Ours: the report leaves something open, also when it was read before; its writer answers or sends it again. */
    public void query(String question, Actor by, Instant now) {
        requireAskable();
        discussion.ask(question, by, now);
        status = Status.QUERIED;
        registerEvent(new ReportDiscussion.Queried(delivery, id, engagement, period.week(), by, now));
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
        discussion.answer(text, by, now);
        status = Status.SUBMITTED;
        registerEvent(new ReportDiscussion.Answered(delivery, id, engagement, period.week(), by, now));
    }

    /** @throws RuleViolation if no question waits for an answer */
    public void requireQuestion() {
        if (status != Status.QUERIED) {
            throw new RuleViolation("delivery.answer.noQuestion");
        }
    }

    /** Says that a level was measured otherwise. What was reported counts until the report is corrected; both words stay. */
    public void object(AgreedLevel level, Measurement counted, String reason, Actor by, Instant now) {
        if (!isIn()) {
            throw new RuleViolation("delivery.objection.nothingSent");
        }
        discussion.object(Objection.to(submission, level, counted, reason, by, now));
        registerEvent(new Objection.Disputed(delivery, id, engagement, level.name(), period.week(), by, now));
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
        ourHours = OurHours.entered(parallel, oversight, by, now, seen + 1);
        registerEvent(new OurHours.Entered(delivery, id, engagement, period.week(), by, now));
    }

    /** @throws RuleViolation if the week was skipped or has not begun, or if the report tells our hours itself */
    public void requireOurHours(Instant now) {
        requireWritable(now);
        if (submission.tellsOurHours()) {
            throw new RuleViolation("delivery.ourHours.inReport");
        }
    }

    public int ourHoursRevision() {
        return ourHours == null ? 0 : ourHours.revision();
    }

    /**
     * Ours: says how many hours oversight of this week really took.
     *
     * @param hours null where what was entered is to count again
     * @param seen how often that had been said when the form was opened
     */
    void correctOversight(int seen, @Nullable BigDecimal hours, Actor by, Instant now) {
        if (now.isBefore(period.opensAt())) {
            throw new RuleViolation("delivery.report.tooEarly", period.from());
        }
        if (seen != oversightRevision()) {
            throw new EditedMeanwhile();
        }
        oversightCorrection = OversightCorrection.said(hours, by, now, seen + 1);
        registerEvent(
                hours == null
                        ? new OversightCorrection.Withdrawn(delivery, id, engagement, period.week(), by, now)
                        : new OversightCorrection.Corrected(delivery, id, engagement, period.week(), hours, by, now));
    }

    int oversightRevision() {
        return oversightCorrection == null ? 0 : oversightCorrection.revision();
    }

    /** Hours of oversight as one of us says for the whole week; empty where nobody does. */
    Optional<BigDecimal> oversightCorrected() {
        return Optional.ofNullable(oversightCorrection).map(OversightCorrection::hours);
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

    /**
     * Ours: its writer is asked where it is.
     *
     * @throws RuleViolation if it came, was skipped or is not late
     */
    public void askFor(Actor by, Instant now) {
        if (status != Status.OPEN || !now.isAfter(period.dueAt())) {
            throw new RuleViolation("delivery.report.notLate");
        }
        askedFor = new ReasonedDecision(by, now, null);
        registerEvent(new ReportPeriod.AskedFor(delivery, id, engagement, period.week(), by, now));
    }

    /** Who asked for it last, within the days that its writer gets to answer; empty if nobody did. */
    public Optional<ReasonedDecision> askedLately(Instant now) {
        return Optional.ofNullable(askedFor)
                .filter(asked -> now.isBefore(asked.at().plus(TIME_TO_ANSWER)));
    }

    /** A week without work, such as a holiday, needs no report. */
    public void skip(String reason, Actor by, Instant now) {
        requireSkippable();
        var why = ReportContent.required(reason, "reason", ReportDiscussion.LONGEST_REASON);
        skip = new ReasonedDecision(by, now, why);
        status = Status.SKIPPED;
        registerEvent(new ReportPeriod.Skipped(delivery, id, engagement, period.week(), why, by, now));
    }

    /** @throws RuleViolation if the week was skipped already or its report was sent */
    public void requireSkippable() {
        if (status != Status.OPEN) {
            throw new RuleViolation(
                    status == Status.SKIPPED ? "delivery.report.skippedAlready" : "delivery.report.cannotSkip");
        }
    }

    /**
     * Ours: it is due later, because its day is a holiday of whoever writes it. The reports after it stay where they are.
     *
     * @throws RuleViolation if somebody decided that before, if it is due already, or not before the one after it
     */
    void moveDue(Instant to, Actor by, Instant now) {
        requireHolidayDecision(now);
        if (!period.canBeDue(to)) {
            throw new RuleViolation("delivery.holiday.notProposed");
        }
        holidayDecision = new HolidayDecision(by, now, period.dueAt());
        period = period.due(to);
        registerEvent(new ReportPeriod.Moved(delivery, id, engagement, period.week(), period.due(), by, now));
    }

    /** Ours: it stays due although its day is a holiday. */
    void keepDue(Actor by, Instant now) {
        if (holidayDecision != null && holidayDecision.before() == null) {
            return;
        }
        requireHolidayDecision(now);
        holidayDecision = new HolidayDecision(by, now, null);
        registerEvent(new ReportPeriod.Kept(delivery, id, engagement, period.week(), period.due(), by, now));
    }

    private void requireHolidayDecision(Instant now) {
        if (!awaitsHolidayDecision(now)) {
            throw new RuleViolation("delivery.holiday.notProposed");
        }
    }

    /** Whether a person may still decide what a holiday means for it. */
    boolean awaitsHolidayDecision(Instant now) {
        return status == Status.OPEN
                && holidayDecision == null
                && period.dueAt().isAfter(now);
    }

    /** Whether somebody moved it to this day already. */
    boolean wasMovedTo(LocalDate day) {
        return holidayDecision != null
                && holidayDecision.before() != null
                && period.dayOf(period.dueAt()).equals(day);
    }

    /** When it was due before a holiday moved it; empty where none did. */
    public Optional<Instant> dueBeforeHoliday() {
        return Optional.ofNullable(holidayDecision).map(HolidayDecision::before);
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
        registerEvent(new ReportPeriod.Resumed(delivery, id, engagement, period.week(), by, now));
    }

    /** What this report is worth at this moment; nobody has to run for a report to become late. */
    public Standing standing(Instant now) {
        return switch (status) {
            case SUBMITTED -> Standing.SUBMITTED;
            case ACKNOWLEDGED -> Standing.ACKNOWLEDGED;
            case QUERIED -> Standing.QUERIED;
            case SKIPPED -> Standing.SKIPPED;
            case OPEN -> period.standing(now);
        };
    }

    /** Until when the business reads what came in. */
    public Optional<Deadline> readBy() {
        return Optional.ofNullable(submission.submittedAt()).map(period::readBy);
    }

    public boolean wasLate() {
        return submission.wasAfter(period.dueAt());
    }

    public boolean canBeChanged() {
        return status != Status.SKIPPED;
    }

    /** Sent and not in question. */
    public boolean isIn() {
        return status.isIn();
    }

    /** Hours of ours that went into looking after the work: as somebody corrected them, else as entered; nothing where nobody did. */
    public BigDecimal oversightHours() {
        return oversightCorrected().or(this::oversightEntered).orElse(BigDecimal.ZERO);
    }

    /** From the report, from whoever read it, and as entered by us; empty where nobody counted them. */
    Optional<BigDecimal> oversightEntered() {
        return Stream.of(
                        submission.oversightHours(),
                        Optional.ofNullable(acknowledgement).map(ReportAcknowledgement::oversightHours),
                        Optional.ofNullable(ourHours).map(OurHours::oversight))
                .flatMap(Optional::stream)
                .reduce(BigDecimal::add);
    }

    /** Hours of ours spent on the same work at the same time; empty if nobody counted them. */
    public Optional<BigDecimal> parallelHoursEntered() {
        return submission.parallelHours().or(() -> Optional.ofNullable(ourHours).map(OurHours::parallel));
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

    /** Which week it tells of, and when it is due. */
    public ReportPeriod period() {
        return period;
    }

    public int week() {
        return period.week();
    }

    public Instant dueAt() {
        return period.dueAt();
    }

    public Status status() {
        return status;
    }

    /** What was sent, and the version of it that counts. */
    public ReportSubmission submission() {
        return submission;
    }

    public @Nullable Actor submittedBy() {
        return submittedBy;
    }

    /** Whether the vendor wrote what it says now. */
    public boolean isFromVendor() {
        return submittedBy != null && submittedBy.kind() == Actor.Kind.VENDOR;
    }

    /** What was said against measurements of the version that counts now. */
    public List<Objection> objections() {
        return discussion.objections(submission.revision());
    }

    /** Whether somebody counted otherwise and the report was not corrected since. */
    public boolean isDisputed(ServiceLevelId level) {
        return objections().stream()
                .anyMatch(objection -> objection.counted().level().equals(level));
    }

    /** The files that came with it. */
    public ReportAttachments attachments() {
        return attachments;
    }

    /** What was asked about it and what was said against it. */
    public ReportDiscussion discussion() {
        return discussion;
    }

    public @Nullable ReportAcknowledgement acknowledgement() {
        return acknowledgement;
    }

    public @Nullable ReasonedDecision skip() {
        return skip;
    }

    public enum Status {
        OPEN,
        SUBMITTED,
        QUERIED,
        ACKNOWLEDGED,
        SKIPPED;

        /** Whether something was sent. */
        boolean isIn() {
            return this == SUBMITTED || this == ACKNOWLEDGED || this == QUERIED;
        }
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
}
