package app.handoff.journey;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts again what two years of an engagement come to, from nothing but what people typed and what the contract and its
 * amendment say. It knows none of the classes of the application.
 */
final class Recount {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal TWELVE = BigDecimal.valueOf(12);
    private static final BigDecimal YEAR = BigDecimal.valueOf(365);

    /** The first level is judged by the week, the second one by the month. */
    static final int BY_THE_WEEK = 0;

    static final int BY_THE_MONTH = 1;

    /**
     * What is agreed from a day on.
     *
     * @param fee for a month
     * @param entry and {@code statement} for a piece, {@code advice} for an hour
     * @param levels in per cent, in their order
     */
    record Agreed(BigDecimal fee, BigDecimal entry, BigDecimal statement, BigDecimal advice, List<BigDecimal> levels) {

        BigDecimal perYear() {
            return fee.multiply(TWELVE)
                    .add(entry.multiply(number("2000")))
                    .add(statement.multiply(number("4")))
                    .add(advice.multiply(number("24")));
        }
    }

    /** A week of reports: the first one from the first day of the work, each later one from Saturday to Friday. */
    record Week(int number, LocalDate from, LocalDate to) {}

    /** What the vendor counted in a week, level by level; null where it counted nothing. */
    record Reported(List<int[]> counted) {}

    /** What was credited for one missed level, and what became of it. */
    static final class Miss {

        final int week;
        final int level;
        final LocalDate endsOn;
        BigDecimal credit = BigDecimal.ZERO;
        Fate fate = Fate.OWED;

        Miss(Week week, int level) {
            this.week = week.number();
            this.level = level;
            this.endsOn = week.to();
        }

        @Override
        public String toString() {
            return "week " + week + " level " + level + ": " + credit + " " + fate;
        }
    }

    /** As the ledger calls it. */
    enum Fate {
        OWED,
        AGREED,
        SET_OFF,
        WAIVED
    }

    /** What was billed for a month: prices without tax, and what was set off with its tax. */
    static final class Invoice {

        final YearMonth month;
        final String number;
        final BigDecimal net;
        final BigDecimal takingOver;
        final BigDecimal tax;
        BigDecimal credits = BigDecimal.ZERO;
        boolean counts = true;

        Invoice(YearMonth month, String number, BigDecimal net, BigDecimal takingOver, BigDecimal tax) {
            this.month = month;
            this.number = number;
            this.net = net;
            this.takingOver = takingOver;
            this.tax = tax;
        }

        BigDecimal total() {
            return net.add(tax);
        }

        /** A credit lowers the price, and the tax falls with the price. */
        void setOff(BigDecimal credit) {
            credits = credits.add(credit).add(credit.multiply(tax).divide(net, 2, RoundingMode.HALF_UP));
        }

        BigDecimal toPay() {
            return total().subtract(credits);
        }
    }

    final TreeMap<LocalDate, Agreed> agreed = new TreeMap<>();
    final Map<Integer, Reported> reports = new TreeMap<>();
    final Set<Integer> skipped = new HashSet<>();
    final Map<Integer, BigDecimal> oversight = new TreeMap<>();
    final Map<Integer, BigDecimal> parallel = new TreeMap<>();
    final Map<YearMonth, List<BigDecimal>> delivered = new TreeMap<>();
    final List<Invoice> invoices = new ArrayList<>();
    final Map<String, Fate> fates = new LinkedHashMap<>();
    final Map<String, BigDecimal> corrected = new LinkedHashMap<>();
    final List<BigDecimal> transitionCounted = new ArrayList<>();

    LocalDate start;
    LocalDate termEnds;
    LocalDate ends;
    int termMonths = 12;
    LocalDate live;
    BigDecimal takingOver = BigDecimal.ZERO;
    BigDecimal hoursPerWeekBefore = BigDecimal.ZERO;
    BigDecimal costPerHour = BigDecimal.ZERO;
    BigDecimal creditPercent = BigDecimal.ZERO;
    BigDecimal capPercent = BigDecimal.ZERO;

    static BigDecimal number(String number) {
        return new BigDecimal(number);
    }

    // Weeks

    List<Week> weeks(LocalDate last) {
        var weeks = new ArrayList<Week>();
        for (var from = start; !from.isAfter(last); ) {
            var to = from;
            while (to.getDayOfWeek() != DayOfWeek.FRIDAY) {
                to = to.plusDays(1);
            }
            weeks.add(new Week(weeks.size() + 1, from, to.isAfter(last) ? last : to));
            from = to.plusDays(1);
        }
        return weeks;
    }

