package app.handoff.delivery;

import app.handoff.delivery.MeetingAction.Side;
import app.handoff.kernel.Deadline;
import app.handoff.kernel.Sentence;
import app.handoff.text.Format;
import app.handoff.text.Option;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Questions, faults and changes as one side reads them: by its own clocks, with whose turn it is. */
final class IssueView {

    private IssueView() {}

    /**
     * Who looks, and where the pages stand.
     *
     * @param layout the frame of the pages
     * @param address of the list
     * @param back the page it belongs to
     * @param crumb its name
     */
    record Reader(Side side, ZoneId zone, String layout, String address, String back, Sentence crumb) {

        boolean isTurn(Issue issue) {
            return issue.turn() == side;
        }
    }

    /** @param urgent whether the work stands still because of it */
    record Line(
            String href,
            Issue.Kind kind,
            String title,
            boolean urgent,
            Deadline raisedAt,
            String raisedBy,
            Sentence state,
            String light) {

        static Line of(Issue issue, Reader reader) {
            return new Line(
                    reader.address() + "/" + issue.id(),
                    issue.kind(),
                    issue.title(),
                    issue.stopsWork(),
                    new Deadline(issue.raisedAt(), reader.zone()),
                    issue.raisedByName(),
                    IssueView.state(issue, reader),
                    IssueView.light(issue, reader));
        }
    }

    static List<Line> lines(List<Issue> issues, Reader reader) {
        return issues.stream().map(issue -> Line.of(issue, reader)).toList();
    }

    /** Whose turn it is, where it is the reader's own; else how it stands. */
    private static Sentence state(Issue issue, Reader reader) {
        return reader.isTurn(issue)
                ? Sentence.of("delivery.issue.yourTurn." + (issue.status().isTheirTurn() ? "answer" : issue.status()))
                : Sentence.of("enum.Issue.Status." + issue.status());
    }

    private static String light(Issue issue, Reader reader) {
        return reader.isTurn(issue)
                ? (issue.stopsWork() ? "bad" : "wait")
                : issue.status().light();
    }

    record Chip(Sentence word, String href, boolean current) {}

    /**
     * A page of the list.
     *
     * @param figures how many there were and how fast they were answered
     * @param raising whether something can be raised
     */
    record Overview(
            Reader reader,
            String title,
            String vendorName,
            List<Line> lines,
            List<Chip> shown,
            List<Chip> kinds,
            List<Sentence> figures,
            boolean raising,
            @Nullable String first,
            @Nullable String next) {

        static Overview of(
                Delivery delivery,
                Reader reader,
                List<Issue> page,
                Issues.Shown shown,
                Issue.@Nullable Kind kind,
                boolean later,
                int size,
                List<IssueSum> sums) {
            boolean more = page.size() > size;
            var found = more ? page.subList(0, size) : page;
            return new Overview(
                    reader,
                    delivery.title(),
                    delivery.vendorName(),
                    IssueView.lines(found, reader),
                    List.of(Issues.Shown.values()).stream()
                            .map(one -> new Chip(
                                    Sentence.of("enum.Issues.Shown." + one), href(reader, one, kind), one == shown))
                            .toList(),
                    kinds(reader, shown, kind),
                    IssueView.figures(sums, reader.side(), delivery.vendorName()),
                    !delivery.hasEnded(),
                    later ? href(reader, shown, kind) : null,
                    more
                            ? href(reader, shown, kind) + "&after="
                                    + found.get(size - 1).id()
                            : null);
        }

        private static List<Chip> kinds(Reader reader, Issues.Shown shown, Issue.@Nullable Kind kind) {
            var chips = new ArrayList<Chip>();
            chips.add(new Chip(Sentence.of("delivery.issues.allKinds"), href(reader, shown, null), kind == null));
            for (var one : Issue.Kind.values()) {
                chips.add(new Chip(Sentence.of("delivery.issues.kind." + one), href(reader, shown, one), one == kind));
            }
            return chips;
        }

        private static String href(Reader reader, Issues.Shown shown, Issue.@Nullable Kind kind) {
            return reader.address() + "?show=" + name(shown) + (kind == null ? "" : "&kind=" + name(kind));
        }
    }

    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** One sentence for each side that raised something: how many, and how fast the other one was. */
    static List<Sentence> figures(List<IssueSum> sums, Side reader, String vendorName) {
        var said = new ArrayList<Sentence>();
        for (var side : Side.values()) {
            var raised = sums.stream().filter(sum -> sum.raisedBy() == side).toList();
            if (raised.isEmpty()) {
                continue;
            }
            long all = raised.stream().mapToLong(IssueSum::raised).sum();
            long open = raised.stream().mapToLong(IssueSum::open).sum();
            long answered = raised.stream().mapToLong(IssueSum::answered).sum();
            long settled = raised.stream().mapToLong(IssueSum::settled).sum();
            var whose = reader == Side.VENDOR ? "link." + side : side.name();
            said.add(Sentence.of("delivery.issues.figures." + whose, all, open, vendorName));
            if (answered > 0) {
                said.add(Sentence.of(
                        "delivery.issues.figures.answered",
                        answered,
                        mean(raised.stream().mapToLong(IssueView::answerMinutes).sum(), answered)));
            }
            if (settled > 0) {
                said.add(Sentence.of(
                        "delivery.issues.figures.settled",
                        settled,
                        mean(
                                raised.stream()
                                        .mapToLong(IssueView::settledMinutes)
                                        .sum(),
                                settled)));
            }
        }
        return said;
    }

