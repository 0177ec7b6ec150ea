package app.handoff.journey;

import static app.handoff.journey.Recount.BY_THE_MONTH;
import static app.handoff.journey.Recount.BY_THE_WEEK;
import static app.handoff.journey.Recount.key;
import static app.handoff.journey.Recount.number;
import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.journey.Recount.Agreed;
import app.handoff.journey.Recount.Fate;
import app.handoff.journey.Recount.Reported;
import app.handoff.journey.Recount.Week;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Two years of one engagement, week by week: what the owner and the vendor do, by pages only. */
final class TwoYears extends StoryFromBids {

    static final String VENDOR = "Tala Ledger";
    static final String RESERVE = "Kontor Vier";
    private static final List<String> COUNTED = List.of("Ledger entries", "Quarterly statements", "Advice");
    private static final LocalTime MORNING = LocalTime.of(10, 0);
    private static final BigDecimal TAX = number("0.19");

    private final Runnable jobs;
    private final Visitor vendor;
    private final Map<Integer, String> reportIds = new HashMap<>();
    private String reports = "";
    private String contract = "";
    private int invoiceNumber;
    private int holidays;
    private int reviews;
    private Week late;
    private String nextRound = "";

    final Recount recount = new Recount();
    final PrintedFigures printed;

    /** @param jobs what runs by itself in the background */
    TwoYears(
            Visitor owner,
            Supplier<Visitor> vendors,
            MovableClock clock,
            PreparedBids bids,
            PreparedBids.Waiting begun,
            Runnable jobs) {
        super(owner, vendors, clock, bids, begun);
        this.jobs = jobs;
        this.vendor = vendors.get();
        this.printed = new PrintedFigures(owner, engagement, recount);
        var start = today().plusDays(4).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
        recount.start = start;
        recount.ends = start.plusYears(1).minusDays(1);
        recount.live = LocalDate.MAX;
        recount.takingOver = number("350");
        recount.hoursPerWeekBefore = number("7.5");
        recount.costPerHour = number("34");
        recount.creditPercent = number("5");
        recount.capPercent = number("8");
        recount.agreed.put(
                start,
                new Agreed(
                        number("300"),
                        number("1.90"),
                        number("100"),
                        number("40"),
                        List.of(number("98.5"), number("98.5"))));
    }

    void walk() {
        openAndJudge();
        award();
        sign();
        transition();
        for (int number = 5; number <= recount.weeks(recount.ends).size(); number++) {
            week(recount.weeks(recount.ends).get(number - 1));
        }
        goTo(recount.ends.plusDays(1));
        assertThat(proven(reports).text()).contains("This work has ended");
        assertThat(owner.at(engagement + "/contract").text()).contains("Contract ended");
        goTo(YearMonth.from(recount.ends).plusMonths(1).atDay(2));
        invoicesBefore(YearMonth.from(today()));
        review("REBID", recount.ends, null, null, null);
    }

    void compareAndPrint() {
        printed.ofTheLedger();
        printed.ofTheMonths();
        System.out.printf(
                "Weeks %d, reports %d, skipped %d, reports on holidays decided %d, misses %d, credits %s, invoices %d,"
                        + " reviews %d, figures compared %d, differences %d%n",
                recount.weeks(recount.ends).size(),
                recount.reports.size(),
                recount.skipped.size(),
                holidays,
                recount.misses().size(),
                recount.ledger(),
                recount.invoices.size(),
                reviews,
                printed.compared(),
                printed.differences().size());
        assertThat(printed.differences()).isEmpty();
    }

    /** The next round has begun before the end; the reserve of the last one says that its bid stands, and does the work. */
    void goOnWithTheReserve() {
        reserveIsAwarded();
        goTo(recount.ends.plusDays(62));
        assertThat(vendor.open(reports).status()).as("the link of the reports").isEqualTo(404);
    }

