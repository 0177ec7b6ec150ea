package app.handoff.submission;

import app.handoff.kernel.LinkVisitor;
import app.handoff.kernel.Sentence;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a bid as a list: what is done, what goes on, what is wrong.
 *
 * @param all how many parts there are to be done: one that may be left out counts once something stands in it
 * @param optional how many may be left out, and are so far
 * @param timeLeft about how long the rest takes until the bid is sent
 */
record TasksView(
        List<Section> sections,
        long done,
        int all,
        int optional,
        boolean complete,
        @Nullable Row next,
        Sentence timeLeft) {

    record Section(String key, List<Row> rows) {}

    /** @param time about how long what is open takes; null where nothing is */
    record Row(
            BidPart part,
            State state,
            @Nullable Sentence note,
            String href,
            @Nullable Sentence time) {

        /** Whether the bid cannot be sent before something is done about it. */
        boolean isToDo() {
            return !state.isDone() && state != State.OPTIONAL;
        }
    }

    /** The parts that are still to be done before the bid can be sent. */
    public List<Row> open() {
        return sections.stream()
                .flatMap(section -> section.rows().stream())
                .filter(Row::isToDo)
                .toList();
    }

    enum State {
        COMPLETED,
        NOT_STARTED,
        IN_PROGRESS,
        PROBLEM,
        OPTIONAL,
        /** Complete, but something in it comes from an earlier bid and nobody looked at it yet. */
        TAKEN_OVER,
        /** Complete, but less is offered than is acceptable. */
        UNACCEPTABLE,
        /** Complete, but a requirement that must be met is not. */
        NOT_MET;

        boolean isDone() {
            return this == COMPLETED || this == TAKEN_OVER || this == UNACCEPTABLE || this == NOT_MET;
        }

        /** Whether nothing is left to do about it. */
        public boolean isSettled() {
            return this == COMPLETED || this == OPTIONAL;
        }

        public String badge() {
            return switch (this) {
                case PROBLEM -> "bad";
                case TAKEN_OVER, UNACCEPTABLE, NOT_MET -> "wait";
                case IN_PROGRESS -> "info";
                case COMPLETED, NOT_STARTED, OPTIONAL -> "";
            };
        }
    }

    static TasksView of(BidPreparation.Visit visit, LinkVisitor visitor) {
        var sections = List.of(
                section("prepare", visit, visitor, BidPart.DOCUMENT, BidPart.BIDDER),
                section("offer", visit, visitor, BidPart.OFFER, BidPart.ANSWERS, BidPart.TERMS),
                section("prove", visit, visitor, BidPart.REFERENCES, BidPart.FILES));
        var rows = sections.stream().flatMap(section -> section.rows().stream()).toList();
        var next = rows.stream().filter(Row::isToDo).findFirst().orElse(null);
        return new TasksView(
                sections,
                rows.stream().filter(row -> row.state().isDone()).count(),
                (int) rows.stream().filter(row -> row.state() != State.OPTIONAL).count(),
                (int) rows.stream().filter(row -> row.state() == State.OPTIONAL).count(),
                visit.check().isComplete(),
                next,
                BidEffort.of(visit.check()).inAll());
    }

    private static Section section(String key, BidPreparation.Visit visit, LinkVisitor visitor, BidPart... parts) {
        var effort = BidEffort.of(visit.check());
        return new Section(
                key,
                Arrays.stream(parts)
                        .filter(visit.check()::asks)
                        .map(part -> new Row(
                                part,
                                state(visit.check(), part),
                                note(visit, part),
                                VendorBidPages.address(visitor, part),
                                effort.of(part)))
                        .toList());
    }

    private static State state(BidCheck check, BidPart part) {
        var gaps = check.gaps(part);
        boolean touched = check.draft().savesOf(part) > 0;
        if (gaps.stream().anyMatch(gap -> !gap.missing())) {
            return State.PROBLEM;
        }
        if (!gaps.isEmpty()) {
            return touched ? State.IN_PROGRESS : State.NOT_STARTED;
        }
        if (part == BidPart.OFFER && !check.unacceptable().isEmpty()) {
            return State.UNACCEPTABLE;
        }
        if (part == BidPart.ANSWERS && !check.missedMusts().isEmpty()) {
            return State.NOT_MET;
        }
        if (check.draft().takenOver().containsKey(part)) {
            return State.TAKEN_OVER;
        }
        boolean leftEmpty = part == BidPart.FILES ? check.draft().files().isEmpty() : part == BidPart.TERMS && !touched;
        return leftEmpty ? State.OPTIONAL : State.COMPLETED;
    }

    private static @Nullable Sentence note(BidPreparation.Visit visit, BidPart part) {
        var check = visit.check();
        var wrong = check.gaps(part).stream().filter(gap -> !gap.missing()).findFirst();
        if (wrong.isPresent()) {
            return wrong.get().text();
        }
        var draft = check.draft();
        return switch (part) {
            case DOCUMENT ->
                Sentence.of(
                        "submission.task.document", String.valueOf(check.scope().version()));
            case BIDDER ->
                draft.bidder().person().isBlank()
                        ? null
                        : Sentence.of(
                                "submission.task.bidder",
                                draft.bidder().person(),
                                draft.bidder().firm());
            case OFFER -> {
                var unacceptable = check.unacceptable();
                yield unacceptable.isEmpty()
                        ? Sentence.of("submission.task.offer", check.pricesGiven(), check.pricesAsked())
                        : Sentence.of(
                                "submission.task.offer.unacceptable",
                                unacceptable.get(0).level().name(),
                                unacceptable.size());
            }
            case ANSWERS -> {
                var missed = check.missedMusts();
                yield missed.isEmpty()
                        ? Sentence.of("submission.task.answers", check.answersGiven(), check.answersAsked())
                        : Sentence.of(
                                "submission.task.answers.missed",
                                missed.get(0).asked().text(),
                                missed.size());
            }
            case TERMS -> Sentence.of("submission.task.terms");
            case REFERENCES ->
                Sentence.of(
                        "submission.task.references",
                        draft.references().stream()
                                .filter(reference -> !reference.blank())
                                .count(),
                        check.request().references().number());
            case FILES -> Sentence.of("submission.task.files", draft.files().size());
        };
    }
}
