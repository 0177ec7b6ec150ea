package app.handoff.contract;

import app.handoff.contract.ContractDocument.Part;
import app.handoff.contract.ContractDocument.Schedule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A version of a contract as it is put on paper, read from exactly the text that its fingerprint is of: what a file shows is what
 * was read and signed, whatever the tables say by now.
 *
 * @param client with its address
 * @param vendor likewise
 * @param edition 0 for a draft that was never sent
 */
record ContractText(
        String title,
        int edition,
        String client,
        String vendorCalled,
        String vendor,
        List<Article> articles,
        List<Schedule> schedules) {

    private static final Pattern HEAD =
            Pattern.compile("CONTRACT: (.*)\nVersion (\\d+)\nClient: (.*?)\n([^\n:]+): (.*)", Pattern.DOTALL);
    private static final Pattern BLANK_LINE = Pattern.compile("\n\\s*\n");
    private static final Pattern BETWEEN_CELLS = Pattern.compile(" \\| ");
    private static final String PLAIN = "\nIn plain words: ";

    /** A clause with its numbered paragraphs. */
    public record Article(int number, String title, List<Paragraph> law, List<String> plain) {}

    /** A paragraph as it is cited: 4.2. */
    public record Paragraph(String number, String text) {}

    /** The paragraphs of a clause with their numbers. */
    static List<Paragraph> numbered(int clause, List<String> paragraphs) {
        var numbered = new ArrayList<Paragraph>();
        for (var paragraph : paragraphs) {
            numbered.add(new Paragraph(clause + "." + (numbered.size() + 1), paragraph));
        }
        return List.copyOf(numbered);
    }

    /** A clause as it stands in the text of a version. */
    record Words(int number, String title, String law, String plain) {

        private String text() {
            return "\n\n" + number + ". " + title + "\n" + law + PLAIN + plain;
        }
    }

    /**
     * @param text as {@link ContractDocument#text()} wrote it
     * @param words its clauses; null where they were not kept, and are told from the text as well as that can be done
     */
    static ContractText read(String text, @Nullable List<Words> words) {
        var clauses = words == null || words.isEmpty()
                ? ""
                : words.stream().map(Words::text).collect(Collectors.joining());
        int at = clauses.isEmpty() ? -1 : text.indexOf(clauses);
        if (words == null || at < 0) {
            return read(text);
        }
        int after = at + clauses.length();
        return read(
                text.substring(0, at),
                words.stream()
                        .map(one -> new Article(
                                one.number(),
                                one.title(),
                                numbered(one.number(), paragraphs(one.law())),
                                paragraphs(one.plain())))
                        .toList(),
                schedules(text, after));
    }

    /** @param text as {@link ContractDocument#text()} wrote it, without anything that looks like another clause in its clauses */
    static ContractText read(String text) {
        int first = text.indexOf("\n\n1. ");
        var schedules = schedules(text, first);
        int end = text.length();
        for (int number = 3; number > 0; number--) {
            int at = text.lastIndexOf("\n\nSchedule " + number + ". ", end);
            if (at >= first) {
                end = at;
            }
        }
        return read(text.substring(0, first), articles(text.substring(first, end)), schedules);
    }

    private static ContractText read(String before, List<Article> articles, List<Schedule> schedules) {
        var head = HEAD.matcher(before);
        if (!head.matches()) {
            throw new IllegalArgumentException("Not the text of a contract");
        }
        return new ContractText(
                head.group(1),
                Integer.parseInt(head.group(2)),
                head.group(3),
                head.group(4),
                head.group(5),
                articles,
                schedules);
    }

    private static List<Schedule> schedules(String text, int first) {
        var schedules = new ArrayList<Schedule>();
        int end = text.length();
        for (int number = 3; number > 0; number--) {
            int at = text.lastIndexOf("\n\nSchedule " + number + ". ", end);
            if (at >= first) {
                schedules.add(0, schedule(number, text.substring(at, end).strip()));
                end = at;
            }
        }
        return List.copyOf(schedules);
    }

    /** A clause ends where its plain words are followed by the next number: what stands before them may begin with any number. */
    private static List<Article> articles(String text) {
        var articles = new ArrayList<Article>();
        int at = 0;
        while (at < text.length()) {
            int number = articles.size() + 1;
            int plain = text.indexOf(PLAIN, at);
            var head = ("\n\n" + number + ". ").length();
            int titleEnd = text.indexOf('\n', at + head);
            if (plain < 0 || titleEnd < 0 || plain < titleEnd) {
                return withRest(articles, text.substring(at));
            }
            int next = text.indexOf("\n\n" + (number + 1) + ". ", plain);
            int end = next < 0 ? text.length() : next;
            articles.add(new Article(
                    number,
                    text.substring(at + head, titleEnd),
                    numbered(number, paragraphs(text.substring(titleEnd + 1, plain))),
                    paragraphs(text.substring(plain + PLAIN.length(), end))));
            at = end;
        }
        return List.copyOf(articles);
    }

    /** What is no clause of its own goes with the one before it. */
    private static List<Article> withRest(List<Article> articles, String rest) {
        var last = articles.get(articles.size() - 1);
        var plain = new ArrayList<>(last.plain());
        plain.addAll(paragraphs(rest));
        articles.set(articles.size() - 1, new Article(last.number(), last.title(), last.law(), List.copyOf(plain)));
        return List.copyOf(articles);
    }

    private static List<String> paragraphs(String text) {
        return List.of(BLANK_LINE.split(text.strip()));
    }

    private static Schedule schedule(int number, String text) {
        var lines = text.split("\n");
        var parts = new ArrayList<Part>();
        int at = 1;
        while (at < lines.length) {
            var heading = lines[at++];
            var columns = at < lines.length && !lines[at].startsWith("- ") ? cells(lines[at++]) : List.<String>of();
            var rows = new ArrayList<List<String>>();
            while (at < lines.length && lines[at].startsWith("- ")) {
                rows.add(row(lines[at++].substring(2), columns.size()));
            }
            parts.add(new Part(heading, columns, List.copyOf(rows)));
        }
        return new Schedule(number, lines[0].substring(("Schedule " + number + ". ").length()), List.copyOf(parts));
    }

    /** A row whose own words have a bar between them fits no columns any more; then it stays one line. */
    private static List<String> row(String line, int columns) {
        var cells = columns == 0 ? List.of(line) : cells(line);
        return columns == 0 || cells.size() == columns ? cells : List.of(line);
    }

    private static List<String> cells(String line) {
        return Arrays.asList(BETWEEN_CELLS.split(line, -1));
    }
}
