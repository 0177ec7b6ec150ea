package app.handoff.journey;

import static app.handoff.journey.Recount.number;

import app.handoff.journey.Recount.Fate;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/** What pages print of an engagement, held against what was counted again. */
final class PrintedFigures {

    private static final List<String> LEVELS = List.of("Right first time", "Posted in time");
    private static final Pattern AMOUNT =
            Pattern.compile("([−-]?)[\\s\\u00a0]*€?[\\s\\u00a0]*([0-9][0-9,]*(?:\\.[0-9]+)?)");

    private final Visitor owner;
    private final String engagement;
    private final Recount recount;
    private final List<String> differences = new ArrayList<>();
    private int compared;

    PrintedFigures(Visitor owner, String engagement, Recount recount) {
        this.owner = owner;
        this.engagement = engagement;
        this.recount = recount;
    }

    int compared() {
        return compared;
    }

    List<String> differences() {
        return differences;
    }

    /** How a missed level is called in lists. */
    static boolean isNamed(Element link, int week, int level) {
        return link.text().replace(" ,", ",").equalsIgnoreCase(LEVELS.get(level) + ", week " + week);
    }

    /** What each figure of the review on this page was counted to. */
    void ofTheReview(String review, Recount.Figures counted) {
        var printed = new HashMap<String, List<BigDecimal>>();
        owner.page().select("details.why").forEach(why -> {
            var name = why.select("summary .vh").text().replaceFirst("^: ", "");
            var where = why.closest("section").attr("aria-labelledby");
            var result = why.select("p b").last();
            printed.put(where + " " + name, amounts(result.text()));
        });
        same(review, printed, "money " + TwoYears.VENDOR, counted.vendor());
        same(review, printed, "money Credit", counted.credits());
        same(review, printed, "money Transition", counted.transition());
        same(review, printed, "money Still done in-house", counted.inHouseCost());
        same(review, printed, "money Oversight", counted.oversight());
        same(review, printed, "money Costs that stay", counted.stays());
        same(review, printed, "money Real cost", counted.real());
        same(review, printed, "money In-house baseline", counted.baseline());
        same(review, printed, "money Days without a report", counted.unreported());
        same(review, printed, "money Saved", counted.saved(), counted.savedAtMost());
        same(review, printed, "hours In-house baseline", counted.hoursBefore());
        same(review, printed, "hours Still done in-house", counted.inHouse());
        same(review, printed, "hours Days without a report", counted.unreportedHours());
        same(review, printed, "hours Oversight", counted.oversightHours());
        same(review, printed, "hours Hours freed", counted.freed(), counted.freedAtMost());
    }

    private void same(String review, Map<String, List<BigDecimal>> printed, String name, BigDecimal... counted) {
        var found = printed.getOrDefault(name, List.of());
        for (int i = 0; i < counted.length; i++) {
            var value = found.isEmpty() ? BigDecimal.ZERO : found.get(Math.min(i, found.size() - 1));
            same(review + " " + name, counted[i], value);
        }
    }

    /** Each miss with its credit, and what all of them come to. */
    void ofTheLedger() {
        owner.at(engagement + "/running/breaches");
        var sums = recount.ledger();
        var printed = amounts(owner.page()
                .select("section[aria-labelledby=ledger] tbody tr")
                .first()
                .select("td")
                .text());
        var fates = List.of(Fate.OWED, Fate.AGREED, Fate.SET_OFF, Fate.WAIVED);
        for (int i = 0; i < fates.size(); i++) {
            same("ledger " + fates.get(i), sums.get(fates.get(i)), printed.get(i));
        }
        var rows = owner.page().select("section[aria-labelledby=all] tbody tr");
        var standing =
                rows.stream().filter(row -> !row.text().contains("Taken back")).toList();
        var misses = recount.misses();
        same("misses", BigDecimal.valueOf(misses.size()), BigDecimal.valueOf(standing.size()));
        for (var miss : misses) {
            var row = standing.stream()
                    .filter(one -> isNamed(one.select("th a").first(), miss.week, miss.level))
                    .findFirst()
                    .orElse(null);
            if (row == null) {
                differences.add(miss + " is not on the page");
                continue;
            }
            same(
                    miss + " credit",
                    miss.credit,
                    amounts(row.select("td.num").text()).get(0));
            same(
                    miss + " agreed",
                    recount.agreedFor(miss),
                    amounts(row.select("th small").text()).get(1));
        }
    }

    /** Month by month, as the table for spreadsheets and the page print them. */
    void ofTheMonths() {
        owner.at(engagement + "/invoices");
        var table = owner.download(
                        owner.page().select("a[href$=export.csv]").first().absUrl("href"))
                .lines()
                .skip(1)
                .map(line -> List.of(line.split(",", -1)))
                // The vendor stands first, and there is one.
                .map(cells -> cells.subList(1, cells.size()))
                .collect(Collectors.toMap(cells -> YearMonth.parse(cells.get(0)), cells -> cells));
        var shown = differencesByMonth();
        for (var month : recount.months()) {
            var line = table.get(month);
            if (line == null) {
                differences.add(month + " is not in the table");
                continue;
            }
            same(month + " expected", recount.expected(month), number(line.get(1)));
            var name = month.format(DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH));
            for (var invoice : recount.invoices) {
                if (invoice.month.equals(month)) {
                    same(month + " billed", invoice.net, number(line.get(8)));
                    same(month + " tax", invoice.tax, number(line.get(9)));
                    same(month + " total", invoice.total(), number(line.get(10)));
                    same(month + " credits", invoice.credits, number(line.get(11)));
                    same(month + " to pay", invoice.toPay(), number(line.get(12)));
                    same(month + " difference", invoice.net.subtract(recount.expected(month)), shown.get(name));
                }
            }
        }
    }

    /** A page shows a year of the contract. */
    private Map<String, BigDecimal> differencesByMonth() {
        var shown = new HashMap<String, BigDecimal>();
        for (var next = owner.path(); next != null; ) {
            owner.at(next);
            for (var row : owner.page().select("section[aria-labelledby=months] tbody tr")) {
                shown.put(
                        row.select("th").first().ownText(),
                        amounts(row.select("td").last().text()).get(0));
            }
            var earlier = owner.page().select("a:contains(arlier)").first();
            next = earlier == null ? null : earlier.absUrl("href");
        }
        return shown;
    }

    private void same(String what, BigDecimal counted, BigDecimal printed) {
        compared++;
        if (printed == null || counted.compareTo(printed) != 0) {
            differences.add(what + ": counted " + counted + ", printed " + printed);
        }
    }

    private static List<BigDecimal> amounts(String text) {
        return AMOUNT.matcher(text)
                .results()
                .map(found -> new BigDecimal(found.group(2).replace(",", ""))
                        .multiply(found.group(1).isEmpty() ? BigDecimal.ONE : BigDecimal.ONE.negate()))
                .toList();
    }
}
