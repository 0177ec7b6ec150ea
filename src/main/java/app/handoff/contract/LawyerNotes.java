package app.handoff.contract;

import app.handoff.kernel.Sentence;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What lawyers say about a contract, as the business sees it beside the clauses; nothing of it reaches the vendor. */
record LawyerNotes(List<Reader> readers) {

    static final LawyerNotes NONE = new LawyerNotes(List.of());

    /**
     * One lawyer.
     *
     * @param at the address of the reading
     * @param light kind of the light beside what was said
     * @param word what was said in a word
     * @param said which text was read and when; or that nothing was said yet
     * @param linkOpen whether the link still works
     */
    record Reader(
            String at, String lawyer, String light, Sentence word, Sentence said, boolean linkOpen, List<Note> notes) {}

    /**
     * One comment.
     *
     * @param at its address
     * @param about the clause as it is called; null for the whole contract
     */
    record Note(
            String at,
            String lawyer,
            @Nullable UUID clause,
            @Nullable String about,
            LawyerComment comment) {

        public boolean isOpen() {
            return comment.isOpen();
        }
    }

    static LawyerNotes of(List<LawyerReading> readings, Contract contract, Instant now) {
        return new LawyerNotes(
                readings.stream().map(reading -> reader(reading, contract, now)).toList());
    }

    static Reader reader(LawyerReading reading, Contract contract, Instant now) {
        var at = "/engagements/" + reading.engagement() + "/contract/lawyers/" + reading.id();
        boolean outdated = reading.isOutdated(contract);
        return new Reader(
                at,
                reading.lawyer(),
                reading.verdict().isEmpty()
                        ? "idle"
                        : reading.verdict().get() == LawyerReading.Verdict.NO_OBJECTIONS && !outdated ? "good" : "wait",
                Sentence.of("contract.lawyers.word."
                        + reading.verdict().map(Enum::name).orElse("NONE")),
                reading.verdict()
                        .map(verdict -> Sentence.of(
                                outdated ? "contract.lawyers.said.before" : "contract.lawyers.said.now",
                                reading.verdictAt()))
                        .orElseGet(() -> reading.isOpen(now)
                                ? Sentence.of("contract.lawyers.said.nothing", reading.until())
                                : Sentence.of("contract.lawyers.said.stopped")),
                reading.isOpen(now),
                reading.comments().stream()
                        .map(comment -> new Note(
                                at + "/comments/" + comment.id(),
                                reading.lawyer(),
                                comment.clause(),
                                about(contract, comment),
                                comment))
                        .toList());
    }

    private static @Nullable String about(Contract contract, LawyerComment comment) {
        if (comment.clause() == null) {
            return null;
        }
        var clause = contract.wording().clause(new ClauseId(comment.clause()));
        return contract.wording().numberOf(clause.id()) + ". " + clause.title();
    }

    /** What nobody has handled yet about one clause, the notes of each lawyer together. */
    public List<List<Note>> openAbout(String clause) {
        return byLawyer(
                note -> note.clause() != null && note.clause().toString().equals(clause));
    }

    /** What nobody has handled yet about the whole contract, the notes of each lawyer together. */
    public List<List<Note>> openInGeneral() {
        return byLawyer(note -> Objects.isNull(note.clause()));
    }

    private List<List<Note>> byLawyer(Predicate<Note> about) {
        return readers.stream()
                .map(reader -> reader.notes().stream()
                        .filter(Note::isOpen)
                        .filter(about)
                        .toList())
                .filter(notes -> !notes.isEmpty())
                .toList();
    }

    /** What nobody has handled yet. */
    public List<Note> open() {
        return readers.stream()
                .flatMap(reader -> reader.notes().stream())
                .filter(Note::isOpen)
                .toList();
    }
}
