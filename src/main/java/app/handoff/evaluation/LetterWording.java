package app.handoff.evaluation;

import app.handoff.tenancy.Businesses;
import app.handoff.text.Format;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How a letter reads: what is proposed to be said, the facts beneath it, and both together as the vendor gets it. */
@Component
class LetterWording {

    private final Businesses businesses;
    private final Format format;

    LetterWording(Businesses businesses, Format format) {
        this.businesses = businesses;
        this.format = format;
    }

    String proposed(Letter.Kind kind, String title, String person) {
        return format.message("evaluation.letter." + kind, title, person);
    }

    /** @param title of the work, as vendors read it */
    String subject(Letter letter, String title) {
        return format.message("evaluation.letter.subject." + letter.kind(), businesses.ownName(), title);
    }

    /** What the letter tells beneath its words, one paragraph each. */
    List<String> facts(Letter letter) {
        var facts = letter.facts();
        var told = new ArrayList<String>();
        if (facts.disqualifiedFor() != null) {
            told.add(format.message("evaluation.letter.why", facts.disqualifiedFor()));
        }
        if (!facts.ordered().isEmpty()) {
            told.add(String.join("\n", facts.ordered()));
        }
        if (facts.total() != null) {
            told.add(format.message(
                    "evaluation.letter.points",
                    facts.points().stream().map(this::points).collect(Collectors.joining("\n")),
                    format.decimals(facts.total(), 1)));
        }
        if (facts.holdsUntil() != null) {
            told.add(format.message("evaluation.letter.holds", facts.holdsUntil()));
        }
        if (!letter.kind().isChosen()) {
            told.add(format.message("evaluation.letter.keptApart"));
        }
        return told;
    }

    private String points(LetterFacts.Own own) {
        var points = format.message(
                "evaluation.letter.pointsOf", own.criterion(), format.decimals(own.points(), 1), own.weight());
        if (!own.isScored()) {
            return points;
        }
        return own.anchor() == null || own.anchor().isEmpty()
                ? format.message("evaluation.letter.score", points, own.score())
                : format.message("evaluation.letter.score.means", points, own.score(), own.anchor());
    }

    /** The whole letter, as it goes out now. */
    String text(Letter letter, Instant now) {
        var paragraphs = new ArrayList<String>();
        paragraphs.add(letter.words());
        paragraphs.addAll(facts(letter));
        if (!letter.kind().isChosen()) {
            paragraphs.add(format.message(
                    "evaluation.letter.askWhy", format.deadline(now.plus(ResultQuestion.TIME_TO_ASK), letter.zone())));
        }
        paragraphs.add(format.message("evaluation.letter.end", businesses.ownName()));
        return String.join("\n\n", paragraphs);
    }
}
