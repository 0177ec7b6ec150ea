package app.handoff.evaluation;

import app.handoff.scope.AcceptedAnswer.Result;
import app.handoff.scope.GivenAnswer;
import app.handoff.scope.Qualification;
import app.handoff.scope.Timeline;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bid answers to one requirement of the scope, and whether that is enough.
 *
 * @param given the answer that a rule checks; null where there is none, or where it is answered in words
 * @param words what is said about it, or all of the answer where it is answered in words; may be empty
 */
record RequirementCheck(Qualification asked, @Nullable GivenAnswer given, String words, Result result) {

    static List<RequirementCheck> of(List<Qualification> asked, Timeline timeline, OpenedBid bid) {
        return asked.stream().map(one -> of(one, timeline, bid)).toList();
    }

    private static RequirementCheck of(Qualification asked, Timeline timeline, OpenedBid bid) {
        if (!asked.isChecked()) {
            var words = bid.answers().stream()
                    .filter(answer -> asked.id() != null
                            && asked.id().equals(answer.question().requirement()))
                    .map(OpenedBid.Answer::text)
                    .findFirst()
                    .orElse("");
            return new RequirementCheck(asked, null, words, asked.accepted().judge(null, timeline.lastDay()));
        }
        return bid.declared().stream()
                .filter(declared -> declared.requirement().equals(asked.id()))
                .findFirst()
                .map(declared -> new RequirementCheck(
                        asked,
                        declared.answer(),
                        declared.remark(),
                        asked.accepted().judge(declared.answer(), timeline.lastDay())))
                .orElseGet(() ->
                        new RequirementCheck(asked, null, "", asked.accepted().judge(null, timeline.lastDay())));
    }

    /** Whether it must be met and is not. The bid still counts until a person disqualifies it. */
    boolean missesMust() {
        return asked.isRequired() && result.fallsShort();
    }

    /** Whether it must be met and only a person can say whether it is. */
    boolean awaitsPerson() {
        return asked.isRequired() && result == Result.FOR_A_PERSON;
    }
}
