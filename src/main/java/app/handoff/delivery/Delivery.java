package app.handoff.delivery;

import app.handoff.contract.ReportedBy;
import app.handoff.kernel.Actor;
import app.handoff.kernel.Deadline;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.kernel.WrittenReason;
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
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * The running work of one engagement. It begins as a transition, in which the work goes on in-house in parallel until the
 * vendor has shown that it succeeds; only then the vendor's work is live.
 */
@Entity
public class Delivery extends BusinessOwned<DeliveryId> {

    public static final int LONGEST_REASON = 1_000;

    @EmbeddedId
    private DeliveryId id;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "engagement_id"))
    private EngagementId engagement;

    private UUID contractId;

    @Embedded
    private DeliveryVendor vendor;

    private String title;
    private LocalDate starts;
    private LocalDate ends;

    @Enumerated(EnumType.STRING)
    private Phase phase;

    @Embedded
    @AttributeOverride(name = "day", column = @Column(name = "report_day"))
    @AttributeOverride(name = "time", column = @Column(name = "report_time"))
    @AttributeOverride(name = "zone", column = @Column(name = "report_zone"))
    private ReportSchedule schedule;

    @Embedded
    private Reporter reporter;

    @Embedded
    private Transition transition;

    @Embedded
    private WorkingTimes times = new WorkingTimes(this);

    @Embedded
    private @Nullable HolidayPlaces holidays;

    private BigDecimal oversightHoursPerWeek;
    private @Nullable BigDecimal baselineHoursPerWeek;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<AgreedLevel> levels;

    /** In order; null as long as nothing else was agreed on. */
    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable List<LevelChange> levelChanges;

    private @Nullable String remedy;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable ReasonedDecision wentLive;

    private @Nullable Instant liveFrom;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable ReasonedDecision ended;

    protected Delivery() {}

    /** Begins what a signed contract says, in transition. */
    public Delivery(DeliveryTerms terms, Actor by, Instant now) {
        if (terms.levels().isEmpty()) {
            throw new RuleViolation("delivery.levels.none");
        }
        if (terms.ends().isBefore(terms.starts())) {
            throw new RuleViolation("delivery.ends.beforeStart");
        }
        id = DeliveryId.next();
        engagement = terms.engagement();
        contractId = terms.contract();
        title = terms.title();
        vendor = new DeliveryVendor(terms);
        starts = terms.starts();
        ends = terms.ends();
        levels = List.copyOf(terms.levels());
        remedy = terms.remedy();
        schedule = terms.schedule();
        reporter = new Reporter(this, terms.reportedBy());
        transition = new Transition(this, terms.transitionWeeks(), terms.exitWeeksInARow());
        oversightHoursPerWeek = terms.oversightHoursPerWeek();
        baselineHoursPerWeek = terms.baselineHoursPerWeek();
        phase = Phase.TRANSITION;
        registerEvent(new Started(id, engagement, vendor.name(), by, now));
        if (transition.weeks() == 0) {
            goLiveAt(new ReasonedDecision(by, now, null), now);
        }
    }

    /** What happened in a part of the work. */
    void happened(EngagementEvent event) {
        registerEvent(event);
    }

    @Override
    public DeliveryId getId() {
        return id;
    }

    /** Ends the transition, once: the exit rule is met, all is handed over, and our own people are released. */
    public void goLive(List<StatusReport> reports, Actor by, Instant now) {
        if (phase == Phase.LIVE) {
            return;
        }
        requireTransition();
        transition.requireExitRule("delivery.live.ruleNotMet", "delivery.live.unmeasured", reports, now);
        if (transition.done(Transition.Check.IN_HOUSE_RELEASED).isEmpty()) {
            throw new RuleViolation("delivery.live.checksFirst");
        }
        goLiveAt(new ReasonedDecision(by, now, null), now);
    }

    /** Ends the transition before its rule is met. The reason stays on record. */
    public void goLiveEarly(String reason, Actor by, Instant now) {
        requireTransition();
        goLiveAt(new ReasonedDecision(by, now, because(reason)), now);
    }

    private void goLiveAt(ReasonedDecision decision, Instant now) {
        moveTo(Phase.LIVE);
        wentLive = decision;
        liveFrom = now;
        registerEvent(new WentLive(id, engagement, vendor.name(), decision.reason(), decision.by(), now));
    }

    /** The contract was ended with this as its last day; the work goes on until then. */
    void endsOn(LocalDate day) {
        requireNotEnded();
        ends = day.isBefore(starts) ? starts : day;
    }

    /**
     * Both sides agreed on something else while the work runs.
     *
     * @param from the first day on which other values of service levels count
     * @param agreed all levels with the values of then
     * @param lastDay the last day of the term
     * @param schedule when reports are due in the weeks that have not begun by then
     */
    void follow(LocalDate from, List<AgreedLevel> agreed, LocalDate lastDay, ReportSchedule schedule) {
        requireNotEnded();
        if (!agreed.equals(levelsOn(from))) {
            levelChanges = Stream.concat(
                            levelChanges().stream()
                                    .filter(change -> !change.from().equals(from)),
                            Stream.of(new LevelChange(from, agreed)))
                    .sorted(Comparator.comparing(LevelChange::from))
                    .toList();
        }
        ends = lastDay.isBefore(starts) ? starts : lastDay;
        this.schedule = schedule;
    }

    private List<LevelChange> levelChanges() {
        return levelChanges == null ? List.of() : levelChanges;
    }

    /** The levels with the values that were agreed on for this day. */
    public List<AgreedLevel> levelsOn(LocalDate day) {
        return levelChanges().stream()
                .filter(change -> !change.from().isAfter(day))
                .reduce((earlier, later) -> later)
                .map(LevelChange::levels)
                .orElse(levels);
    }

    /**
     * Whether a week is held to a level. One that was added is measured in the weeks that begin on its first day or later, and by
     * the month or the quarter from the first one that begins so; one that was dropped in those before.
     */
    public boolean isInForce(AgreedLevel level, ReportPeriod week) {
        return levelChanges().isEmpty()
                || agreedOn(level, dayOf(level, week)).isPresent()
                        && agreedOn(level, week.from()).isPresent();
    }

    private Optional<AgreedLevel> agreedOn(AgreedLevel level, LocalDate day) {
        return levelsOn(day).stream().filter(one -> one.id().equals(level.id())).findFirst();
    }

    private static LocalDate dayOf(AgreedLevel level, ReportPeriod week) {
        var last = week.to();
        return switch (level.asked().window()) {
            case WEEK, ITEMS -> week.from();
            case MONTH -> last.withDayOfMonth(1);
            case QUARTER -> last.with(IsoFields.DAY_OF_QUARTER, 1);
        };
    }

    /**
     * A level with the value that it is held to in a week. A week is held to what was agreed for its first day, and so are the
     * weeks that come to a number of cases; a month or a quarter to what was agreed for its own first day, with every week that
     * ends in it.
     */
    public AgreedLevel inForce(AgreedLevel level, ReportPeriod week) {
        return agreedOn(level, dayOf(level, week)).orElse(level);
    }

    /** The levels that a week is held to, with their values. */
    public List<AgreedLevel> levels(ReportPeriod week) {
        return levels().stream()
                .filter(level -> isInForce(level, week))
                .map(level -> inForce(level, week))
                .toList();
    }

    /** Every level, also those that this week is not held to, in the order in which a report has its fields. */
    List<AgreedLevel> levelsOfFields(ReportPeriod week) {
        return levels().stream().map(level -> inForce(level, week)).toList();
    }

    /** What the contract says from now on happens when a level is missed. */
    void remedyIs(@Nullable String said) {
        remedy = said;
    }

    /** The work stops for good: the contract ended, or was ended. */
    public void end(String reason, Actor by, Instant now) {
        var decision = new ReasonedDecision(by, now, because(reason));
        moveTo(Phase.ENDED);
        ended = decision;
        registerEvent(new Ended(id, engagement, vendor.name(), by, now));
    }

    /** Reports due while the transition lasted are measured against the path and are never a breach. */
    public boolean wasInTransition(StatusReport report) {
        return liveFrom == null || !report.dueAt().isAfter(liveFrom);
    }

    /** The complete measuring periods of a level after the transition: in the transition nothing is missed. */
    public List<LevelPeriod> periods(AgreedLevel level, List<StatusReport> reports) {
        return MeasurementWindows.complete(
                level,
                this,
                reports.stream().filter(report -> !wasInTransition(report)).toList());
    }

    /** The day on which our own people were free of the work; empty while they still do it. */
    public Optional<LocalDate> releasedOn() {
        return Stream.of(
                        transition.done(Transition.Check.IN_HOUSE_RELEASED).map(ReasonedDecision::at),
                        Optional.ofNullable(liveFrom))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .map(at -> LocalDate.ofInstant(at, schedule.zone()));
    }

    /** Whether our own people still did the work in this week, so that hours in parallel are asked for. */
    public boolean isInHouse(StatusReport report) {
        return releasedOn().filter(day -> !day.isAfter(report.period().from())).isEmpty();
    }

    /** The last day of the work: that of the contract, or the one on which it was ended before. */
    public LocalDate lastDay() {
        var early = ended == null ? ends : LocalDate.ofInstant(ended.at(), schedule.zone());
        return early.isBefore(ends) ? early : ends;
    }

    /** The leading level with the value that was agreed on for this day. */
    public AgreedLevel leadingOn(LocalDate day) {
        return levelsOn(day).get(0);
    }

    /** The leading level with the value that is agreed on now. */
    AgreedLevel leadingNow(Instant now) {
        return leadingOn(LocalDate.ofInstant(now, schedule.zone()));
    }

    /** The first level of the contract leads: its path is drawn, and home shows it. With the value of the start. */
    public AgreedLevel leading() {
        return levels.get(0);
    }

    /** Whether the first day of the work is still to come: it is signed, and nothing is to report yet. */
    public boolean isYetToBegin(Instant now) {
        return phase != Phase.ENDED
                && now.isBefore(starts.atStartOfDay(schedule.zone()).toInstant());
    }

    /** When the report of the first week is due. */
    public Deadline firstReportDue() {
        return new Deadline(schedule.weeks(starts, ends).get(0).dueAt(), schedule.zone());
    }

    public ReportSchedule schedule() {
        return schedule;
    }

    /** @throws RuleViolation if the transition is over: its path and its end are decided */
    public void requireTransition() {
        if (phase != Phase.TRANSITION) {
            throw new RuleViolation("delivery.notInTransition");
        }
    }

    public boolean hasEnded() {
        return phase == Phase.ENDED;
    }

    /** Whether the vendor, who does not write the reports, can be given a link to read them. */
    public boolean mayLetVendorRead() {
        return reporter.side() == ReportedBy.STAFF && !hasEnded();
    }

    /** @throws RuleViolation if the work has ended: nothing about it changes any more */
    public void requireNotEnded() {
        if (hasEnded()) {
            throw new RuleViolation("delivery.ended");
        }
    }

    private void moveTo(Phase next) {
        if (!phase.canBecome(next)) {
            throw new RuleViolation("delivery.ended");
        }
        phase = next;
    }

    static String because(@Nullable String reason) {
        return WrittenReason.of(reason, LONGEST_REASON, "delivery.reason.required");
    }

    public DeliveryId id() {
        return id;
    }

    public EngagementId engagement() {
        return engagement;
    }

    public UUID contract() {
        return contractId;
    }

    public String title() {
        return title;
    }

    public DeliveryVendor vendor() {
        return vendor;
    }

    public String vendorName() {
        return vendor.name();
    }

    /** Who writes the weekly report. */
    public Reporter reporter() {
        return reporter;
    }

    /** The weeks in which the work goes on in-house in parallel, and what must be done before they end. */
    public Transition transition() {
        return transition;
    }

    /** When both sides work, each in its own zone. */
    public WorkingTimes times() {
        return times;
    }

    /** Whose public holidays count. */
    public HolidayPlaces holidays() {
        return holidays == null ? HolidayPlaces.UNTOLD : holidays;
    }

    /** Says whose public holidays count. */
    void celebrates(HolidayPlaces places) {
        requireNotEnded();
        holidays = places;
    }

    public LocalDate starts() {
        return starts;
    }

    public LocalDate ends() {
        return ends;
    }

    public Phase phase() {
        return phase;
    }

    public BigDecimal oversightHoursPerWeek() {
        return oversightHoursPerWeek;
    }

    public @Nullable BigDecimal baselineHoursPerWeek() {
        return baselineHoursPerWeek;
    }

    /**
     * Every level that the work was ever to be held to, with its first value: those of the start, then those that were added. One
     * keeps its place for good, also when it is dropped. Each week is held to its own, see {@link #levels(ReportPeriod)}.
     */
    public List<AgreedLevel> levels() {
        if (levelChanges().isEmpty()) {
            return levels;
        }
        var every = new LinkedHashMap<ServiceLevelId, AgreedLevel>();
        Stream.concat(levels.stream(), levelChanges().stream().flatMap(change -> change.levels().stream()))
                .forEach(level -> every.putIfAbsent(level.id(), level));
        return List.copyOf(every.values());
    }

    /** What the contract says happens when a level is missed; null where it says nothing. */
    public @Nullable String remedy() {
        return remedy;
    }

    public @Nullable ReasonedDecision wentLive() {
        return wentLive;
    }

    public @Nullable Instant liveFrom() {
        return liveFrom;
    }

    public @Nullable ReasonedDecision ended() {
        return ended;
    }

    public enum Phase {
        TRANSITION,
        LIVE,
        ENDED;

        boolean canBecome(Phase next) {
            return switch (this) {
                case TRANSITION -> next == LIVE || next == ENDED;
                case LIVE -> next == ENDED;
                case ENDED -> false;
            };
        }
    }

    public record Started(DeliveryId delivery, EngagementId engagement, String vendorName, Actor by, Instant at)
            implements EngagementEvent {}

    /** @param reason why before the exit rule was met; null when it was met */
    public record WentLive(
            DeliveryId delivery,
            EngagementId engagement,
            String vendorName,
            @Nullable String reason,
            Actor by,
            Instant at)
            implements EngagementEvent {

        @Override
        public String messageKey() {
            return reason == null ? "activity.Delivery.WentLive" : "activity.Delivery.WentLive.early";
        }
    }

    public record Ended(DeliveryId delivery, EngagementId engagement, String vendorName, Actor by, Instant at)
            implements EngagementEvent {}
}
