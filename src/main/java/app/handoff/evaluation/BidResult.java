package app.handoff.evaluation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one vendor was told of its bid, and what it has asked about that.
 *
 * @param letters the first one first
 * @param questions the first one first
 */
record BidResult(List<Letter> letters, List<ResultQuestion> questions) {

    /** What counts; null before the vendor was told anything. */
    @Nullable Letter last() {
        return letters.isEmpty() ? null : letters.get(letters.size() - 1);
    }

    List<Letter> earlier() {
        return letters.isEmpty() ? List.of() : letters.subList(0, letters.size() - 1);
    }

    /** Until when the vendor can still ask; null where it cannot. */
    @Nullable Instant askedUntil(Instant now) {
        var letter = last();
        if (letter == null) {
            return null;
        }
        var until = ResultQuestion.askedUntil(letter);
        return until == null || now.isAfter(until) || isAskedEnough(letter) ? null : until;
    }

    private boolean isAskedEnough(Letter letter) {
        return questions.stream()
                        .filter(asked -> asked.letter().equals(letter.getId()))
                        .count()
                >= ResultQuestion.MOST_QUESTIONS;
    }
}
