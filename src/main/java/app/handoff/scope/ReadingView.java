package app.handoff.scope;

import app.handoff.kernel.Sentence;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Somebody who reads a scope, as the business sees it.
 *
 * @param at its address
 * @param light kind of the light beside what they said
 * @param word what they said in a word
 * @param said which version they read and when; or that they have not said anything yet
 * @param linkOpen whether their link still works
 */
record ReadingView(
        String at, String reader, String light, Sentence word, Sentence said, boolean linkOpen, List<Line> remarks) {

    /**
     * One remark.
     *
     * @param at its address
     */
    record Line(String at, UUID id, String reader, Section section, Remark remark) {}

    static ReadingView of(Reading reading, ScopeOfWork scope, Instant now) {
        var at = "/engagements/" + reading.engagement() + "/scope/readers/" + reading.id();
        return new ReadingView(
                at,
                reading.reader(),
                light(reading, scope),
                Sentence.of("scope.reading.word."
                        + reading.verdict().map(Enum::name).orElse("NONE")),
                said(reading, scope, now),
                reading.isOpen(now),
                reading.remarks().stream()
                        .map(remark -> new Line(
                                at + "/remarks/" + remark.id(),
                                remark.id(),
                                reading.reader(),
                                remark.section(),
                                remark))
                        .sorted((one, other) -> one.section().compareTo(other.section()))
                        .toList());
    }

    private static String light(Reading reading, ScopeOfWork scope) {
        if (reading.verdict().isEmpty()) {
            return "idle";
        }
        return reading.verdict().get() == Reading.Verdict.NOTHING_MISSING && !reading.isOutdated(scope)
                ? "good"
                : "wait";
    }

    private static Sentence said(Reading reading, ScopeOfWork scope, Instant now) {
        return reading.verdict()
                .map(verdict -> Sentence.of(
                        reading.isOutdated(scope) ? "scope.reading.said.before" : "scope.reading.said.now",
                        scope.number(),
                        reading.verdictAt()))
                .orElseGet(() -> reading.isOpen(now)
                        ? Sentence.of("scope.reading.said.nothing", reading.until())
                        : Sentence.of("scope.reading.said.stopped"));
    }

    /** What nobody has seen to yet. */
    public List<Line> open() {
        return remarks.stream().filter(line -> line.remark().isOpen()).toList();
    }

    /** Open remarks as doubts about the sections they are about. */
    static List<Doubt> doubts(List<ReadingView> readings) {
        return readings.stream()
                .flatMap(reading -> reading.open().stream())
                .map(line -> new Doubt(
                        line.section(),
                        Sentence.of(
                                "scope.reading.doubt",
                                line.reader(),
                                line.remark().text())))
                .toList();
    }
}
