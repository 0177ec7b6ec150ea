package app.handoff.delivery;

import app.handoff.contract.ReportedBy;
import app.handoff.kernel.Actor;
import app.handoff.kernel.Deadline;
import app.handoff.kernel.EditedMeanwhile;
import app.handoff.kernel.EmailAddress;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.LinkHolder;
import app.handoff.kernel.MemberLeft;
import app.handoff.kernel.Names;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.VendorId;
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
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
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

    private static final WorkingHours OUR_USUAL_HOURS = new WorkingHours(LocalTime.of(9, 0), LocalTime.of(17, 30));
    private static final WorkingHours USUAL_HOURS_OF_VENDORS =
            new WorkingHours(LocalTime.of(9, 0), LocalTime.of(18, 0));
    private static final int LONGEST_REASON = 1_000;
    private static final int LONGEST_TRANSITION = 104;
    private static final BigDecimal HIGHEST_LEVEL = BigDecimal.valueOf(1_000_000_000L);

    @EmbeddedId
    private DeliveryId id;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "engagement_id"))
    private EngagementId engagement;

    private UUID contractId;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "vendor_id"))
    private VendorId vendor;

    private String title;
    private String vendorName;
    private String vendorEmail;
    private UUID invitationId;
    private String invitedName;
    private String invitedEmail;
    private ZoneId vendorZone;
    private LocalDate starts;
    private LocalDate ends;

    @Enumerated(EnumType.STRING)
    private Phase phase;

    @Enumerated(EnumType.STRING)
    private DayOfWeek reportDay;

    private LocalTime reportTime;
    private ZoneId reportZone;

    @Enumerated(EnumType.STRING)
    private ReportedBy reportedBy;

    private @Nullable String reporterName;
    private @Nullable String reporterEmail;

    private int transitionWeeks;

    @Column(name = "exit_weeks_in_a_row")
    private int exitWeeksInARow;

    private BigDecimal oversightHoursPerWeek;
    private @Nullable BigDecimal baselineHoursPerWeek;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<TrackedLevel> levels;

    @JdbcTypeCode(SqlTypes.JSON)
    private GlidePath glidePath;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Extension> extensions = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable ReasonedDecision handedOverInWriting;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable ReasonedDecision accessTested;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable ReasonedDecision inHouseReleased;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable ReasonedDecision wentLive;

    private @Nullable Instant liveFrom;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable ReasonedDecision ended;

    private LocalTime ourHoursFrom = OUR_USUAL_HOURS.from();
    private LocalTime ourHoursTo = OUR_USUAL_HOURS.to();
    private LocalTime vendorHoursFrom = USUAL_HOURS_OF_VENDORS.from();
    private LocalTime vendorHoursTo = USUAL_HOURS_OF_VENDORS.to();
    private boolean hoursEntered;
    private boolean vendorHoursTold;

    protected Delivery() {}

    /** Begins what a signed contract says, in transition. */
    public Delivery(Terms terms, Actor by, Instant now) {
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
        vendor = terms.vendor();
        vendorName = terms.vendorName();
        vendorEmail = terms.vendorEmail();
        invitationId = terms.holder().id();
        invitedName = terms.holder().name();
        invitedEmail = Objects.requireNonNull(terms.holder().address());
        vendorZone = terms.vendorZone();
        starts = terms.starts();
        ends = terms.ends();
        levels = List.copyOf(terms.levels());
        reportDay = terms.schedule().day();
        reportTime = terms.schedule().time();
        reportZone = terms.schedule().zone();
        reportedBy = terms.reportedBy();
        if (reportedBy == ReportedBy.VENDOR) {
            reporterName = vendorName;
            reporterEmail = vendorEmail;
        }
        transitionWeeks = Math.max(0, terms.transitionWeeks());
        exitWeeksInARow = Math.max(1, terms.exitWeeksInARow());
        oversightHoursPerWeek = terms.oversightHoursPerWeek();
        baselineHoursPerWeek = terms.baselineHoursPerWeek();
        glidePath = GlidePath.linear(leading().minimum(), leading().agreed(), transitionWeeks);
        phase = Phase.TRANSITION;
        registerEvent(new Started(id, engagement, vendorName, by, now));
        if (transitionWeeks == 0) {
            goLiveAt(new ReasonedDecision(by, now, null), now);
        }
    }

    @Override
    public DeliveryId getId() {
        return id;
    }

    /** What each week of the transition is expected to reach in the leading level; the owner knows best. */
    public void expect(List<BigDecimal> expected, Actor by, Instant now) {
        requireTransition();
        if (expected.size() != transitionWeeks) {
            throw new RuleViolation("delivery.path.weeks", transitionWeeks);
        }
        for (int week = 0; week < expected.size(); week++) {
            var value = expected.get(week);
            if (value.signum() < 0 || value.compareTo(mostExpected()) > 0) {
                throw new RuleViolation("delivery.path.outOfBounds", mostExpected()).at("expected[" + week + "]");
            }
        }
        glidePath = new GlidePath(expected);
        registerEvent(new PathChanged(id, engagement, by, now));
    }

    private BigDecimal mostExpected() {
        return leading().measure() == TrackedLevel.Measure.SHARE ? BigDecimal.valueOf(100) : HIGHEST_LEVEL;
    }

    /** Ticks a line of the checklist. Our own people come last: nobody stops the work in-house before it is safe. */
    public void tick(Check check, List<StatusReport> reports, Actor by, Instant now) {
        requireTransition();
        if (done(check).isPresent()) {
            return;
        }
        var done = new ReasonedDecision(by, now, null);
        switch (check) {
            case HANDED_OVER_IN_WRITING -> handedOverInWriting = done;
            case ACCESS_TESTED -> accessTested = done;
            case IN_HOUSE_RELEASED -> {
                requireExitRule("delivery.inHouse.tooEarly", "delivery.inHouse.unmeasured", reports, now);
                if (handedOverInWriting == null || accessTested == null) {
                    throw new RuleViolation("delivery.inHouse.checksFirst");
                }
                inHouseReleased = done;
            }
        }
        registerEvent(new Checked(id, engagement, check, true, by, now));
    }

    /** Takes a tick back, and with it the release of our own people, who depend on it. */
    public void untick(Check check, Actor by, Instant now) {
        requireTransition();
        if (done(check).isEmpty()) {
            return;
        }
        switch (check) {
            case HANDED_OVER_IN_WRITING -> handedOverInWriting = null;
            case ACCESS_TESTED -> accessTested = null;
            case IN_HOUSE_RELEASED -> {}
        }
        inHouseReleased = null;
        registerEvent(new Checked(id, engagement, check, false, by, now));
    }

    /** Ends the transition, once: the exit rule is met, all is handed over, and our own people are released. */
    public void goLive(List<StatusReport> reports, Actor by, Instant now) {
        if (phase == Phase.LIVE) {
            return;
        }
        requireTransition();
        requireExitRule("delivery.live.ruleNotMet", "delivery.live.unmeasured", reports, now);
        if (inHouseReleased == null) {
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
        registerEvent(new WentLive(id, engagement, vendorName, decision.reason(), decision.by(), now));
    }

    /**
     * Gives the transition more weeks as the standard clause allows it: once, by the same length.
     *
     * @param soFar how many weeks the transition had for whoever decides this
     * @throws EditedMeanwhile if it has more by now: nobody means to extend it twice
     */
    public void extendOnce(int soFar, int weeks, String reason, Actor by, Instant now) {
        requireTransition();
        if (soFar == transitionWeeks) {
            requireNoExtension();
            if (weeks != transitionWeeks) {
                throw new RuleViolation("delivery.extension.sameLength", transitionWeeks).at("weeks");
            }
        }
        extend(soFar, weeks, reason, by, now);
    }

    /** @throws RuleViolation if the transition was extended already: the standard clause allows it once */
    public void requireNoExtension() {
        if (!extensions.isEmpty()) {
            throw new RuleViolation("delivery.extension.once");
        }
    }

    /**
     * Gives the transition more weeks; they are expected to reach the agreed level.
     *
     * @param soFar how many weeks the transition had for whoever decides this
     * @throws EditedMeanwhile if it has more by now: nobody means to extend it twice
     */
    public void extend(int soFar, int weeks, String reason, Actor by, Instant now) {
        requireTransition();
        if (soFar != transitionWeeks) {
            throw new EditedMeanwhile();
        }
        if (weeks < 1 || transitionWeeks + weeks > LONGEST_TRANSITION) {
            throw new RuleViolation("delivery.extension.weeks", LONGEST_TRANSITION - transitionWeeks).at("weeks");
        }
        var longer = new ArrayList<>(extensions);
        longer.add(new Extension(weeks, new ReasonedDecision(by, now, because(reason))));
        extensions = List.copyOf(longer);
        var expected = new ArrayList<>(glidePath.expected());
        for (int added = 0; added < weeks; added++) {
            expected.add(leading().agreed());
        }
        glidePath = new GlidePath(expected);
        transitionWeeks += weeks;
        registerEvent(new Extended(id, engagement, weeks, reason.strip(), by, now));
    }

    /** The contract was ended with this as its last day; the work goes on until then. */
    void endsOn(LocalDate day) {
        requireNotEnded();
        ends = day.isBefore(starts) ? starts : day;
    }

    /** The work stops for good: the contract ended, or was ended. */
    public void end(String reason, Actor by, Instant now) {
        var decision = new ReasonedDecision(by, now, because(reason));
        moveTo(Phase.ENDED);
        ended = decision;
        registerEvent(new Ended(id, engagement, vendorName, by, now));
    }

    /** Names who writes the weekly report, so that reminders reach somebody. */
    public void reportedBy(ReportedBy side, @Nullable String name, @Nullable String email) {
        requireNotEnded();
        if (side == ReportedBy.STAFF && name == null && email != null) {
            throw new RuleViolation("delivery.reporter.name.required").at("name");
        }
        reportedBy = side;
        reporterName = nameOf(side, name);
        reporterEmail = emailOf(side, email);
    }

    /** Whether it is known who writes the weekly report, and so whom a link to write it is for. */
    public boolean hasReporter() {
        return reportedBy == ReportedBy.VENDOR || reporterName != null;
    }

    /** Whether the vendor, who does not write the reports, can be given a link to read them. */
    public boolean mayLetVendorRead() {
        return reportedBy == ReportedBy.STAFF && !hasEnded();
    }

    /** Whether just this person writes the weekly report already. */
    boolean isReportedBy(ReportedBy side, @Nullable String name, @Nullable String email) {
        return reportedBy == side
                && Objects.equals(reporterName, nameOf(side, name))
                && Objects.equals(reporterEmail, emailOf(side, email));
    }

    /** Whether somebody of ours with this name and address has the link to write the reports. */
    boolean isReportedBy(MemberLeft person) {
        return reportedBy == ReportedBy.STAFF
                && reporterName != null
                && (reporterEmail == null
                        ? Names.isSame(reporterName, person.name())
                        : EmailAddress.isSame(reporterEmail, person.email()));
    }

    private @Nullable String nameOf(ReportedBy side, @Nullable String name) {
        return side == ReportedBy.VENDOR && name == null ? vendorName : name;
    }

    private @Nullable String emailOf(ReportedBy side, @Nullable String email) {
        if (email == null) {
            return side == ReportedBy.VENDOR ? vendorEmail : null;
        }
        return EmailAddress.normal(email);
    }

    /** When both sides work, each in its own zone. */
    public void works(WorkingHours ours, WorkingHours theirs) {
        requireNotEnded();
        ourHoursFrom = ours.from();
        ourHoursTo = ours.to();
        vendorHoursFrom = theirs.from();
        vendorHoursTo = theirs.to();
        hoursEntered = true;
    }

    /** Takes over when the vendor works from the directory of vendors, unless somebody entered it for this work. */
    public void takeOverVendorHours(WorkingHours theirs) {
        if (!hoursEntered) {
            vendorHoursFrom = theirs.from();
            vendorHoursTo = theirs.to();
            vendorHoursTold = true;
        }
    }

    private void requireExitRule(String tooEarly, String unmeasured, List<StatusReport> reports, Instant now) {
        var rule = exitRule(reports, now);
        if (rule.inARow() < rule.needed()) {
            throw new RuleViolation(tooEarly, exitWeeksInARow);
        }
        rule.heldUpBy().ifPresent(level -> {
            throw new RuleViolation(unmeasured, level.name());
        });
    }

    public ExitRule exitRule(List<StatusReport> reports, Instant now) {
        return ExitRule.of(levels, exitWeeksInARow, reports, now);
    }

    /** What the leading level must reach in this week: the path during the transition, then what was agreed. */
    public BigDecimal expectedIn(int week) {
        return glidePath.in(week, leading().agreed());
    }

    /** Reports due while the transition lasted are measured against the path and are never a breach. */
    public boolean wasInTransition(StatusReport report) {
        return liveFrom == null || !report.dueAt().isAfter(liveFrom);
    }

    /** The complete measuring periods of a level after the transition: in the transition nothing is missed. */
    public List<LevelPeriod> periods(TrackedLevel level, List<StatusReport> reports) {
        return MeasurementWindows.complete(
                level,
                reports.stream().filter(report -> !wasInTransition(report)).toList());
    }

    /** The day on which our own people were free of the work; empty while they still do it. */
    public Optional<LocalDate> releasedOn() {
        return Stream.of(inHouseReleased == null ? null : inHouseReleased.at(), liveFrom)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .map(at -> LocalDate.ofInstant(at, reportZone));
    }

    /** Whether our own people still did the work in this week, so that hours in parallel are asked for. */
    public boolean isInHouse(StatusReport report) {
        return releasedOn().filter(day -> !day.isAfter(report.periodFrom())).isEmpty();
    }

    /** The last day of the work: that of the contract, or the one on which it was ended before. */
    public LocalDate lastDay() {
        var early = ended == null ? ends : LocalDate.ofInstant(ended.at(), reportZone);
        return early.isBefore(ends) ? early : ends;
    }

    /** The first level of the contract leads: its path is drawn, and home shows it. */
    public TrackedLevel leading() {
        return levels.get(0);
    }

    /**
     * The day the contract names: the last day of the last whole week of the transition, counted from the first day of
     * the work, whatever the weekday on which reports are due. Never after the end of the contract.
     */
    public LocalDate transitionEnds() {
        if (transitionWeeks == 0) {
            return starts;
        }
        var last = starts.plusWeeks(transitionWeeks).minusDays(1);
        return last.isBefore(ends) ? last : ends;
    }

    /** Whether the first day of the work is still to come: it is signed, and nothing is to report yet. */
    public boolean isYetToBegin(Instant now) {
        return phase != Phase.ENDED
                && now.isBefore(starts.atStartOfDay(reportZone).toInstant());
    }

    /** When the report of the first week is due. */
    public Deadline firstReportDue() {
        return new Deadline(schedule().weeks(starts, ends).get(0).dueAt(), reportZone);
    }

    public ReportSchedule schedule() {
        return new ReportSchedule(reportDay, reportTime, reportZone);
    }

    public WorkingHours ourHours() {
        return new WorkingHours(ourHoursFrom, ourHoursTo);
    }

    public WorkingHours vendorHours() {
        return new WorkingHours(vendorHoursFrom, vendorHoursTo);
    }

    /** Whether our working hours are those assumed at the start, and the vendor's too unless they were told. */
    public boolean hasAssumedHours() {
        return !hoursEntered;
    }

    /** Whether the vendor's working hours come from the directory of vendors. */
    public boolean isVendorHoursTold() {
        return vendorHoursTold;
    }

    public Optional<ReasonedDecision> done(Check check) {
        return Optional.ofNullable(
                switch (check) {
                    case HANDED_OVER_IN_WRITING -> handedOverInWriting;
                    case ACCESS_TESTED -> accessTested;
                    case IN_HOUSE_RELEASED -> inHouseReleased;
                });
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

    private static String because(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw new RuleViolation("delivery.reason.required").at("reason");
        }
        if (reason.strip().length() > LONGEST_REASON) {
            throw new RuleViolation("text.tooLong", LONGEST_REASON).at("reason");
        }
        return reason.strip();
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

    public VendorId vendor() {
        return vendor;
    }

    public String title() {
        return title;
    }

    public String vendorName() {
        return vendorName;
    }

    /** Who has to prove it to report in the vendor's name. */
    public LinkHolder vendorHolder() {
        return new LinkHolder(invitationId, invitedName, invitedEmail);
    }

    public String vendorEmail() {
        return vendorEmail;
    }

    public ZoneId vendorZone() {
        return vendorZone;
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

    public ReportedBy reportedBy() {
        return reportedBy;
    }

    public @Nullable String reporterName() {
        return reporterName;
    }

    public @Nullable String reporterEmail() {
        return reporterEmail;
    }

    public int transitionWeeks() {
        return transitionWeeks;
    }

    public int exitWeeksInARow() {
        return exitWeeksInARow;
    }

    public BigDecimal oversightHoursPerWeek() {
        return oversightHoursPerWeek;
    }

    public @Nullable BigDecimal baselineHoursPerWeek() {
        return baselineHoursPerWeek;
    }

    public List<TrackedLevel> levels() {
        return levels;
    }

    public GlidePath glidePath() {
        return glidePath;
    }

    public List<Extension> extensions() {
        return extensions;
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

    /** What must be done before the work is the vendor's alone, the last one last. */
    public enum Check {
        HANDED_OVER_IN_WRITING,
        ACCESS_TESTED,
        IN_HOUSE_RELEASED
    }

    public record Extension(int weeks, ReasonedDecision decision) {}

    /**
     * What a signed contract says about running the work.
     *
     * @param title the engagement's name, kept because vendors' pages may not look it up
     * @param levels the agreed service levels, the leading one first
     * @param baselineHoursPerWeek hours a week the task took in-house before; null when nobody recorded them
     */
    public record Terms(
            EngagementId engagement,
            UUID contract,
            String title,
            VendorId vendor,
            String vendorName,
            String vendorEmail,
            LinkHolder holder,
            ZoneId vendorZone,
            LocalDate starts,
            LocalDate ends,
            List<TrackedLevel> levels,
            int transitionWeeks,
            int exitWeeksInARow,
            ReportSchedule schedule,
            ReportedBy reportedBy,
            BigDecimal oversightHoursPerWeek,
            @Nullable BigDecimal baselineHoursPerWeek) {}

    public record Started(DeliveryId delivery, EngagementId engagement, String vendorName, Actor by, Instant at)
            implements EngagementEvent {}

    public record PathChanged(DeliveryId delivery, EngagementId engagement, Actor by, Instant at)
            implements EngagementEvent {}

    public record Checked(DeliveryId delivery, EngagementId engagement, Check check, boolean done, Actor by, Instant at)
            implements EngagementEvent {

        @Override
        public String messageKey() {
            return "activity.Delivery.Checked." + check + (done ? "" : ".undone");
        }

        @Override
        public Object[] words() {
            return new Object[0];
        }
    }

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

    public record Extended(DeliveryId delivery, EngagementId engagement, int weeks, String reason, Actor by, Instant at)
            implements EngagementEvent {}

    public record Ended(DeliveryId delivery, EngagementId engagement, String vendorName, Actor by, Instant at)
            implements EngagementEvent {}
}
