package app.handoff.submission;

import app.handoff.kernel.Sentence;
import app.handoff.text.TypedNumber;
import java.util.ArrayList;
import java.util.List;

/** What keeps one part of a bid from being sent, gathered field by field. */
final class BidGaps {

    private final BidPart part;
    private final List<BidCheck.Gap> found = new ArrayList<>();

    BidGaps(BidPart part) {
        this.part = part;
    }

    List<BidCheck.Gap> found() {
        return found;
    }

    void wrong(String field, Sentence sentence) {
        found.add(new BidCheck.Gap(part, field, sentence, false));
    }

    void missing(String field, Sentence sentence) {
        found.add(new BidCheck.Gap(part, field, sentence, true));
    }

    void unless(boolean right, String field, Sentence sentence) {
        if (!right) {
            wrong(field, sentence);
        }
    }

    boolean required(String field, String text, int longest) {
        if (text.isBlank()) {
            missing(field, Sentence.of("submission.field.required"));
        }
        notLonger(field, text, longest);
        return !text.isBlank();
    }

    void notLonger(String field, String text, int longest) {
        int length = text.codePointCount(0, text.length());
        unless(length <= longest, field, Sentence.of("submission.field.tooLong", longest, length));
    }

    void number(String field, TypedNumber typed, String missing) {
        if (typed.problem() != null) {
            wrong(field, typed.problem());
        } else if (!typed.isGiven()) {
            missing(field, Sentence.of(missing));
        }
    }
}
