package app.handoff.evaluation;

import app.handoff.scope.AcceptedAnswer.Result;
import app.handoff.scope.ScopeWords;
import app.handoff.text.Format;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what bids answer to the requirements of the scope, and whether that is enough. */
@Component
class RequirementWords {

    private final ScopeWords words;
    private final Format format;

    RequirementWords(ScopeWords words, Format format) {
        this.words = words;
        this.format = format;
    }

    /**
     * The answers of one bid.
     *
     * @param vendor its name, which tells nothing while quality is judged with names hidden
     * @param missed whether it misses a requirement that must be met
     */
    record Answers(String bid, String vendor, List<Line> lines, boolean missed) {}

    /**
     * @param sentence what was asked, what is enough and whether it must be met
     * @param answer what was answered
     * @param remark what the vendor says about it; may be empty
     * @param result whether that is enough, in words
     * @param light the kind of light beside the result
     */
    record Line(String sentence, String answer, String remark, String result, String light) {}

    /** The answers of these bids; none where the scope requires nothing. */
    List<Answers> of(EvaluationFile evaluationFile, List<OpenedBid> bids) {
        return evaluationFile.scope().qualifications().isEmpty()
                ? List.of()
                : bids.stream().map(bid -> of(evaluationFile, bid)).toList();
    }

    private Answers of(EvaluationFile evaluationFile, OpenedBid bid) {
        return new Answers(
                bid.id().toString(),
                Excluded.name(evaluationFile, bid, format),
                evaluationFile.requirements(bid).stream()
                        .map(check -> line(evaluationFile, check))
                        .toList(),
                !evaluationFile.missedMusts(bid).isEmpty());
    }

    private Line line(EvaluationFile evaluationFile, RequirementCheck check) {
        return new Line(
                sentence(evaluationFile, check),
                answer(check),
                check.asked().isChecked() ? check.words() : "",
                format.message("evaluation.requirement." + (isUnwanted(check) ? "WISH_NOT_MET" : check.result())),
                light(check));
    }

    private static boolean isUnwanted(RequirementCheck check) {
        return !check.asked().isRequired() && check.result() == Result.NOT_MET;
    }

    private static String light(RequirementCheck check) {
        return switch (check.result()) {
            case MET -> "good";
            case FOR_A_PERSON -> check.asked().isRequired() ? "wait" : "idle";
            case NOT_MET, UNANSWERED -> check.asked().isRequired() ? "bad" : "idle";
        };
    }

    private String sentence(EvaluationFile evaluationFile, RequirementCheck check) {
        return words.requirement(check.asked(), evaluationFile.scope().timeline());
    }

    private String answer(RequirementCheck check) {
        if (check.given() != null) {
            return words.given(check.asked().accepted(), check.given());
        }
        if (check.asked().isChecked()) {
            return format.message("evaluation.requirement.none");
        }
        return check.words().isBlank() ? format.message("evaluation.requirement.inAnswers") : check.words();
    }

    /**
     * Why a bid could be disqualified: what it misses, what was asked and what was answered, and below which least scores it is; null
     * where it misses nothing.
     */
    @Nullable String reason(EvaluationFile evaluationFile, OpenedBid bid) {
        var below = BelowLeastScore.said(evaluationFile, bid, format);
        var all = Stream.concat(
                        evaluationFile.missedMusts(bid).stream()
                                .map(check -> format.message(
                                        "evaluation.requirement.reason",
                                        sentence(evaluationFile, check),
                                        answer(check))),
                        below.isEmpty() ? Stream.of() : Stream.of(format.message("evaluation.below.reason", below)))
                .toList();
        var reason = new StringBuilder();
        for (var said : all) {
            if (reason.length() + said.length() < Disqualification.LONGEST_REASON) {
                reason.append(reason.isEmpty() ? "" : "\n").append(said);
            }
        }
        return reason.isEmpty() ? null : reason.toString();
    }
}