    private Week week(int number) {
        return weeks(ends).get(number - 1);
    }

    Agreed on(LocalDate day) {
        var entry = agreed.floorEntry(day);
        return (entry == null ? agreed.firstEntry() : entry).getValue();
    }

    // Misses and credits

    static String key(int week, int level) {
        return week + "/" + level;
    }

    /** Every missed level after the transition, with its credit, in the order of the periods. */
    List<Miss> misses() {
        var misses = new ArrayList<Miss>();
        var judged = weeks(ends).stream()
                .filter(week -> week.to().isAfter(live) && !skipped.contains(week.number()))
                .toList();
        for (var week : judged) {
            if (isMissed(List.of(week), BY_THE_WEEK, on(week.from()))) {
                misses.add(new Miss(week, BY_THE_WEEK));
            }
        }
        var months = new TreeMap<YearMonth, List<Week>>();
        judged.forEach(week -> months.computeIfAbsent(YearMonth.from(week.to()), any -> new ArrayList<>())
                .add(week));
        months.forEach((month, weeks) -> {
            var last = weeks.get(weeks.size() - 1);
            if (reports.containsKey(last.number()) && isMissed(weeks, BY_THE_MONTH, on(month.atDay(1)))) {
                misses.add(new Miss(last, BY_THE_MONTH));
            }
        });
        misses.sort(Comparator.comparing((Miss miss) -> miss.endsOn).thenComparing(miss -> miss.level));
        credit(misses);
        return misses;
    }

    private boolean isMissed(List<Week> weeks, int level, Agreed agreed) {
        int counted = 0;
        int cases = 0;
        for (var week : weeks) {
            var told = reports.get(week.number());
            if (told != null && told.counted().get(level) != null) {
                counted += told.counted().get(level)[0];
                cases += told.counted().get(level)[1];
            }
        }
        return cases > 0
                && HUNDRED.multiply(BigDecimal.valueOf(counted))
                                .compareTo(agreed.levels().get(level).multiply(BigDecimal.valueOf(cases)))
                        < 0;
    }

    /** What the level was held to: in the week what was agreed for its first day, in the month for that of the month. */
    BigDecimal agreedFor(Miss miss) {
        var day = miss.level == BY_THE_WEEK
                ? week(miss.week).from()
                : YearMonth.from(miss.endsOn).atDay(1);
        return on(day).levels().get(miss.level);
    }

    private void credit(List<Miss> misses) {
        var byMonth = new TreeMap<YearMonth, BigDecimal>();
        for (var miss : misses) {
            miss.fate = fates.getOrDefault(key(miss.week, miss.level), Fate.OWED);
            var fee = on(miss.endsOn).perYear().divide(TWELVE, 2, RoundingMode.HALF_UP);
            var full = part(fee, creditPercent);
            var cap = part(fee, capPercent);
            var month = YearMonth.from(miss.endsOn);
            var before = byMonth.getOrDefault(month, BigDecimal.ZERO);
            miss.credit = corrected.getOrDefault(
                    key(miss.week, miss.level), full.min(cap.subtract(before).max(BigDecimal.ZERO)));
            if (miss.fate != Fate.WAIVED) {
                byMonth.merge(month, miss.credit, BigDecimal::add);
            }
        }
    }

    private static BigDecimal part(BigDecimal fee, BigDecimal percent) {
        return fee.multiply(percent).divide(HUNDRED, 2, RoundingMode.HALF_UP);
    }

    Map<Fate, BigDecimal> ledger() {
        var sums = new LinkedHashMap<Fate, BigDecimal>();
        for (var fate : Fate.values()) {
            sums.put(fate, BigDecimal.ZERO);
        }
        misses().forEach(miss -> sums.merge(miss.fate, miss.credit, BigDecimal::add));
        return sums;
    }

    // Invoices

    List<YearMonth> months() {
        var months = new ArrayList<YearMonth>();
        for (var month = YearMonth.from(start); !month.isAfter(YearMonth.from(ends)); month = month.plusMonths(1)) {
            months.add(month);
        }
        return months;
    }

    private int days(YearMonth month) {
        return days(month.atDay(1), month.atEndOfMonth());
    }

    private int days(LocalDate from, LocalDate to) {
        var first = from.isBefore(start) ? start : from;
        var last = to.isAfter(ends) ? ends : to;
        return (int) Math.max(0, ChronoUnit.DAYS.between(first, last) + 1);
    }

