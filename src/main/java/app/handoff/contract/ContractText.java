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
 * @param change what an amendment says before its clauses; null for a contract
 */
record ContractText(
        String title,
        int edition,
        String client,
        String vendorCalled,
        String vendor,
        List<Article> articles,
        List<Schedule> schedules,
        @Nullable Change change) {

    private static final Pattern HEAD =
            Pattern.compile("CONTRACT: (.*)\nVersion (\\d+)\nClient: (.*?)\n([^\n:]+): (.*)", Pattern.DOTALL);
    private static final Pattern AMENDMENT_HEAD = Pattern.compile(
            "AMENDMENT (\\d+): (.*)\nTo the contract in version (\\d+), fingerprint (\\w+)\nVersion (\\d+)\n"
                    + "Client: (.*?)\n([^\n:]+): (.*?)\nIn force from: ([^\n]*)\nReason: (.*)",
            Pattern.DOTALL);
    private static final String CHANGES = "\n\nWhat changes\n- ";
    private static final String FROM_THEN_ON =
            "\n\nFrom that day on the clauses below take the place of those with the same number";
    private static final Pattern NEXT_CLAUSE = Pattern.compile("\n\n(\\d{1,2})\\. ");
    private static final Pattern BLANK_LINE = Pattern.compile("\n\\s*\n");
    private static final Pattern BETWEEN_CELLS = Pattern.compile(" \\| ");
    private static final String PLAIN = "\nIn plain words: ";

    /**
     * What an amendment says before its clauses.
     *
     * @param number which amendment of its contract it is
     * @param edition the version of the contract that it changes, and its fingerprint
     * @param from the first day on which it counts, in words
     * @param changes each thing that changes, before and after
     * @param rule what the clauses and schedules that follow do
     */
    public record Change(
            int number,
            int edition,
            String fingerprint,
            String from,
            String reason,
            List<String> changes,
            String rule) {}

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

        private Article article() {
            return new Article(number, title, numbered(number, paragraphs(law)), paragraphs(plain));
        }
    }

    /**
     * @param text as {@link ContractDocument#text()} wrote it
     * @param words its clauses; null where they were not kept, and are told from the text as well as that can be done
     */
    static ContractText read(String text, @Nullable List<Words> words) {
        if (words == null || words.isEmpty()) {
            return read(text);
        }
        var clauses = words.stream().map(Words::text).collect(Collectors.joining());
        int at = text.indexOf(clauses);
        if (at < 0) {
            return read(text);
        }
        var schedules = new ArrayList<Schedule>();
        schedules(text, at + clauses.length(), schedules);
        return read(text.substring(0, at), words.stream().map(Words::article).toList(), schedules);
    }

    /** @param text as {@link ContractDocument#text()} wrote it, without anything that looks like another clause in its clauses */
    static ContractText read(String text) {
        boolean amendment = isAmendment(text);
        int first = amendment ? afterTheRule(text) : text.indexOf("\n\n1. ");
        var schedules = new ArrayList<Schedule>();
        var clauses = text.substring(first, schedules(text, first, schedules));
        return read(text.substring(0, first), amendment ? changed(clauses) : articles(clauses), schedules);
    }

    private static boolean isAmendment(String text) {
        return text.startsWith("AMENDMENT ");
    }

    private static int afterTheRule(String text) {
        int first = text.indexOf("\n\n", text.indexOf(FROM_THEN_ON) + 2);
        return first < 0 ? text.length() : first;
    }

    /** @param before what stands before the first clause */
    private static ContractText read(String before, List<Article> articles, List<Schedule> schedules) {
        return isAmendment(before)
                ? amendment(before, articles, List.copyOf(schedules))
                : contract(before, articles, List.copyOf(schedules));
    }

    private static ContractText contract(String before, List<Article> articles, List<Schedule> schedules) {
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
                schedules,
                null);
    }

    /** An amendment has those clauses and schedules that change, each with the number that it has in the contract. */
    private static ContractText amendment(String before, List<Article> articles, List<Schedule> schedules) {
        // A reason may hold the same words; those of the rule are the last before the clauses.
        int rule = before.lastIndexOf(FROM_THEN_ON);
        var told = before.substring(0, rule);
        int what = told.lastIndexOf(CHANGES);
        var head = AMENDMENT_HEAD.matcher(what < 0 ? told : told.substring(0, what));
        if (!head.matches()) {
            throw new IllegalArgumentException("Not the text of an amendment");
        }
        return new ContractText(
                head.group(2),
                Integer.parseInt(head.group(5)),
                head.group(6),
                head.group(7),
                head.group(8),
                articles,
                schedules,
                new Change(
                        Integer.parseInt(head.group(1)),
                        Integer.parseInt(head.group(3)),
                        head.group(4),
                        head.group(9),
                        head.group(10),
                        what < 0
                                ? List.of()
                                : List.of(
                                        told.substring(what + CHANGES.length()).split("\n- ")),
                        before.substring(rule).strip()));
    }

    /** Where the schedules begin, which stand at the end. */
    private static int schedules(String text, int first, List<Schedule> schedules) {
        int end = text.length();
        for (int number = 3; number > 0; number--) {
            int at = text.lastIndexOf("\n\nSchedule " + number + ". ", end);
            if (at >= first) {
                schedules.add(0, schedule(number, text.substring(at, end).strip()));
                end = at;
            }
        }
        return end;
    }

    /** A clause ends where its plain words are followed by the next one, which has a higher number. */
    private static List<Article> changed(String text) {
        var articles = new ArrayList<Article>();
        var clause = NEXT_CLAUSE.matcher(text);
        int at = clause.find() ? clause.start() : text.length();
        while (at < text.length()) {
            int number = Integer.parseInt(clause.group(1));
            int plain = text.indexOf(PLAIN, at);
            int end = text.length();
            boolean more = clause.find(plain);
            while (more && (Integer.parseInt(clause.group(1)) <= number || text.indexOf(PLAIN, clause.start()) < 0)) {
                more = clause.find(clause.end());
            }
            if (more) {
                end = clause.start();
            }
            articles.add(article(number, text, at, plain, end));
            at = end;
        }
        return List.copyOf(articles);
    }

    private static Article article(int number, String text, int at, int plain, int end) {
        int head = ("\n\n" + number + ". ").length();
        int titleEnd = text.indexOf('\n', at + head);
        return new Article(
                number,
                text.substring(at + head, titleEnd),
                numbered(number, paragraphs(text.substring(titleEnd + 1, plain))),
                paragraphs(text.substring(plain + PLAIN.length(), end)));
    }

    /** A clause ends where its plain words are followed by the next number: what stands before them may begin with any number. */
    private static List<Article> articles(String text) {
        var articles = new ArrayList<Article>();
        int at = 0;
        while (at < text.length()) {
            int number = articles.size() + 1;
            int titleEnd = text.indexOf('\n', at + ("\n\n" + number + ". ").length());
            int plain = text.indexOf(PLAIN, titleEnd + 1);
            if (plain < 0 || titleEnd < 0) {
                return withRest(articles, text.substring(at));
            }
            int next = text.indexOf("\n\n" + (number + 1) + ". ", plain);
            int end = next < 0 ? text.length() : next;
            articles.add(article(number, text, at, plain, end));
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
