package app.handoff.evaluation;

import app.handoff.bidding.CriterionId;
import app.handoff.bidding.CriterionScore;
import app.handoff.evaluation.Evaluations.GivenScore;
import app.handoff.kernel.BidId;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.web.FormErrors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/** The scores of all bids for all criteria that people judge, in the order of the page. */
record QualityForm(@Nullable List<Line> lines) {

    static QualityForm of(List<QualityBlock> blocks) {
        return new QualityForm(blocks.stream()
                .flatMap(block -> block.entries().stream())
                .map(Line::of)
                .toList());
    }

    /**
     * What was filled in; each line that breaks a rule is told so at its own field.
     *
     * @param rule what holds for each score beside its own rules
     */
    List<GivenScore> given(EvaluationFile evaluationFile, BindingResult errors, Consumer<GivenScore> rule) {
        var given = new ArrayList<GivenScore>();
        var all = lines == null ? List.<Line>of() : lines;
        for (int at = 0; at < all.size(); at++) {
            var line = all.get(at);
            if (line.bid() == null || line.criterion() == null) {
                throw new NotFound();
            }
            if (evaluationFile.disqualification(BidId.of(line.bid())).isPresent()) {
                continue;
            }
            try {
                var score = CriterionScore.typed(line.score(), line.note());
                if (score.isPresent()) {
                    var one = new GivenScore(
                            BidId.of(line.bid()), CriterionId.of(line.criterion()), score.get(), line.version());
                    rule.accept(one);
                    given.add(one);
                }
            } catch (RuleViolation violation) {
                FormErrors.into(errors, violation.at("lines[" + at + "]." + violation.field()));
            }
        }
        return given;
    }

    /** The stored scores that others gave or changed since this form was read, by the names of their fields. */
    Map<String, String> changedMeanwhile(QualityForm stored) {
        var changed = new LinkedHashMap<String, String>();
        var mine = lines == null ? List.<Line>of() : lines;
        var theirs = stored.lines() == null ? List.<Line>of() : stored.lines();
        for (int at = 0; at < Math.min(mine.size(), theirs.size()); at++) {
            var other = theirs.get(at);
            if (other.version() != mine.get(at).version()) {
                changed.put("lines[" + at + "].score", Objects.toString(other.score(), ""));
                changed.put("lines[" + at + "].note", Objects.toString(other.note(), ""));
            }
        }
        changed.values().removeIf(String::isBlank);
        return changed;
    }

    /** @param seen the version of the score that stood here when the page was read; empty where there was none */
    record Line(
            @Nullable String bid,
            @Nullable String criterion,
            @Nullable String score,
            @Nullable String note,
            @Nullable String seen) {

        private static Line of(QualityBlock.Entry entry) {
            var before = entry.before();
            return before == null
                    ? of(entry, null, null)
                    : of(entry, before.given().score(), before.given().note());
        }

        /** With this to begin with, whatever stands there already. */
        static Line of(QualityBlock.Entry entry, @Nullable Integer score, @Nullable String note) {
            return new Line(
                    entry.bid().id().toString(),
                    entry.criterion().id().toString(),
                    score == null ? null : score.toString(),
                    note,
                    seen(entry.before()));
        }

        static @Nullable String seen(@Nullable Scored before) {
            return before == null ? null : String.valueOf(before.version());
        }

        private int version() {
            return seen == null || !seen.matches("\\d{1,9}") ? GivenScore.NONE : Integer.parseInt(seen);
        }
    }
}
