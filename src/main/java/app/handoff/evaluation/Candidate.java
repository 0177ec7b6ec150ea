package app.handoff.evaluation;

import app.handoff.bidding.Criterion;
import app.handoff.evaluation.Evaluation.Column;
import app.handoff.kernel.Sentence;
import app.handoff.text.Format;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One vendor as it stands for the choice.
 *
 * @param summary points, place and price in words
 * @param warnings what speaks against it, though it can be chosen
 * @param obstacles why it cannot be chosen yet; empty where it can
 */
record Candidate(
        String bid,
        String vendor,
        boolean shortlisted,
        String summary,
        List<Sentence> warnings,
        List<Obstacle> obstacles) {

    /** @param href where it is removed; null where nothing can be done here */
    record Obstacle(Sentence what, @Nullable String href) {}

    static List<Candidate> of(EvaluationFile evaluationFile, LocalDate today, Format format) {
        var awardWording = new AwardWording(format);
        return evaluationFile.evaluation().ranked().stream()
                .filter(column -> evaluationFile.offersOpenPart(column.bid()))
                .map(column -> of(column, evaluationFile, today, awardWording))
                .toList();
    }

    private static Candidate of(
            Column column, EvaluationFile evaluationFile, LocalDate today, AwardWording awardWording) {
        var bid = column.bid();
        var tie = awardWording.tie(column, evaluationFile.evaluation().ties());
        return new Candidate(
                bid.id().toString(),
                bid.vendorName(),
                evaluationFile.progress().isShortlisted(bid.id()),
                awardWording.say(
                        "evaluation.award.candidate",
                        awardWording.pointsInWords(column.total()),
                        tie.isEmpty() ? awardWording.place(column) : awardWording.place(column) + " (" + tie + ")",
                        awardWording.total(bid)),
                warnings(column, evaluationFile),
                obstacles(column, evaluationFile, today));
    }

    private static List<Sentence> warnings(Column column, EvaluationFile evaluationFile) {
        var warnings = new ArrayList<>(againstItself(column, evaluationFile));
        var leftOut = evaluationFile.leftOutOf(column.bid());
        if (!leftOut.isEmpty()) {
            warnings.add(Sentence.of("evaluation.award.offersPart", String.join(", ", leftOut)));
        }
        if (evaluationFile.isAboveBudget(column.bid())) {
            warnings.add(Sentence.of("evaluation.award.aboveBudget"));
        }
        return warnings;
    }

    /** What speaks against a bid, though it can be chosen, whatever is ordered of it. */
    static List<Sentence> againstItself(Column column, EvaluationFile evaluationFile) {
        var warnings = new ArrayList<Sentence>();
        var missed = evaluationFile.saidMissedMusts(column.bid());
        if (!missed.isEmpty()) {
            warnings.add(Sentence.of("evaluation.award.missesMust", missed));
        }
        evaluationFile
                .waiver(column.bid().id())
                .filter(waiver -> column.isLetStand())
                .ifPresent(waiver -> warnings.add(Sentence.of(
                        "evaluation.award.letStand",
                        column.belowMinimum().get(0).name(),
                        waiver.by().name(),
                        waiver.at(),
                        waiver.reason())));
        var rate = column.bid().rate();
        if (rate != null) {
            warnings.add(Sentence.of(
                    "evaluation.award.otherCurrency",
                    rate.from().getCurrencyCode(),
                    rate,
                    column.bid().vendorName()));
        }
        if (evaluationFile.isLowest(column.bid()) && column.place() > 1) {
            warnings.add(Sentence.of("evaluation.award.lowest"));
        }
        if (evaluationFile.wasWithdrawn(column.bid().id())) {
            warnings.add(Sentence.of("evaluation.award.chosenBefore"));
        }
        return warnings;
    }

    private static List<Obstacle> obstacles(Column column, EvaluationFile evaluationFile, LocalDate today) {
        var bid = column.bid();
        var obstacles = new ArrayList<Obstacle>();
        evaluationFile
                .check(bid.vendor())
                .missing()
                .forEach(openRequirement -> obstacles.add(new Obstacle(
                        Sentence.of(
                                "evaluation.award.missing",
                                openRequirement.requirement().title(),
                                openRequirement.what()),
                        openRequirement.href())));
        column.undecided().stream()
                .map(Criterion::name)
                .forEach(name -> obstacles.add(new Obstacle(
                        Sentence.of("evaluation.award.below", name),
                        "/engagements/" + evaluationFile.request().engagement() + "/comparison#below")));
        if (!evaluationFile.holds(bid, today)) {
            var award = evaluationFile.award();
            obstacles.add(new Obstacle(
                    Sentence.of("evaluation.award.heldUntil", bid.validUntil()),
                    award != null && bid.id().equals(award.reserve())
                            ? "/engagements/" + evaluationFile.engagement() + "/reserve"
                            : null));
        }
        return obstacles;
    }

    public boolean canBeChosen() {
        return obstacles.isEmpty();
    }
}
