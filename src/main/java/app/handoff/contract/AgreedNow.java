package app.handoff.contract;

import app.handoff.kernel.Sentence;
import app.handoff.text.Format;
import java.util.ArrayList;
import java.util.List;

/** What is agreed, line by line, to stand beside what is proposed. */
record AgreedNow(List<Line> levels, List<Line> prices, List<Line> terms) {

    record Line(String what, String value) {}

    static AgreedNow of(Consolidated standing, Format format) {
        var basis = standing.basis();
        var terms = standing.terms();
        var locale = basis.notation();
        var facts = new ArrayList<Line>();
        add(facts, format, "start", format.day(terms.start()));
        add(facts, format, "end", format.day(terms.end()));
        add(facts, format, "noticeDays", ContractPhrases.count(terms.noticeDays(), "day", "days"));
        add(facts, format, "renewal", format.message("enum.Renewal." + terms.renewal()));
        add(facts, format, "paymentDays", ContractPhrases.count(terms.paymentDays(), "day", "days"));
        add(
                facts,
                format,
                "reporting",
                ContractPhrases.weekday(terms.reportDay()) + ", "
                        + ContractPhrases.time(terms.reportTime(), terms.reportZone()));
        add(facts, format, "reportedBy", format.word(terms.reportedBy()));
        add(facts, format, "creditPercent", locale.number(terms.creditPercent()) + " %");
        add(facts, format, "capPercent", locale.number(terms.capPercent()) + " %");
        add(
                facts,
                format,
                "breaches",
                format.text(Sentence.of("contract.amendment.breaches", terms.breaches(), terms.windows())));
        return new AgreedNow(
                basis.work().levels().stream()
                        .map(level -> new Line(level.name(), basis.said(level, terms.agreedFor(level))))
                        .toList(),
                basis.offer().prices().stream()
                        .map(price -> new Line(
                                price.label(),
                                format.message(
                                        "contract.amendment.price",
                                        locale.money(price.unitPrice()),
                                        locale.number(price.quantityPerYear()),
                                        locale.money(price.perYear()))))
                        .toList(),
                List.copyOf(facts));
    }

    private static void add(List<Line> facts, Format format, String key, String value) {
        facts.add(new Line(format.message("contract.terms." + key), value));
    }
}