    private static long answerMinutes(IssueSum sum) {
        return sum.answerMinutes() == null ? 0 : sum.answerMinutes();
    }

    private static long settledMinutes(IssueSum sum) {
        return sum.settledMinutes() == null ? 0 : sum.settledMinutes();
    }

    private static BigDecimal mean(long minutes, long count) {
        return hours(BigDecimal.valueOf(minutes).divide(BigDecimal.valueOf(count), 4, RoundingMode.HALF_UP));
    }

    private static BigDecimal hours(BigDecimal minutes) {
        return minutes.divide(BigDecimal.valueOf(60), 1, RoundingMode.HALF_UP);
    }

    /** What one side wrote. */
    record Said(String who, boolean own, Issue.Step step, Deadline at, String text, List<SentFile> files) {

        public boolean hasWords() {
            return !text.isEmpty();
        }
    }

    /**
     * One of them.
     *
     * @param said what both sides wrote, the first word in front
     * @param turn who has to act; null once it is closed
     * @param pace how long the side that answers took, in its working hours
     * @param amending where a change of the contract begins; null where that is not for the reader, or nothing asks for it
     * @param steps what the reader can do; empty for nothing
     */
    record Page(
            Reader reader,
            String id,
            int version,
            String title,
            String work,
            Issue.Kind kind,
            boolean urgent,
            Sentence state,
            String light,
            List<Said> said,
            @Nullable Sentence turn,
            List<Sentence> pace,
            @Nullable String amending,
            List<Issue.Step> steps) {

        public String address() {
            return reader.address() + "/" + id;
        }

        static Page of(
                Delivery delivery, Issue issue, List<IssueEntry> entries, Reader reader, @Nullable String amending) {
            return new Page(
                    reader,
                    issue.id().toString(),
                    issue.version(),
                    issue.title(),
                    delivery.title(),
                    issue.kind(),
                    issue.stopsWork(),
                    Sentence.of("enum.Issue.Status." + issue.status()),
                    issue.status().light(),
                    entries.stream()
                            .map(entry -> new Said(
                                    entry.authorName(),
                                    entry.side() == reader.side(),
                                    entry.step(),
                                    new Deadline(entry.writtenAt(), reader.zone()),
                                    entry.text(),
                                    entry.files()))
                            .toList(),
                    turn(delivery, issue, reader),
                    pace(issue),
                    amending,
                    List.copyOf(issue.steps(reader.side())));
        }

        private static @Nullable Sentence turn(Delivery delivery, Issue issue, Reader reader) {
            var since = new Deadline(issue.turnSince(), reader.zone());
            if (issue.turn() == null) {
                return null;
            }
            return reader.isTurn(issue)
                    ? Sentence.of("delivery.issue.turn.yours", since)
                    : reader.side() == Side.OURS
                            ? Sentence.of("delivery.issue.turn.vendor", delivery.vendorName(), since)
                            : Sentence.of("delivery.issue.turn.client", since);
        }

        private static List<Sentence> pace(Issue issue) {
            var pace = new ArrayList<Sentence>();
            var answer = issue.answerMinutes();
            if (answer != null) {
                pace.add(Sentence.of("delivery.issue.pace.answer", hours(BigDecimal.valueOf(answer))));
            }
            var settled = issue.settledMinutes();
            if (settled != null) {
                pace.add(Sentence.of("delivery.issue.pace.settled", hours(BigDecimal.valueOf(settled))));
            }
            if (issue.reopened() > 0) {
                pace.add(Sentence.of("delivery.issue.pace.reopened", issue.reopened()));
            }
            return pace;
        }

        public boolean hasSteps() {
            return !steps.isEmpty();
        }
    }

    static List<Option> kinds(Format format) {
        return List.of(Issue.Kind.values()).stream()
                .map(kind -> new Option(
                        kind.name(),
                        format.message("enum.Issue.Kind." + kind),
                        format.message("delivery.issue.kind." + kind + ".hint")))
                .toList();
    }

    /** What the reader can do, with what follows from it. */
    static List<Option> steps(Page page, Format format) {
        return page.steps().stream()
                .map(step -> new Option(
                        step.name(),
                        format.message("delivery.issue.step." + step),
                        format.message("delivery.issue.step." + step + ".hint")))
                .toList();
    }
}