    /** The scope of the last round could be frozen once more; the reserve comes first. */
    private void reserveIsAwarded() {
        owner.at(nextRound + "/scope");
        assertThat(owner.text()).contains("Start from the last round");
        owner.at(nextRound + "/reserve");
        assertThat(owner.text())
                .contains("Go on with " + RESERVE, "The contract with " + VENDOR + " ended on", "It is to say");
        owner.form("Ask " + RESERVE).send();
        assertThat(owner.text()).contains("Answer awaited");
        var reserve = vendors.get();
        reserve.at(linkTo(begun.address(RESERVE), "/bid/standing"));
        if (reserve.path().endsWith("/code")) {
            reserve.form("Continue").with("code", CODE).send();
        }
        reserve.form("Send the answer").with("answer", "CONFIRMS").send();
        assertThat(reserve.text()).contains("You said that your bid stands");
        owner.at(nextRound + "/reserve")
                .form("Award it to " + RESERVE)
                .with("reason", "It was second, knows the work and begins at once.")
                .send();
        assertThat(owner.text()).contains(RESERVE + " was chosen");
        owner.at(nextRound + "/contract")
                .form("Draft the contract")
                .with("place", "Berlin")
                .send();
        assertThat(owner.text()).contains("The contract is drafted", RESERVE);
        assertThat(owner.at(nextRound).text()).contains("end the contract to " + RESERVE);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BERLIN);
    }

    /** In the morning of a day, when all that runs by itself has run. */
    private void goTo(LocalDate day) {
        var to = day.atTime(MORNING).atZone(BERLIN).toInstant();
        var by = Duration.between(clock.instant(), to);
        assertThat(by).as("to %s", day).isPositive();
        clock.forward(by);
        jobs.run();
    }

    // The contract

    private void award() {
        owner.at(engagement + "/award")
                .form("Choose this vendor")
                .with("winner", choice("winner", VENDOR))
                .with("reserve", RESERVE)
                .with("reason", "The best answers for the price.")
                .send();
        assertThat(owner.text()).contains(VENDOR + " was chosen", RESERVE);
    }

    private void sign() {
        owner.follow("Go on to the contract");
        owner.form("Draft the contract")
                .with("place", "Berlin")
                .with("start", recount.start.toString())
                .with("end", recount.ends.toString())
                .with("noticeDays", 60)
                .with("renewal", "OPTION")
                .with("transitionWeeks", 4)
                .with("exitWeeksInARow", 2)
                .with("reportedBy", "VENDOR")
                .with("reportDay", "FRIDAY")
                .with("creditPercent", "5")
                .with("capPercent", "8")
                .with("breaches", 3)
                .with("windows", 6)
                .with("breachNoticeDays", 30)
                .send();
        owner.form("Send for reading").send();
        contract = linkTo(begun.address(VENDOR), "/contract");
        tellCode(vendor, contract);
        tickAll(vendor, contract);
        tickAll(owner, engagement + "/contract");
        sign(vendor, contract, "Rui Costa");
        sign(owner, engagement + "/contract", "Ana Ruiz");
        assertThat(owner.text()).contains("The contract is in force");
        owner.at(engagement + "/running/reporting").formTo("/running/link").send();
        reports = vendor.at(linkTo(begun.address(VENDOR), "/report")).path();
    }

    /** After a week a browser is asked for the code again. */
    private Visitor proven(String address) {
        vendor.at(address);
        if (vendor.path().endsWith("/code")) {
            vendor.form("Continue").with("code", CODE).send();
        }
        return vendor;
    }

    /** Another value of both levels and another fee, from the first day of the seventh month on. */
    private void amend() {
        var from = YearMonth.from(recount.start).plusMonths(7).atDay(1);
        owner.at(engagement + "/contract/amendments/new")
                .formTo("/amendments")
                .with("reasonType", "LEVEL")
                .with("reason", "The entries come in good order by now.")
                .with("effectiveFrom", from.toString())
                .with("levels[0].value", "99")
                .with("levels[1].value", "97")
                .with("prices[0].unitPrice", "315")
                .send();
        var page = owner.path();
        owner.formTo("/dispatch").send();
        var link = linkTo(begun.address(VENDOR), "/contract");
        proven(link);
        tickAll(vendor, link);
        tickAll(owner, page);
        sign(vendor, link, "Rui Costa");
        sign(owner, page, "Ana Ruiz");
        recount.agreed.put(
                from,
                new Agreed(
                        number("315"),
                        number("1.90"),
                        number("100"),
                        number("40"),
                        List.of(number("99"), number("97"))));
    }

    private void takeUpTheOption() {
        owner.at(engagement + "/contract").formTo("/term/option").send();
        recount.ends = recount.start.plusYears(2).minusDays(1);
        assertThat(owner.at(engagement + "/contract").text()).contains(String.valueOf(recount.ends.getYear()));
    }

    private void end() {
        owner.at(engagement + "/contract/ending")
                .formTo("/ending")
                .with("ground", "MISSED_LEVELS")
                .with("reason", "The same level was missed three times.")
                .send();
        recount.ends = today().plusDays(30);
        contract = linkTo(begun.address(VENDOR), "/contract");
        proven(contract);
        while (vendor.page().select("form[action*=/hand-back/]").size() > 0) {
            new Sent(
                    vendor,
                    vendor.page().select("form[action*=/hand-back/]").first().attr("action"));
            proven(contract);
        }
        while (owner.at(engagement + "/contract")
                        .page()
                        .select("form[action*=/hand-back/]")
                        .size()
                > 0) {
            new Sent(
                    owner,
                    owner.page().select("form[action*=/hand-back/]").first().attr("action"));
        }
    }

    /** A form that was sent as it stood. */
    private record Sent(Visitor by, String address) {
        Sent {
            by.formTo(address).send();
        }
    }

    // The weeks

    /** Four weeks side by side, the first two of them bad. */
    private void transition() {
        for (int number = 1; number <= 4; number++) {
            var week = recount.weeks(recount.ends).get(number - 1);
            goTo(week.to());
            report(week, number < 3 ? 236 + number : 249, 40);
            if (number < 4) {
                parallel(week, number("2.5").add(BigDecimal.valueOf(number)));
            }
            acknowledge(week);
        }
        owner.at(engagement + "/running")
                .formTo("/checks/handed-over-in-writing")
                .send();
        owner.at(engagement + "/running").formTo("/checks/access-tested").send();
        recount.live = recount.start.plusWeeks(4);
        goTo(recount.live);
        owner.at(engagement + "/running").formTo("/checks/in-house-released").send();
        owner.at(engagement + "/running").formTo("/live").send();
    }

    /** How many months after that of the first day. */
    private int month(LocalDate day) {
        return (int) ChronoUnit.MONTHS.between(YearMonth.from(recount.start), YearMonth.from(day));
    }

    /** The how manieth week of its month it is, from 0; a week belongs to the month of its last day. */
    private static int ordinal(Week week) {
        return (week.to().getDayOfMonth() - 1) / 7;
    }

    private static boolean isLast(Week week) {
        return week.to().plusWeeks(1).getMonth() != week.to().getMonth();
    }

    private void week(Week week) {
        int month = month(week.to());
        int ordinal = ordinal(week);
        goTo(week.to());
        if (ordinal == 0) {
            invoicesBefore(YearMonth.from(week.to()));
            holidays();
        }
        if (month == 6 && ordinal == 1) {
            return;
        }
        if (isChristmas(week)) {
            skip(week);
            return;
        }
        if (month == 14 && ordinal == 1) {
            late = week;
            return;
        }
        if (late != null) {
            report(late, 249, 40);
            acknowledge(late);
            late = null;
        }
        report(week, entries(week, month, ordinal), posted(week, month, ordinal));
        acknowledge(week);
        afterwards(week, month, ordinal);
    }

    /** The last week of a December, of which there is no report. */
    private static boolean isChristmas(Week week) {
        return week.to().getMonth() == Month.DECEMBER && isLast(week);
    }

    private void skip(Week week) {
        var address = addressOf(week);
        owner.at("/reports/" + address.substring(address.lastIndexOf('/') + 1) + "/skip")
                .formTo("/skip")
                .with("reason", "Nobody works between the years.")
                .send();
        recount.skipped.add(week.number());
    }

    /** Reports that are due on a holiday are moved and left where they are by turns. */
    private void holidays() {
        owner.at(engagement + "/running/holidays");
        for (int left = 20; left > 0; left--) {
            var forms = owner.page()
                    .select("section[aria-labelledby=proposals] form")
                    .eachAttr("action");
            if (forms.isEmpty()) {
                return;
            }
            boolean move = holidays++ % 2 == 0;
            var chosen = forms.stream()
                    .filter(one -> one.endsWith(move ? "/move" : "/keep"))
                    .findFirst()
                    .orElse(forms.get(0));
            owner.formTo(chosen).send();
        }
    }

    private void afterwards(Week week, int month, int ordinal) {
        if (month == 3 && ordinal == 2) {
            var first = week.number() - 1;
            var second = week.number();
            notifyOf();
            reply(first, BY_THE_WEEK, "ACCEPTS", "A new colleague posted them.", true);
            reply(second, BY_THE_WEEK, "DISPUTES", "The receipts came late.", false);
            decide(first, BY_THE_WEEK, "stand", "");
            owner.at(miss(first, BY_THE_WEEK)).formTo("/plan/acceptance").send();
            decide(second, BY_THE_WEEK, "stand", "The receipts came in time, as the list shows.");
            decide(second, BY_THE_WEEK, "agree", "On the telephone with Liza.");
            recount.fates.put(key(first, BY_THE_WEEK), Fate.AGREED);
            recount.fates.put(key(second, BY_THE_WEEK), Fate.AGREED);
        }
        if (month == 4 && ordinal == 0) {
            goTo(week.to().plusDays(3));
            report(week, 249, 40, "Eight entries were counted twice.");
            review("CONTINUE", YearMonth.from(week.to()).minusMonths(1).atEndOfMonth(), null, null, null);
        }
        if (month == 6 && ordinal == 0) {
            var missed = recount.misses().stream()
                    .filter(miss -> miss.level == BY_THE_MONTH)
                    .findFirst()
                    .orElseThrow()
                    .week;
            notifyOf();
            reply(missed, BY_THE_MONTH, "ASKS_TO_BE_EXCUSED", "Your scanner was broken.", false);
            decide(missed, BY_THE_MONTH, "excuse", "The scanner was ours.");
            recount.fates.put(key(missed, BY_THE_MONTH), Fate.WAIVED);
        }
        if (month == 6 && ordinal == 2) {
            amend();
        }
        if (month == 7 && ordinal == 1) {
            notifyOf();
        }
        if (month == 8 && ordinal == 0) {
            var missed = weekOf(7, 1);
            decide(missed, BY_THE_WEEK, "stand", "");
            owner.at(miss(missed, BY_THE_WEEK) + "/credit")
                    .formTo("/credit")
                    .with("amount", "30")
                    .with("reason", "Two of the entries were ours.")
                    .send();
            decide(missed, BY_THE_WEEK, "agree", "By mail from Liza.");
            recount.corrected.put(key(missed, BY_THE_WEEK), number("30"));
            recount.fates.put(key(missed, BY_THE_WEEK), Fate.AGREED);
            review("CONTINUE", YearMonth.from(week.to()).minusMonths(1).atEndOfMonth(), null, null, number("55.50"));
        }
        if (month == 9 && ordinal == 2) {
            takeUpTheOption();
        }
        if (month == 13 && ordinal == 2) {
            review("CONTINUE", week.to(), null, null, null);
        }
        if (month == 18 && ordinal == 0) {
            review("CONTINUE", week.to(), number("3900"), number("12.34"), number("100"));
        }
        if (month == 22 && ordinal == 2) {
            secondBreach(week);
        }
    }

    private void secondBreach(Week week) {
        notifyOf();
        int last = week.number();
        reply(last - 2, BY_THE_WEEK, "ACCEPTS", "We lost two people.", true);
        reply(last - 1, BY_THE_WEEK, "DISPUTES", "Only half of it was ours.", false);
        decide(last - 2, BY_THE_WEEK, "stand", "");
        decide(last - 1, BY_THE_WEEK, "settle", "Half of it was ours; it counts, and no credit is asked for.");
        decide(last - 1, BY_THE_WEEK, "waive", "As we settled it.");
        recount.fates.put(key(last - 2, BY_THE_WEEK), Fate.AGREED);
        recount.fates.put(key(last - 1, BY_THE_WEEK), Fate.WAIVED);
        assertThat(owner.at(engagement + "/running/breaches").text()).contains("may be ended");
        owner.formTo("/breaches/next-round").send();
        nextRound = owner.path();
        end();
    }

    /** The week in this month after that of the first day that is the how manieth, from 0. */
    private int weekOf(int month, int ordinal) {
        return recount.weeks(recount.ends).stream()
                .filter(week -> month(week.to()) == month && ordinal(week) == ordinal)
                .findFirst()
                .orElseThrow()
                .number();
    }

    // Misses

    private String miss(int week, int level) {
        return owner.at(engagement + "/running/breaches").page().select("main table a").stream()
                .filter(link -> PrintedFigures.isNamed(link, week, level))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Week " + week + ": " + owner.text()))
                .attr("href");
    }

    /** One notice of every miss that the vendor was not told of. */
    private void notifyOf() {
        owner.at(engagement + "/running/breaches/notice").form("Write the text").send();
        owner.form("Send the notice").send();
    }

    private void reply(int week, int level, String kind, String text, boolean plan) {
        var address = miss(week, level);
        proven(reports.replaceAll("/report$", "/report/misses") + address.substring(address.lastIndexOf('/')));
        var form = vendor.form("Send the reply").with("kind", kind).with("text", text);
        if (plan) {
            form.with("plan", "A second pair of eyes on each entry.")
                    .with("planWho", "Liza Reyes")
                    .with("planBy", today().plusWeeks(2).toString());
        }
        form.send();
    }

    private void decide(int week, int level, String act, String words) {
        owner.at(miss(week, level) + "/decisions/" + act)
                .formTo("/decisions/" + act)
                .with("reason", words)
                .send();
    }

    // Reviews

    private void review(String verdict, LocalDate to, BigDecimal invoices, BigDecimal credits, BigDecimal stays) {
        owner.at(engagement + "/review");
        if (!owner.hasButton("Finish the review")) {
            owner.follow("Start the next review");
        }
        var from = LocalDate.parse(owner.page().select("[name=from]").val());
        var form = owner.form("Save and count again").with("to", to.toString());
        if (invoices != null) {
            form.with("invoices", invoices.toPlainString()).with("invoicesReason", "By our own books.");
        }
        if (credits != null) {
            form.with("credits", credits.toPlainString()).with("creditsNote", "As paid back.");
        }
        if (stays != null) {
            form.with("stays", stays.toPlainString()).with("staysNote", "The licence runs on.");
        }
        form.send();
        owner.form("Finish the review")
                .with("judgeScore", "4")
                .with("verdict", verdict)
                .with("verdictReason", "Because of the figures.")
                .send();
        var counted = recount.figures(from, to, new Recount.Typed(invoices, credits, stays));
        recount.transitionCounted.add(counted.transition());
        reviews++;
        printed.ofTheReview("review " + from + " to " + to, counted);
    }

    /** How many of 250 entries were right; nothing is counted where it is below 0. */
    private int entries(Week week, int month, int ordinal) {
        if (month == 2 && ordinal == 1 || month == 7 && ordinal == 1) {
            return 247;
        }
        if (month == 3 && (ordinal == 1 || ordinal == 2) || month == 4 && ordinal == 0) {
            return 240;
        }
        if (month == 6 && ordinal == 2) {
            return -1;
        }
        if (month == 22 && ordinal < 3) {
            return 230;
        }
        return 249 + week.number() % 2;
    }

    /** How many of 40 entries were posted in time. */
    private int posted(Week week, int month, int ordinal) {
        if (month == 5 && (ordinal == 1 || ordinal == 2)) {
            return 37;
        }
        // A miss of a month whose last week is skipped.
        if (month >= 8 && month < 20 && week.to().getMonth() == Month.DECEMBER && ordinal < 2) {
            return 36;
        }
        return month == 9 ? 39 : 40;
    }

    /** The page on which the vendor writes of a week. */
    private String addressOf(Week week) {
        return vendor.at(reports).page().select("section[aria-labelledby=weeks] a").stream()
                .filter(link -> link.select("b").text().equals("Week " + week.number()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + week + ": " + vendor.describe()))
                .absUrl("href");
    }

    private void report(Week week, int right, int posted) {
        report(week, right, posted, null);
    }

    private void report(Week week, int right, int posted, String correction) {
        var address = reportIds.get(week.number());
        if (address == null) {
            address = addressOf(week);
            reportIds.put(week.number(), address);
        }
        proven(address);
        assertThat(vendor.text()).contains("week " + week.number());
        var form = vendor.form(correction == null ? "Send report" : "Send the changed report")
                .with("health", "ON_TRACK")
                .with("levels[1].numerator", posted)
                .with("levels[1].denominator", 40)
                .with("vendorHours", "6")
                .with("done", "Entries of week " + week.number());
        if (right >= 0) {
            form.with("levels[0].numerator", right).with("levels[0].denominator", 250);
        } else {
            form.with("levels[0].numerator", "").with("levels[0].denominator", "");
        }
        if (correction != null) {
            form.with("correction", correction);
        }
        form.send();
        recount.reports.put(
                week.number(),
                new Reported(Arrays.asList(right < 0 ? null : new int[] {right, 250}, new int[] {posted, 40})));
    }

    private String ours(Week week) {
        var theirs = reportIds.get(week.number());
        return "/reports/" + theirs.substring(theirs.lastIndexOf('/') + 1);
    }

    private void parallel(Week week, BigDecimal hours) {
        owner.at(ours(week))
                .formTo("/hours")
                .with("parallelHours", hours.toPlainString())
                .send();
        recount.parallel.put(week.number(), hours);
    }

    private void acknowledge(Week week) {
        var hours = number(week.number() % 3 == 0 ? "0.75" : "0.5");
        owner.at(ours(week))
                .formTo("/acknowledgement")
                .with("oversightHours", hours.toPlainString())
                .send();
        recount.oversight.put(week.number(), hours);
    }

    // Invoices

    private void invoicesBefore(YearMonth month) {
        for (var each : recount.months()) {
            if (each.isBefore(month) && !recount.delivered.containsKey(each)) {
                invoice(each);
            }
        }
    }

    private void invoice(YearMonth month) {
        int index = month(month.atDay(1));
        var volumes = List.of(
                BigDecimal.valueOf(150 + 7 * (index % 5)),
                BigDecimal.valueOf(month.getMonthValue() % 3 == 0 ? 1 : 0),
                number("1.5").add(BigDecimal.valueOf(index % 2)));
        owner.at(engagement + "/invoices/volumes?month=" + month);
        var confirm = owner.formTo("/volumes");
        var asked = owner.page().select("[name^=rows][name$=.price]").eachAttr("value");
        for (int i = 0; i < asked.size(); i++) {
            int at = COUNTED.indexOf(asked.get(i));
            confirm.with(
                    "rows[" + i + "].quantity", at < 0 ? "1" : volumes.get(at).toPlainString());
        }
        confirm.send();
        recount.delivered.put(month, volumes);
        var lines = new ArrayList<>(recount.expectedLines(month));
        var prices = recount.on(month.atDay(1));
        var quantities = new ArrayList<>(
                List.of(BigDecimal.ONE, volumes.get(0), volumes.get(1), volumes.get(2), BigDecimal.ONE));
        var unit = new ArrayList<>(
                List.of(lines.get(0), prices.entry(), prices.statement(), prices.advice(), lines.get(4)));
        boolean differs = false;
        if (index == 2) {
            quantities.set(1, quantities.get(1).add(number("20")));
            differs = true;
        }
        if (index == 8) {
            unit.set(3, number("42"));
            differs = true;
        }
        var net = BigDecimal.ZERO;
        var form = owner.at(engagement + "/invoices/new?month=" + month).formTo("/invoices");
        for (int i = 0; i < 5; i++) {
            if (quantities.get(i).signum() > 0 && unit.get(i).signum() > 0) {
                form.with("lines[" + i + "].quantity", quantities.get(i).toPlainString())
                        .with("lines[" + i + "].unitPrice", unit.get(i).toPlainString());
                net = net.add(quantities.get(i).multiply(unit.get(i)).setScale(2, RoundingMode.HALF_UP));
            }
        }
        var tax = net.multiply(TAX).setScale(2, RoundingMode.HALF_UP);
        var number = "TL-" + ++invoiceNumber;
        form.with("month", month.toString())
                .with("number", number)
                .with("invoicedOn", today().withDayOfMonth(1).toString())
                .with("receivedOn", today().toString())
                .with("tax", tax.toPlainString())
                .with("total", net.add(tax).toPlainString())
                .send();
        var billed = new Recount.Invoice(month, number, net, lines.get(4), tax);
        recount.invoices.add(billed);
        var approve = owner.formTo("/approval");
        if (differs) {
            approve.with("reason", "We asked for it.");
        }
        for (var credit : owner.page().select("[name=credits]").eachAttr("value")) {
            approve.with("credits", credit);
        }
        approve.send();
        recount.misses().stream().filter(miss -> miss.fate == Fate.AGREED).forEach(miss -> {
            recount.fates.put(key(miss.week, miss.level), Fate.SET_OFF);
            billed.setOff(miss.credit);
        });
    }
}
