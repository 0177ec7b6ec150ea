package app.handoff.bidding;

import app.handoff.bidding.Evaluations.Given;
import app.handoff.scope.FrozenScope;
import app.handoff.shared.Money;
import app.handoff.shared.RuleViolation;
import app.handoff.shared.Text;
import app.handoff.shared.VendorId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * All that is known for judging one request.
 *
 * @param progress whether quality is final; not stored before that
 * @param award the choice that stands, once made
 * @param withdrawn earlier choices that came to nothing, the first one first
 * @param ceiling what the business wants to pay at most, if it said so; for owners and managers only
 * @param inHouse what the work cost in a year before it left, in the currency of the bids; null where nobody knows
 */
public record Judging(
        BidRequest request,
        FrozenScope scope,
        Evaluation evaluation,
        List<BidScore> scores,
        Map<VendorId, VendorCheck> checks,
        BidEvaluation progress,
        @Nullable Award award,
        List<Award> withdrawn,
        @Nullable Ceiling ceiling,
        @Nullable Money inHouse) {

    public VendorCheck check(VendorId vendor) {
        return checks.getOrDefault(vendor, VendorCheck.NOTHING_KNOWN);
    }

    /** What people gave this bid for this criterion, once they did. */
    public Optional<BidScore> score(BidId bid, CriterionId criterion) {
        return scores.stream()
                .filter(score -> score.bid().equals(bid) && score.criterion().equals(criterion))
                .findFirst();
    }

    /** The criteria that people score. */
    public List<Criterion> judged() {
        return request.criteria().stream()
                .filter(criterion -> !criterion.kind().isComputed())
                .toList();
    }

    public boolean isLowest(OpenedBid bid) {
        return evaluation
                .lowestTotal()
                .filter(lowest -> lowest.compareTo(bid.totalPerTerm()) == 0)
                .isPresent();
    }

    /** Whether the vendor still stands by this bid on a day. */
    public boolean holds(OpenedBid bid, LocalDate on) {
        return !bid.validUntil().isBefore(on);
    }

    /** Whether this bid was chosen before and came to nothing. */
    public boolean wasWithdrawn(BidId bid) {
        return withdrawn.stream().anyMatch(earlier -> earlier.bid().equals(bid));
    }

    /** The bid that follows should the winner refuse; empty where none was named. */
    public Optional<OpenedBid> reserve() {
        return Optional.ofNullable(award)
                .map(Award::reserve)
                .map(bid -> evaluation.of(bid).bid());
    }

    /**
     * @throws RuleViolation at {@code winner} if something required of the vendor is missing or the bid no longer holds
     */
    void requireChoosable(OpenedBid bid, LocalDate on) {
        var check = check(bid.vendor());
        if (!check.isComplete()) {
            throw new RuleViolation(
                            "bidding.award.incomplete",
                            bid.vendorName(),
                            check.missing().get(0).what())
                    .at("winner");
        }
        if (!holds(bid, on)) {
            throw new RuleViolation("bidding.award.notValid", bid.vendorName(), bid.validUntil()).at("winner");
        }
    }

    /**
     * A mark for references rests on what one of them said. Where nobody could be asked, 0 may be given, with its reason.
     *
     * @throws RuleViolation at {@code score} if nobody has asked a reference of the vendor yet
     */
    public void requireFounded(Given given) {
        boolean references = judged().stream()
                .anyMatch(criterion ->
                        criterion.id().equals(given.criterion()) && criterion.kind() == CriterionKind.REFERENCE);
        boolean unchanged = score(given.bid(), given.criterion())
                .filter(score -> score.mark().equals(given.mark()))
                .isPresent();
        if (!references || unchanged || given.mark().score() == Mark.LOWEST) {
            return;
        }
        var bid = evaluation.of(given.bid()).bid();
        if (check(bid.vendor()).referencesHeard() == 0) {
            throw new RuleViolation("bidding.score.nobodyAsked", bid.vendorName()).at("score");
        }
    }

    public boolean isAboveCeiling(OpenedBid bid) {
        return ceiling != null && bid.totalPerTerm().compareTo(ceiling.limit()) > 0;
    }

    /**
     * The bids in an order that tells nothing, with names that tell nothing: for judging quality without knowing whose
     * it is. The order follows from identities made before any bid came in, and differs from request to request.
     */
    public List<Masked> masked() {
        var shuffled = evaluation.ranked().stream()
                .sorted(Comparator.comparing(
                        column -> new Random(request.id().id().getLeastSignificantBits()
                                        ^ column.bid().id().id().getLeastSignificantBits())
                                .nextLong()))
                .toList();
        var masked = new ArrayList<Masked>();
        for (int i = 0; i < shuffled.size(); i++) {
            masked.add(new Masked(
                    Text.of("bidding.masked", String.valueOf((char) ('A' + i % 26))),
                    shuffled.get(i).bid()));
        }
        return masked;
    }

    /** A bid under a name that tells nothing. */
    public record Masked(Text name, OpenedBid bid) {}
}