    /** What the vendor may bill for a month, line by line: the fee, entries, statements, advice, taking over. */
    List<BigDecimal> expectedLines(YearMonth month) {
        var prices = on(month.atDay(1));
        var volumes = delivered.get(month);
        var lines = new ArrayList<BigDecimal>();
        lines.add(shareOf(prices.fee().multiply(TWELVE), month));
        var unit = List.of(prices.entry(), prices.statement(), prices.advice());
        var asked = List.of(number("2000"), number("4"), number("24"));
        for (int i = 0; i < unit.size(); i++) {
            var quantity = volumes == null ? shareOf(asked.get(i), month) : volumes.get(i);
            lines.add(quantity.multiply(unit.get(i)).setScale(2, RoundingMode.HALF_UP));
        }
        lines.add(month.equals(YearMonth.from(live)) ? takingOver : BigDecimal.ZERO);
        return lines;
    }

    BigDecimal expected(YearMonth month) {
        return expectedLines(month).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal shareOf(BigDecimal perYear, YearMonth month) {
        return perYear.multiply(BigDecimal.valueOf(days(month)))
                .divide(TWELVE.multiply(BigDecimal.valueOf(month.lengthOfMonth())), 2, RoundingMode.HALF_UP);
    }

    // Reviews

    /**
     * What a review says of a period.
     *
     * @param saved from, to what was saved at most
     */
    record Figures(
            BigDecimal vendor,
            BigDecimal credits,
            BigDecimal transition,
            BigDecimal inHouseCost,
            BigDecimal oversight,
            BigDecimal stays,
            BigDecimal real,
            BigDecimal baseline,
            BigDecimal unreported,
            BigDecimal saved,
            BigDecimal savedAtMost,
            BigDecimal hoursBefore,
            BigDecimal inHouse,
            BigDecimal unreportedHours,
            BigDecimal oversightHours,
            BigDecimal freed,
            BigDecimal freedAtMost) {}

    /** What was typed into a review instead of what is known otherwise; null where nothing was. */
    record Typed(BigDecimal invoices, BigDecimal credits, BigDecimal stays) {}

    Figures figures(LocalDate from, LocalDate to, Typed typed) {
        int days = days(from, to);
        var hoursPerYear = hoursPerWeekBefore.multiply(BigDecimal.valueOf(52));
        var perYear = hoursPerYear.multiply(costPerHour);
        int inHouseDays = live.isAfter(to) ? days : from.isBefore(live) ? days(from, live.minusDays(1)) : 0;
        int told = 0;
        var oversightHours = BigDecimal.ZERO;
        var parallelBefore = BigDecimal.ZERO;
        var assumed = BigDecimal.ZERO;
        for (var week : weeks(ends)) {
            var first = week.from().isBefore(from) ? from : week.from();
            var last = week.to().isAfter(to) ? to : week.to();
            int counted = days(first, last);
            int of = days(week.from(), week.to());
            if (counted == 0) {
                continue;
            }
            oversightHours =
                    oversightHours.add(cut(oversight.getOrDefault(week.number(), BigDecimal.ZERO), counted, of));
            if (week.to().isBefore(live) && !parallel.containsKey(week.number()) && !skipped.contains(week.number())) {
                assumed = assumed.add(hoursPerWeekBefore
                        .multiply(BigDecimal.valueOf(counted))
                        .divide(BigDecimal.valueOf(7), 2, RoundingMode.HALF_UP));
            }
            if (week.to().isBefore(live)) {
                parallelBefore =
                        parallelBefore.add(cut(parallel.getOrDefault(week.number(), BigDecimal.ZERO), counted, of));
            }
            if (reports.containsKey(week.number()) || skipped.contains(week.number())) {
                var since = first.isBefore(live) ? live : first;
                told += Math.max(0, days(since, last));
            }
        }
        int unreportedDays = days - inHouseDays - told;

        var vendor = typed.invoices() != null ? typed.invoices() : vendor(from, to);
        var credits = typed.credits() != null ? typed.credits() : creditsAgreed(from, to);
        var transition = transition(from, to);
        var oversight = money(oversightHours.multiply(costPerHour));
        var stays = typed.stays() == null ? BigDecimal.ZERO : typed.stays();
        var inHouse = ofYear(hoursPerYear, inHouseDays).max(parallelBefore);
        var inHouseCost = money(inHouse.subtract(parallelBefore.add(assumed))
                .max(BigDecimal.ZERO)
                .multiply(costPerHour));
        var real = vendor.subtract(credits)
                .add(transition)
                .add(inHouseCost)
                .add(oversight)
                .add(stays);
        var baseline = ofYear(perYear, days);
        var unreported = ofYear(perYear, unreportedDays);
        int toldDays = days - unreportedDays;
        var oversightOfUnreported = toldDays == 0
                ? BigDecimal.ZERO
                : oversightHours
                        .multiply(BigDecimal.valueOf(unreportedDays))
                        .divide(BigDecimal.valueOf(toldDays), 2, RoundingMode.HALF_UP);
        var before = ofYear(hoursPerYear, days);
        var unreportedHours = ofYear(hoursPerYear, unreportedDays);
        var freed = before.subtract(inHouse).subtract(unreportedHours).subtract(oversightHours);
        return new Figures(
                vendor,
                credits,
                transition,
                inHouseCost,
                oversight,
                stays,
                real,
                baseline,
                unreported,
                baseline.subtract(real).subtract(unreported),
                baseline.subtract(real).subtract(money(oversightOfUnreported.multiply(costPerHour))),
                before,
                inHouse,
                unreportedHours,
                oversightHours,
                freed,
                freed.add(unreportedHours).subtract(oversightOfUnreported));
    }

    private static BigDecimal cut(BigDecimal hours, int days, int of) {
        return days == of
                ? hours
                : hours.multiply(BigDecimal.valueOf(days)).divide(BigDecimal.valueOf(of), 2, RoundingMode.HALF_UP);
    }

    private static BigDecimal money(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    private static BigDecimal ofYear(BigDecimal perYear, int days) {
        return perYear.multiply(BigDecimal.valueOf(days)).divide(YEAR, 2, RoundingMode.HALF_UP);
    }

    /** What was billed, where every month of the period has an invoice; else the price of its days. */
    private BigDecimal vendor(LocalDate from, LocalDate to) {
        var billed = BigDecimal.ZERO;
        boolean complete = true;
        for (var month = YearMonth.from(from); !month.isAfter(YearMonth.from(to)); month = month.plusMonths(1)) {
            var first = month.atDay(1).isBefore(from) ? from : month.atDay(1);
            var last = month.atEndOfMonth().isAfter(to) ? to : month.atEndOfMonth();
            boolean found = false;
            for (var invoice : invoices) {
                if (invoice.counts && invoice.month.equals(month)) {
                    found = true;
                    billed = billed.add(money(invoice.net
                            .subtract(invoice.takingOver)
                            .multiply(BigDecimal.valueOf(days(first, last)))
                            .divide(BigDecimal.valueOf(days(month)), 20, RoundingMode.HALF_UP)));
                }
            }
            complete &= found || days(first, last) == 0;
        }
        if (complete) {
            return billed;
        }
        var sum = BigDecimal.ZERO;
        int days = days(from, to);
        for (var day = from; !day.isAfter(to); day = day.plusDays(1)) {
            sum = sum.add(on(day).perYear());
        }
        var perTerm = sum.divide(BigDecimal.valueOf(days), 20, RoundingMode.HALF_UP);
        return perTerm.multiply(BigDecimal.valueOf(days))
                .divide(
                        BigDecimal.valueOf(ChronoUnit.DAYS.between(start, start.plusMonths(termMonths))),
                        2,
                        RoundingMode.HALF_UP);
    }

    private BigDecimal creditsAgreed(LocalDate from, LocalDate to) {
        return misses().stream()
                .filter(miss -> !miss.endsOn.isBefore(from) && !miss.endsOn.isAfter(to))
                .filter(miss -> miss.fate == Fate.AGREED || miss.fate == Fate.SET_OFF)
                .map(miss -> miss.credit)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What is left of taking over and of our hours in parallel, spread over the days that are left. */
    private BigDecimal transition(LocalDate from, LocalDate to) {
        var hours = BigDecimal.ZERO;
        for (var week : weeks(ends)) {
            if (!week.from().isAfter(to) && week.to().isBefore(live)) {
                var entered = parallel.get(week.number());
                hours = hours.add(
                        entered != null
                                ? entered
                                : skipped.contains(week.number())
                                        ? BigDecimal.ZERO
                                        : hoursPerWeekBefore
                                                .multiply(BigDecimal.valueOf(days(week.from(), week.to())))
                                                .divide(BigDecimal.valueOf(7), 2, RoundingMode.HALF_UP));
            }
        }
        var whole = takingOver.add(money(hours.multiply(costPerHour)));
        var left = whole.subtract(transitionCounted.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        var until = ends;
        long spread = ChronoUnit.DAYS.between(from, until) + 1;
        long days = days(from, to);
        return days >= spread
                ? money(left)
                : left.multiply(BigDecimal.valueOf(days)).divide(BigDecimal.valueOf(spread), 2, RoundingMode.HALF_UP);
    }
}
