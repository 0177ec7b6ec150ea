package app.handoff.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The whole contract as it is read, printed and signed: numbered clauses and schedules. {@link #text()} writes it out as
 * plain text, always the same way; the fingerprint is taken of that text.
 *
 * @param change what an amendment says before its clauses; null for a contract
 */
record ContractDocument(
        String title,
        String client,
        String vendor,
        String vendorCalled,
        int edition,
        List<Article> articles,
        List<Schedule> schedules,
        @Nullable Change change) {

    /**
     * What an amendment says before its clauses.
     *
     * @param number which amendment of its contract it is
     * @param edition the version of the contract that it changes, and its fingerprint
     * @param from the first day on which it counts, in words
     * @param adds whether there is a clause among its own that the contract does not have
     */
    public record Change(
            int number,
            int edition,
            String fingerprint,
            String from,
            String reason,
            List<AgreedChange> changes,
            boolean adds) {

        void text(String title, List<String> lines) {
            lines.add("AMENDMENT " + number + ": " + title);
            lines.add("To the contract in version " + edition + ", fingerprint " + fingerprint);
        }

        void body(List<String> lines) {
            lines.add("In force from: " + from);
            lines.add("Reason: " + reason);
            if (!changes.isEmpty()) {
                lines.add("");
                lines.add("What changes");
                changes.forEach(one -> lines.add("- " + one.what() + ": " + one.before() + " -> " + one.after()));
            }
            lines.add("");
            lines.add(
                    "From that day on the clauses below take the place of those with the same number, and a schedule below"
                            + " that of the schedule with the same number. Where the contract says otherwise, this amendment"
                            + " counts. Everything else in the contract stays as it is."
                            + (adds
                                    ? " A clause below with a number that the contract does not have is added to it."
                                    : ""));
        }
    }

    /** A numbered clause. */
    public record Article(int number, Clause clause) {

        /** The paragraphs that bind, numbered as they are cited. */
        public List<ContractText.Paragraph> numbered() {
            return ContractText.numbered(number, clause.lawParagraphs());
        }
    }

    public record Schedule(int number, String title, List<Part> parts) {
        String text() {
            return "Schedule " + number + ". " + title + "\n"
                    + parts.stream().map(Part::text).collect(Collectors.joining("\n"));
        }
    }

    /** A heading with a table under it; a list is a table of one column without a head. */
    public record Part(String heading, List<String> columns, List<List<String>> rows) {
        String text() {
            var lines = new ArrayList<String>();
            lines.add(heading);
            if (!columns.isEmpty()) {
                lines.add(String.join(" | ", columns));
            }
            rows.forEach(row -> lines.add("- " + String.join(" | ", row)));
            return String.join("\n", lines);
        }
    }

    static List<Schedule> schedules(ContractBasis contractBasis, Terms terms) {
        return List.of(
                work(contractBasis.work(), contractBasis.vendorCalled()),
                levels(contractBasis, terms),
                prices(contractBasis, terms.rateModel() == RateModel.ONCE, contractBasis.notation()));
    }

    private static Schedule work(ContractBasis.Work work, String vendorCalled) {
        var parts = new ArrayList<Part>();
        list(parts, "Included", work.included());
        list(parts, "Not included", work.excluded());
        table(
                parts,
                "The Client provides",
                List.of("What", "Details"),
                work.inputs().stream()
                        .map(input -> List.of(input.what(), input.details()))
                        .toList());
        table(
                parts,
                "The " + vendorCalled + " delivers",
                List.of("What", "Quantity", "Quality", "Due", "Accepted when"),
                work.outputs().stream()
                        .map(output -> List.of(
                                output.name(),
                                output.quantity(),
                                output.quality(),
                                output.due() == null ? "" : output.due(),
                                output.acceptance()))
                        .toList());
        table(
                parts,
                "Further requirements",
                List.of("What", "Requirement"),
                work.further().stream()
                        .map(detail -> List.of(detail.label(), detail.value()))
                        .toList());
        return new Schedule(1, "The work: scope of work, version " + work.version(), parts);
    }

    private static Schedule levels(ContractBasis contractBasis, Terms terms) {
        var contractLocale = contractBasis.notation();
        var parts = new ArrayList<Part>();
        table(
                parts,
                "What is measured",
                List.of("Service level", "Agreed", "Asked for", "Least accepted", "Computed as", "Measured"),
                contractBasis.work().levels().stream()
                        .map(level -> List.of(
                                level.name(),
                                ClauseVariables.bound(level, terms.agreedFor(level), contractLocale) + " per "
                                        + level.words().window(),
                                ClauseVariables.bound(level, level.asked().target(), contractLocale),
                                least(level, contractLocale),
                                level.words().formula(),
                                level.words().measuring()))
                        .toList());
        return new Schedule(2, "Service levels", parts);
    }

    private static String least(ContractBasis.Level level, ContractLocale contractLocale) {
        var asked = level.asked();
        var unit = level.words().unit();
        if (asked.maximum() == null) {
            return contractLocale.value(asked.least(), unit);
        }
        return (asked.minimum() == null ? "up" : contractLocale.number(asked.minimum()))
                + " to "
                + contractLocale.value(asked.maximum(), unit);
    }

    private static Schedule prices(ContractBasis contractBasis, boolean once, ContractLocale contractLocale) {
        var offer = contractBasis.offer();
        var parts = new ArrayList<Part>();
        table(
                parts,
                "Prices of the bid",
                List.of("What", "Unit", "Quantity a year", "Price per unit", "A year"),
                offer.prices().stream()
                        .map(price -> List.of(
                                price.label(),
                                price.unit(),
                                contractLocale.number(price.quantityPerYear()) + (price.once() ? " in all" : ""),
                                contractLocale.money(price.unitPrice()),
                                contractLocale.money(price.perYear()) + (price.once() ? ", once" : "")))
                        .toList());
        list(
                parts,
                "In all",
                List.of(
                        "Taking over the work, once: " + contractLocale.money(offer.takingOver()),
                        (once
                                        ? "Total: "
                                        : "Total for " + ContractPhrases.count(offer.termMonths(), "month", "months")
                                                + ": ")
                                + contractLocale.money(offer.total())));
        return new Schedule(3, "Prices", parts);
    }

    private static void list(List<Part> parts, String heading, List<String> lines) {
        table(parts, heading, List.of(), lines.stream().map(List::of).toList());
    }

    private static void table(List<Part> parts, String heading, List<String> columns, List<List<String>> rows) {
        if (!rows.isEmpty()) {
            var cleaned = rows.stream()
                    .map(row -> row.stream()
                            .map(cell -> cell.strip().replaceAll("\\s+", " "))
                            .toList())
                    .toList();
            parts.add(new Part(heading, columns, cleaned));
        }
    }

    /** Its clauses, each part by its name. */
    List<ContractText.Words> words() {
        return articles.stream()
                .map(article -> new ContractText.Words(
                        article.number(),
                        article.clause().title(),
                        article.clause().law(),
                        article.clause().plain()))
                .toList();
    }

    /** The whole contract as plain text with line feeds. */
    public String text() {
        var lines = new ArrayList<String>();
        if (change == null) {
            lines.add("CONTRACT: " + title);
        } else {
            change.text(title, lines);
        }
        lines.add("Version " + edition);
        lines.add("Client: " + client);
        lines.add(vendorCalled + ": " + vendor);
        if (change != null) {
            change.body(lines);
        }
        for (var article : articles) {
            lines.add("");
            lines.add(article.number() + ". " + article.clause().title());
            lines.add(article.clause().law());
            lines.add("In plain words: " + article.clause().plain());
        }
        for (var schedule : schedules) {
            lines.add("");
            lines.add(schedule.text());
        }
        return String.join("\n", lines) + "\n";
    }
}
