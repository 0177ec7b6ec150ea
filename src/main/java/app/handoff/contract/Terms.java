package app.handoff.contract;

import app.handoff.kernel.CountryNames;
import app.handoff.kernel.ProcedureDates;
import app.handoff.kernel.ProcedureDates.Day;
import app.handoff.kernel.ProcedureDates.Order;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.ServiceLevelId;
import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the two sides agree on beside scope and bid: who they are, how long, when it is paid, how it starts, what happens
 * when it goes wrong. The clauses are filled from here.
 *
 * @param client the business as it stands in the contract, with its address
 * @param vendor the vendor as it stands in the contract, with its address
 * @param exitWeeksInARow how many weeks in a row every service level must be reached before the transition ends
 * @param creditPercent what is credited of a month's fee when a service level is missed
 * @param capPercent what is credited of a month's fee at most
 * @param breaches how many measuring periods with a missed service level ...
 * @param windows ... out of how many give the right to end the contract early
 * @param breachNoticeDays the notice that is then enough
 * @param agreed the agreed value of each service level
 * @param safeguards what guards both sides beside; null in contracts that were drafted before these were agreed on
 */
record Terms(
        String client,
        @JsonAlias("partner") String vendor,
        LocalDate start,
        LocalDate end,
        int noticeDays,
        Renewal renewal,
        RateModel rateModel,
        boolean taxIncluded,
        int paymentDays,
        int transitionWeeks,
        int exitWeeksInARow,
        DayOfWeek reportDay,
        LocalTime reportTime,
        ZoneId reportZone,
        ReportedBy reportedBy,
        BigDecimal creditPercent,
        BigDecimal capPercent,
        int breaches,
        int windows,
        int breachNoticeDays,
        int confidentialityYears,
        String law,
        String place,
        List<Agreed> agreed,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Safeguards safeguards) {

    /** The agreed value of one service level. */
    public record Agreed(ServiceLevelId level, BigDecimal value) {}

    static final int LONGEST_PARTY = 300;
    static final int LONGEST_LAW = 120;
    static final int LONGEST_TERM_YEARS = 10;
    static final int LONGEST_NOTICE = 365;
    static final int LONGEST_PAYMENT = 120;
    static final int LONGEST_TRANSITION = 52;
    static final int LONGEST_EXIT_RULE = 26;
    static final int MOST_WINDOWS = 24;
    static final int LONGEST_CONFIDENTIALITY = 20;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int USUAL_NOTICE = 30;
    private static final int USUAL_TRANSITION = 8;
    private static final int USUAL_EXIT_RULE = 4;
    private static final int NOTICE_AFTER_TRANSITION = 14;
    private static final int DAYS_TO_GET_READY = 14;
    static final int DAYS_OF_A_MONTH = 31;

    public Terms {
        agreed = List.copyOf(agreed);
    }

    /** Where each state or part has a law of contracts of its own, the country does not say which one is meant. */
    private static final Set<String> WITH_A_LAW_FOR_EACH_PART = Set.of("AU", "BA", "CA", "GB", "US");

    /**
     * Terms to start from. The law is that of the country where the business is at home; nobody knows yet where the courts
     * are, so that stays empty and is asked.
     *
     * @param home the country of the business (ISO 3166), or nothing
     */
    public static Terms proposed(
            ContractBasis contractBasis, String client, String vendor, ZoneId zone, String home, LocalDate today) {
        var asked = contractBasis.work().start();
        var start = asked != null && !asked.isBefore(today) ? asked : nextMonday(today.plusDays(DAYS_TO_GET_READY));
        var byBid = start.plusMonths(Math.max(1, contractBasis.offer().termMonths()))
                .minusDays(1);
        var lastDay = contractBasis.work().end();
        // The total of the bid is for its own term: the last day of the scope counts only where the two agree.
        var end = lastDay != null && Math.abs(ChronoUnit.DAYS.between(lastDay, byBid)) <= DAYS_OF_A_MONTH
                ? lastDay
                : byBid;
        var weeks = contractBasis.work().transitionWeeks();
        int transition = (int) Math.min(
                weeks == null ? USUAL_TRANSITION : weeks, Math.max(0, ChronoUnit.WEEKS.between(start, end) - 1));
        var agreed = contractBasis.work().levels().stream()
                .map(level -> new Agreed(level.id(), level.proposed()))
                .toList();
        return new Terms(
                client,
                vendor,
                start,
                end,
                (int) Math.min(USUAL_NOTICE, Math.max(0, ChronoUnit.DAYS.between(start, end) - 1)),
                contractBasis.pricedOnce() || contractBasis.work().renewal() == null
                        ? Renewal.NONE
                        : contractBasis.work().renewal(),
                proposedRate(contractBasis),
                false,
                14,
                transition,
                transition == 0 ? 0 : Math.min(USUAL_EXIT_RULE, transition),
                DayOfWeek.FRIDAY,
                LocalTime.of(16, 0),
                zone,
                ReportedBy.VENDOR,
                BigDecimal.valueOf(5),
                BigDecimal.valueOf(15),
                3,
                6,
                USUAL_NOTICE,
                3,
                WITH_A_LAW_FOR_EACH_PART.contains(home) ? "" : CountryNames.of(home),
                "",
                agreed,
                null);
    }

    /** The same with other safeguards. */
    Terms with(@Nullable Safeguards others) {
        return new Terms(
                client,
                vendor,
                start,
                end,
                noticeDays,
                renewal,
                rateModel,
                taxIncluded,
                paymentDays,
                transitionWeeks,
                exitWeeksInARow,
                reportDay,
                reportTime,
                reportZone,
                reportedBy,
                creditPercent,
                capPercent,
                breaches,
                windows,
                breachNoticeDays,
                confidentialityYears,
                law,
                place,
                agreed,
                others);
    }

    private static RateModel proposedRate(ContractBasis contractBasis) {
        if (contractBasis.pricedOnce()) {
            return RateModel.ONCE;
        }
        var asked = contractBasis.work().rateModel();
        return asked == null || asked == RateModel.ONCE ? RateModel.PER_UNIT : asked;
    }

    private static LocalDate nextMonday(LocalDate day) {
        return day.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
    }

    /** Europe/Berlin is Berlin. */
    static String cityOf(ZoneId zone) {
        var id = zone.getId();
        return id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
    }

    /** The last day on which one side can still say that the contract is to end with its term. */
    public LocalDate lastNoticeDay() {
        return end.minusDays(noticeDays);
    }

    /** Whether this is how it goes on beyond its term: work that is paid once has no further one, whatever was written down. */
    boolean goesOnBy(Renewal how) {
        return how == (rateModel == RateModel.ONCE ? Renewal.NONE : renewal);
    }

    /** Whether nobody could still say that it is to end with its term: it would go on at once, or its option would be lost. */
    boolean isNoticeTooLate(LocalDate today) {
        return !goesOnBy(Renewal.NONE) && !lastNoticeDay().isAfter(today);
    }

    /** These days among those of the engagement. */
    public ProcedureDates dates() {
        return ProcedureDates.NONE
                .with(Day.CONTRACT_START, start)
                .with(Day.CONTRACT_TRANSITION_END, transitionWeeks == 0 ? null : transitionEnd())
                .with(Day.NOTICE_DAY, lastNoticeDay())
                .with(Day.CONTRACT_END, end);
    }

    /**
     * The first day on which the contract can end when that is said today, by its clauses on the end, on remedies and on the
     * transition.
     *
     * @param shown what the work shows of these grounds, over as many periods as the clause on remedies counts
     * @throws RuleViolation at {@code ground} if the contract does not allow this end, or not yet
     */
    public LocalDate earliestEnd(Termination.Ground ground, WorkRecord.Shown shown, LocalDate today) {
        var day = switch (ground) {
            case NOTICE -> today.plusDays(noticeDays).with(TemporalAdjusters.lastDayOfMonth());
            case MISSED_LEVELS -> {
                if (shown.missed() < breaches) {
                    throw new RuleViolation("contract.termination.notMissedOften", shown.missed(), windows, breaches)
                            .at("ground");
                }
                yield today.plusDays(breachNoticeDays);
            }
            case TRANSITION -> {
                if (!shown.inTransition()) {
                    throw new RuleViolation("contract.termination.transitionDone").at("ground");
                }
                var ends = shown.transitionEnds() == null ? transitionEnd() : shown.transitionEnds();
                if (transitionWeeks == 0 || !today.isAfter(ends)) {
                    throw new RuleViolation("contract.termination.transitionRuns").at("ground");
                }
                yield today.plusDays(NOTICE_AFTER_TRANSITION);
            }
            case CAUSE, AGREED -> today;
            case TERM -> end;
        };
        // Within its term a contract ends with the term at the latest, whatever the notice.
        return !today.isAfter(end) && day.isAfter(end) ? end : day;
    }

    /**
     * Makes sure that the contract may end on this day.
     *
     * @throws RuleViolation at the field that must change
     */
    void requireEnd(Termination.Ground ground, LocalDate on, WorkRecord.Shown shown, LocalDate today) {
        var earliest = earliestEnd(ground, shown, today);
        if (on.isBefore(earliest)) {
            throw new RuleViolation("contract.termination.tooEarly", earliest).at("on");
        }
        if (ground == Termination.Ground.TERM && on.isAfter(end)) {
            throw new RuleViolation("contract.termination.notTheTerm", end).at("on");
        }
        if (!today.isAfter(end) && on.isAfter(end)) {
            throw new RuleViolation("contract.termination.afterTerm", end).at("on");
        }
        if (on.isAfter(today.plusYears(LONGEST_TERM_YEARS))) {
            throw new RuleViolation("contract.terms.tooLong", LONGEST_TERM_YEARS).at("on");
        }
    }

    /** The same with another last day, and what happens when that has come. */
    Terms with(LocalDate otherEnd, Renewal otherRenewal) {
        return new Terms(
                client,
                vendor,
                start,
                otherEnd,
                noticeDays,
                otherRenewal,
                rateModel,
                taxIncluded,
                paymentDays,
                transitionWeeks,
                exitWeeksInARow,
                reportDay,
                reportTime,
                reportZone,
                reportedBy,
                creditPercent,
                capPercent,
                breaches,
                windows,
                breachNoticeDays,
                confidentialityYears,
                law,
                place,
                agreed,
                safeguards);
    }

    /** The last day of a further term of so many months. */
    LocalDate furtherEnd(int months) {
        return end.plusDays(1).plusMonths(Math.max(1, months)).minusDays(1);
    }

    /** The same for a further term: an option is used up by it. */
    Terms goingOnUntil(LocalDate ends) {
        return with(ends, renewal == Renewal.OPTION ? Renewal.NONE : renewal);
    }

    /** What can be changed of the terms of a contract in force. */
    record Amended(
            LocalDate end,
            int noticeDays,
            int paymentDays,
            DayOfWeek reportDay,
            LocalTime reportTime,
            ZoneId reportZone,
            ReportedBy reportedBy,
            BigDecimal creditPercent,
            BigDecimal capPercent,
            int breaches,
            int windows,
            int breachNoticeDays,
            List<Agreed> agreed) {}

    Terms amended(Amended by) {
        return new Terms(
                client,
                vendor,
                start,
                by.end(),
                by.noticeDays(),
                renewal,
                rateModel,
                taxIncluded,
                by.paymentDays(),
                transitionWeeks,
                exitWeeksInARow,
                by.reportDay(),
                by.reportTime(),
                by.reportZone(),
                by.reportedBy(),
                by.creditPercent(),
                by.capPercent(),
                by.breaches(),
                by.windows(),
                by.breachNoticeDays(),
                confidentialityYears,
                law,
                place,
                by.agreed(),
                safeguards);
    }

    RemedyTerms remedies() {
        return new RemedyTerms(creditPercent, capPercent, breaches, windows, breachNoticeDays);
    }

    public LocalDate transitionEnd() {
        return new TransitionPeriod(start, transitionWeeks).lastDay();
    }

    /** The agreed value of a service level: what is typed in, else what the bid promised. */
    public BigDecimal agreedFor(ContractBasis.Level level) {
        return agreed.stream()
                .filter(value -> value.level().equals(level.id()))
                .map(Agreed::value)
                .findFirst()
                .orElseGet(level::proposed);
    }

    /**
     * Makes sure that the terms hold together.
     *
     * @throws RuleViolation at the field that must change
     */
    Terms check(ContractBasis contractBasis, @Nullable LocalDate earliestStart) {
        rules(contractBasis, earliestStart).forEach(Runnable::run);
        return this;
    }

    /** What makes them hold together, to be asked one by one: each throws a {@link RuleViolation} at the field that must change. */
    List<Runnable> rules(ContractBasis contractBasis, @Nullable LocalDate earliestStart) {
        var rules = new ArrayList<Runnable>(List.of(
                () -> text(client, LONGEST_PARTY, "client"),
                () -> text(vendor, LONGEST_PARTY, "vendor"),
                () -> requireDays(earliestStart),
                this::requireNotice,
                () -> {
                    if (contractBasis.pricedOnce() != (rateModel == RateModel.ONCE)) {
                        throw new RuleViolation("contract.terms.rateModel."
                                        + (contractBasis.pricedOnce() ? "isOnce" : "notOnce"))
                                .at("rateModel");
                    }
                },
                () -> {
                    if (!goesOnBy(renewal)) {
                        throw new RuleViolation("contract.terms.renewal.once").at("renewal");
                    }
                },
                () -> within(paymentDays, 0, LONGEST_PAYMENT, "paymentDays"),
                this::requireTransition,
                this::requireExit));
        rules.addAll(List.of(
                () -> percent(creditPercent, "creditPercent"),
                () -> {
                    percent(capPercent, "capPercent");
                    if (capPercent.compareTo(creditPercent) < 0) {
                        throw new RuleViolation("contract.terms.capUnderCredit").at("capPercent");
                    }
                },
                () -> within(windows, 1, MOST_WINDOWS, "windows"),
                () -> {
                    within(breaches, 1, MOST_WINDOWS, "breaches");
                    if (breaches > windows) {
                        throw new RuleViolation("contract.terms.moreBreachesThanWindows", windows).at("breaches");
                    }
                },
                () -> within(breachNoticeDays, 0, LONGEST_NOTICE, "breachNoticeDays"),
                () -> within(confidentialityYears, 0, LONGEST_CONFIDENTIALITY, "confidentialityYears"),
                () -> text(law, LONGEST_LAW, "law"),
                () -> text(place, LONGEST_LAW, "place")));
        if (safeguards != null) {
            rules.add(safeguards::check);
        }
        int index = 0;
        for (var level : contractBasis.work().levels()) {
            var field = "levels[" + index + "].value";
            index++;
            rules.add(() -> requireLevel(contractBasis, level, field));
        }
        return rules;
    }

    private void requireDays(@Nullable LocalDate earliestStart) {
        if (earliestStart != null && start.isBefore(earliestStart)) {
            throw new RuleViolation("contract.terms.startPassed", earliestStart).at("start");
        }
        refuse(
                Order.CONTRACT_STARTS_BEFORE_IT_ENDS,
                new RuleViolation("contract.terms.endBeforeStart", start).at("end"));
        if (end.isAfter(start.plusYears(LONGEST_TERM_YEARS))) {
            throw new RuleViolation("contract.terms.tooLong", LONGEST_TERM_YEARS).at("end");
        }
    }

    private void requireNotice() {
        within(noticeDays, 0, LONGEST_NOTICE, "noticeDays");
        if (isTerm()) {
            refuse(
                    Order.NOTICE_COMES_AFTER_START,
                    new RuleViolation("contract.terms.noticeLongerThanTerm").at("noticeDays"));
        }
    }

    /** Whether it ends after it has started: what must fit into the term is asked only then. */
    private boolean isTerm() {
        return end.isAfter(start);
    }

    private void requireTransition() {
        within(transitionWeeks, 0, LONGEST_TRANSITION, "transitionWeeks");
        if (transitionWeeks > 0 && isTerm()) {
            refuse(
                    Order.TRANSITION_ENDS_BEFORE_CONTRACT,
                    new RuleViolation("contract.terms.transitionLongerThanTerm", end).at("transitionWeeks"));
        }
    }

    private void requireExit() {
        within(exitWeeksInARow, transitionWeeks > 0 ? 1 : 0, LONGEST_EXIT_RULE, "exitWeeksInARow");
        if (transitionWeeks > 0 && exitWeeksInARow > transitionWeeks) {
            throw new RuleViolation("contract.terms.exitLongerThanTransition", transitionWeeks).at("exitWeeksInARow");
        }
    }

    private void requireLevel(ContractBasis contractBasis, ContractBasis.Level level, String field) {
        var value = agreedFor(level);
        if (value.signum() < 0) {
            throw new RuleViolation("field.positiveOrZero").at(field);
        }
        level.asked().measure().requireOnScale(value, field);
        if (!level.asked().allows(value)) {
            throw new RuleViolation("contract.terms.levelOverHundred").at(field);
        }
        if (!level.accepts(value)) {
            throw new RuleViolation(
                            "contract.terms.levelBelowMinimum",
                            contractBasis.value(level, level.asked().least()))
                    .at(field);
        }
    }

    private void refuse(Order order, RuleViolation violation) {
        if (dates().contradictions().stream().anyMatch(found -> found.order() == order)) {
            throw violation;
        }
    }

    private static void text(String text, int longest, String field) {
        if (text.isBlank()) {
            throw new RuleViolation("field.required").at(field);
        }
        if (text.length() > longest) {
            throw new RuleViolation("text.tooLong", longest).at(field);
        }
    }

    private static void within(int number, int least, int most, String field) {
        if (number < least || number > most) {
            throw new RuleViolation("contract.terms.outside", least, most).at(field);
        }
    }

    private static void percent(BigDecimal percent, String field) {
        if (percent.signum() < 0 || percent.compareTo(HUNDRED) > 0) {
            throw new RuleViolation("field.percent").at(field);
        }
    }
}
