package app.handoff.bidding.web;

import app.handoff.bidding.Criterion;
import app.handoff.bidding.Evaluation.Column;
import app.handoff.bidding.Judging;
import app.handoff.kernel.Text;
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
        String bid, String vendor, boolean shortlisted, String summary, List<Text> warnings, List<Obstacle> obstacles) {

    /** @param href where it is removed; null where nothing can be done here */
    record Obstacle(Text what, @Nullable String href) {}

    static List<Candidate> of(Judging judging, LocalDate today, Format format) {
        var wording = new Wording(format);
        return judging.evaluation().ranked().stream()
                .map(column -> of(column, judging, today, wording))
                .toList();
    }

    private static Candidate of(Column column, Judging judging, LocalDate today, Wording wording) {
        var bid = column.bid();
        return new Candidate(
                bid.id().toString(),
                bid.vendorName(),
                judging.progress().isShortlisted(bid.id()),
                wording.say(
                        "bidding.award.candidate",
                        wording.pointsInWords(column.total()),
                        wording.place(column),
                        bid.totalPerTerm(),
                        bid.termMonths()),
                warnings(column, judging),
                obstacles(column, judging, today));
    }

    private static List<Text> warnings(Column column, Judging judging) {
        var warnings = new ArrayList<Text>();
        if (judging.isLowest(column.bid()) && column.place() > 1) {
            warnings.add(Text.of("bidding.award.lowest"));
        }
        if (judging.wasWithdrawn(column.bid().id())) {
            warnings.add(Text.of("bidding.award.chosenBefore"));
        }
        if (judging.isAboveCeiling(column.bid())) {
            warnings.add(Text.of("bidding.award.aboveCeiling"));
        }
        return warnings;
    }

    private static List<Obstacle> obstacles(Column column, Judging judging, LocalDate today) {
        var bid = column.bid();
        var obstacles = new ArrayList<Obstacle>();
        judging.check(bid.vendor())
                .missing()
                .forEach(missing -> obstacles.add(new Obstacle(
                        Text.of("bidding.award.missing", missing.requirement(), missing.what()), missing.href())));
        column.belowMinimum().stream()
                .map(Criterion::name)
                .forEach(name -> obstacles.add(new Obstacle(Text.of("bidding.award.below", name), null)));
        if (!judging.holds(bid, today)) {
            obstacles.add(new Obstacle(Text.of("bidding.award.heldUntil", bid.validUntil()), null));
        }
        return obstacles;
    }

    public boolean canBeChosen() {
        return obstacles.isEmpty();
    }
}
