package app.handoff.delivery;

import app.handoff.contract.TransitionPeriod;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EditedMeanwhile;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import app.handoff.servicelevel.AgreedLevel;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Parent;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * The weeks in which the work goes on in-house in parallel: what each is expected to reach, how many more were given, and
 * what must be done before the work is the vendor's alone.
 */
@Embeddable
class Transition {

    private static final int LONGEST = 104;
    private static final BigDecimal HIGHEST_LEVEL = BigDecimal.valueOf(1_000_000_000L);

    @Parent private Delivery delivery;

    private int transitionWeeks;

    @Column(name = "exit_weeks_in_a_row")
    private int exitWeeksInARow;

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

    protected Transition() {}

    Transition(Delivery delivery, int weeks, int exitWeeksInARow) {
        this.delivery = delivery;
        this.transitionWeeks = Math.max(0, weeks);
        this.exitWeeksInARow = Math.max(1, exitWeeksInARow);
        var leading = delivery.leading();
        this.glidePath = GlidePath.linear(leading.asked().least(), leading.agreed(), transitionWeeks);
    }

    /** What each week of the transition is expected to reach in the leading level; the owner knows best. */
    public void expect(List<BigDecimal> expected, Actor by, Instant now) {
        delivery.requireTransition();
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
        delivery.happened(new PathChanged(delivery.id(), delivery.engagement(), by, now));
    }

    private BigDecimal mostExpected() {
        return delivery.leading().asked().highest(HIGHEST_LEVEL);
    }

    /** Ticks a line of the checklist. Our own people come last: nobody stops the work in-house before it is safe. */
    public void tick(Check check, List<StatusReport> reports, Actor by, Instant now) {
        delivery.requireTransition();
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
        delivery.happened(new Checked(delivery.id(), delivery.engagement(), check, true, by, now));
    }

    /** Takes a tick back, and with it the release of our own people, who depend on it. */
    public void untick(Check check, Actor by, Instant now) {
        delivery.requireTransition();
        if (done(check).isEmpty()) {
            return;
        }
        switch (check) {
            case HANDED_OVER_IN_WRITING -> handedOverInWriting = null;
            case ACCESS_TESTED -> accessTested = null;
            case IN_HOUSE_RELEASED -> {}
        }
        inHouseReleased = null;
        delivery.happened(new Checked(delivery.id(), delivery.engagement(), check, false, by, now));
    }

    /**
     * Gives the transition more weeks as the standard clause allows it: once, by the same length.
     *
     * @param soFar how many weeks the transition had for whoever decides this
     * @throws EditedMeanwhile if it has more by now: nobody means to extend it twice
     */
    public void extendOnce(int soFar, int weeks, String reason, Actor by, Instant now) {
        delivery.requireTransition();
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
        delivery.requireTransition();
        if (soFar != transitionWeeks) {
            throw new EditedMeanwhile();
        }
        if (weeks < 1 || transitionWeeks + weeks > LONGEST) {
            throw new RuleViolation("delivery.extension.weeks", LONGEST - transitionWeeks).at("weeks");
        }
        var longer = new ArrayList<>(extensions);
        longer.add(new Extension(weeks, new ReasonedDecision(by, now, Delivery.because(reason))));
        extensions = List.copyOf(longer);
        var expected = new ArrayList<>(glidePath.expected());
        for (int added = 0; added < weeks; added++) {
            expected.add(delivery.leadingNow(now).agreed());
        }
        glidePath = new GlidePath(expected);
        transitionWeeks += weeks;
        delivery.happened(new Extended(delivery.id(), delivery.engagement(), weeks, reason.strip(), by, now));
    }

    void requireExitRule(String tooEarly, String unmeasured, List<StatusReport> reports, Instant now) {
        var rule = exitRule(reports, now);
        if (rule.inARow() < rule.needed()) {
            throw new RuleViolation(tooEarly, exitWeeksInARow);
        }
        rule.heldUpBy().ifPresent(level -> {
            throw new RuleViolation(unmeasured, level.name());
        });
    }

    public ExitRule exitRule(List<StatusReport> reports, Instant now) {
        return ExitRule.of(delivery, exitWeeksInARow, reports, now);
    }

    /** The same where something else was agreed on for the week. */
    BigDecimal expectedIn(int week, AgreedLevel leading) {
        return glidePath.in(week, leading.agreed());
    }

    /** What the leading level must reach in this week: the path during the transition, then what was agreed. */
    public BigDecimal expectedIn(int week) {
        return glidePath.in(week, delivery.leading().agreed());
    }

    /**
     * The day the contract names: the last day of the last whole week of the transition, counted from the first day of
     * the work, whatever the weekday on which reports are due. Never after the end of the contract.
     */
    public LocalDate ends() {
        if (transitionWeeks == 0) {
            return delivery.starts();
        }
        var last = new TransitionPeriod(delivery.starts(), transitionWeeks).lastDay();
        return last.isBefore(delivery.ends()) ? last : delivery.ends();
    }

    public Optional<ReasonedDecision> done(Check check) {
        return Optional.ofNullable(
                switch (check) {
                    case HANDED_OVER_IN_WRITING -> handedOverInWriting;
                    case ACCESS_TESTED -> accessTested;
                    case IN_HOUSE_RELEASED -> inHouseReleased;
                });
    }

    public int weeks() {
        return transitionWeeks;
    }

    public int exitWeeksInARow() {
        return exitWeeksInARow;
    }

    public GlidePath glidePath() {
        return glidePath;
    }

    public List<Extension> extensions() {
        return extensions;
    }

    /** What must be done before the work is the vendor's alone, the last one last. */
    public enum Check {
        HANDED_OVER_IN_WRITING,
        ACCESS_TESTED,
        IN_HOUSE_RELEASED
    }

    public record Extension(int weeks, ReasonedDecision decision) {}

    public record PathChanged(DeliveryId delivery, EngagementId engagement, Actor by, Instant at)
            implements EngagementEvent {}

    public record Checked(DeliveryId delivery, EngagementId engagement, Check check, boolean done, Actor by, Instant at)
            implements EngagementEvent {

        @Override
        public String messageKey() {
            return "activity.Transition.Checked." + check + (done ? "" : ".undone");
        }

        @Override
        public Object[] words() {
            return new Object[0];
        }
    }

    public record Extended(DeliveryId delivery, EngagementId engagement, int weeks, String reason, Actor by, Instant at)
            implements EngagementEvent {}
}
