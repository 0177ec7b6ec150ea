package app.handoff.servicelevel;

import app.handoff.servicelevel.Measure.Clock;
import app.handoff.servicelevel.ServiceLevel.Direction;
import app.handoff.servicelevel.ServiceLevel.Unit;
import app.handoff.text.NumberKind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The kinds of values that a service level can be. A kind decides what is asked when the level is written, which two numbers a
 * report tells of it, and how those of several reports are taken together.
 */
public enum MeasureKind {

    /** How many of a hundred cases are as they should be: "99 % of the entries need no correction". */
    SHARE(EnumSet.of(Unit.PERCENT), EnumSet.allOf(Direction.class)),

    /** How many of a hundred cases are done within a time: "80 % of the calls are answered within 20 seconds". */
    WITHIN(EnumSet.of(Unit.PERCENT), EnumSet.of(Direction.HIGHER)),

    /** Each single case is done within a time; the slowest one tells: "every urgent call is answered within 3 minutes". */
    EVERY(Unit.times(), EnumSet.of(Direction.LOWER)),

    /** How many of a hundred cases are done within the time of their own priority. */
    TIERS(EnumSet.of(Unit.PERCENT), EnumSet.of(Direction.HIGHER)),

    /** A mean over all cases: "3 minutes a call on average". */
    AVERAGE(EnumSet.complementOf(EnumSet.of(Unit.PERCENT, Unit.CASES)), EnumSet.allOf(Direction.class)),

    /** How often something happens: "at most 2 complaints in a month". */
    COUNT(EnumSet.of(Unit.CASES), EnumSet.allOf(Direction.class)),

    /** For how much of the agreed time something is there: "the line is open for 99.5 % of the hours of service". */
    AVAILABILITY(EnumSet.of(Unit.PERCENT), EnumSet.of(Direction.HIGHER)),

    /** A mean of points that somebody gives, on a scale: "4.2 of 5 for monitored calls". */
    SCORE(EnumSet.of(Unit.POINTS), EnumSet.of(Direction.HIGHER)),

    /**
     * How many of a hundred questions, faults and changes raised with the vendor between the reports get a first answer within a
     * time. They are counted where they are raised, in the working hours of the vendor.
     */
    FIRST_ANSWER(EnumSet.of(Unit.PERCENT), EnumSet.of(Direction.HIGHER));

    private final Set<Unit> units;
    private final Set<Direction> directions;

    MeasureKind(Set<Unit> units, Set<Direction> directions) {
        this.units = units;
        this.directions = directions;
    }

    /** What its value can be counted in. */
    public List<Unit> units() {
        return List.copyOf(units);
    }

    /** Which way can be better. */
    public List<Direction> directions() {
        return List.copyOf(directions);
    }

    /** Whether its unit is to be chosen. */
    public boolean asksUnit() {
        return units.size() > 1;
    }

    /** Whether it is to be said which way is better. */
    public boolean asksDirection() {
        return directions.size() > 1;
    }

    /** Whether it is to be said by which clock its times run. */
    public boolean asksClock() {
        return this == WITHIN || this == EVERY || this == TIERS;
    }

    /** Whether it is to be said within what time. */
    public boolean asksLimit() {
        return this == WITHIN || this == FIRST_ANSWER;
    }

    /** Whether it is about how long something takes. */
    public boolean isAboutTime() {
        return asksClock() || asksLimit();
    }

    /** By which clock its times run where that is not asked. */
    Clock clock() {
        return this == FIRST_ANSWER ? Clock.BUSINESS : Clock.CALENDAR;
    }

    /** Whether its cases are the questions, faults and changes that are raised between the reports: nobody names or measures them. */
    public boolean isOfIssues() {
        return this == FIRST_ANSWER;
    }

    /** Whether it is to be said which priorities there are, each with its time. */
    public boolean asksTiers() {
        return this == TIERS;
    }

    /** Whether it is to be said from where to where its scale goes. */
    public boolean asksScale() {
        return this == SCORE;
    }

    /** Whether it is to be said what is counted, or what happens to the cases. */
    public boolean asksCounted() {
        return this != SCORE && !isOfIssues();
    }

    /** Whether it is told out of how many cases: a report tells two numbers. */
    public boolean isOutOfCases() {
        return this != COUNT;
    }

    /** Whether it is to be said what its cases are. */
    public boolean asksCases() {
        return isOutOfCases() && !isOfIssues();
    }

    /** Whether it is to be said how it is measured and by whom. */
    public boolean asksMethod() {
        return !isOfIssues();
    }

    /** Whether the first of its two numbers is a part of the second one. */
    public boolean isPart() {
        return units.contains(Unit.PERCENT);
    }

    /** How the first of its two numbers is written. */
    public NumberKind counted(Unit unit) {
        return switch (this) {
            case SHARE, WITHIN, TIERS, COUNT, FIRST_ANSWER -> NumberKind.COUNT;
            case AVAILABILITY -> NumberKind.HOURS;
            case EVERY, AVERAGE, SCORE -> unit.kind();
        };
    }

    /** How the second of its two numbers is written. */
    public NumberKind cases() {
        return this == AVAILABILITY ? NumberKind.HOURS : NumberKind.COUNT;
    }

    /** The value of the two numbers. Never rounded to what is shown: 99.1999 % has not reached 99.2 %. */
    BigDecimal value(BigDecimal counted, BigDecimal cases) {
        return switch (this) {
            case SHARE, WITHIN, TIERS, AVAILABILITY, FIRST_ANSWER ->
                counted.multiply(Unit.WHOLE).divide(cases, MathContext.DECIMAL64);
            case AVERAGE -> counted.divide(cases, MathContext.DECIMAL64);
            case EVERY, COUNT, SCORE -> counted;
        };
    }

    /** The two numbers of two reports taken together: a week with many cases weighs more, and the slowest case stays the slowest. */
    public Counted together(Counted one, Counted other) {
        var cases = one.cases().add(other.cases());
        return switch (this) {
            case SHARE, WITHIN, TIERS, AVERAGE, COUNT, AVAILABILITY, FIRST_ANSWER ->
                new Counted(one.counted().add(other.counted()), cases);
            case EVERY -> new Counted(one.counted().max(other.counted()), cases);
            case SCORE ->
                cases.signum() == 0
                        ? one
                        : new Counted(
                                one.counted()
                                        .multiply(one.cases())
                                        .add(other.counted().multiply(other.cases()))
                                        .divide(cases, MathContext.DECIMAL64),
                                cases);
        };
    }
}
