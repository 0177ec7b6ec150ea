package app.handoff.evaluation;

import app.handoff.bidding.CountedLevels;
import app.handoff.bidding.Criterion;
import app.handoff.bidding.CriterionId;
import app.handoff.bidding.CriterionKind;
import app.handoff.bidding.PriceScale;
import app.handoff.kernel.BidId;
import app.handoff.kernel.Money;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.servicelevel.ServiceLevel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The points of all bids of one request, computed anew whenever they are read, from the bids that are in play: an
 * evaluation without one of them is another evaluation.
 *
 * <ul>
 *   <li>Price: weight × share on the {@link PriceScale}; for a bid that leaves parts of the work out or is in another
 *       currency, see {@link ComparedTotals}.
 *   <li>Service levels share their criterion's weight by how often each {@linkplain CountedLevels counts}. Each brings its
 *       share in full at the target, nothing below the minimum, and in between in proportion. Where a reference measured
 *       less than the vendor promises, the reference counts.
 *   <li>Everything else: weight × score ÷ 5.
 * </ul>
 *
 * A least score is a gate: a bid below one has no place, cannot be chosen, and its price sets nobody's points, until a person
 * decides about it: it is ruled out, or an owner lets it stand with a {@link LeastScoreWaiver} and it counts like the others.
 *
 * <p>Points are kept exactly and shown to one place. What is shown decides the order: a difference that nobody sees ranks
 * nobody. Bids that show the same points share a place, unless a {@link TieBreak} was said before.
 */
final class Evaluation {

    private static final int PRECISION = 10;

    private final List<Criterion> criteria;
    private final CountedLevels levels;
    private final Map<BidId, Map<CriterionId, Integer>> scores;
    private final Map<BidId, Map<ServiceLevelId, BigDecimal>> measuredByReferences;
    private final List<OpenedBid> bids;
    private final Map<BidId, Money> comparedTotals;
    private final TieBreak ties;
    private final Map<BidId, Set<CriterionId>> waived;
    private final List<OpenedBid> contenders;
    private final PriceScale prices;
    private final List<Column> columns;

    private Evaluation(
            List<Criterion> criteria,
            CountedLevels levels,
            Map<BidId, Map<CriterionId, Integer>> scores,
            Map<BidId, Map<ServiceLevelId, BigDecimal>> measuredByReferences,
            List<OpenedBid> bids,
            TieBreak ties,
            Map<BidId, Set<CriterionId>> waived) {
        this.ties = ties;
        this.waived = waived;
        this.criteria = criteria;
        this.levels = levels;
        this.scores = scores;
        this.measuredByReferences = measuredByReferences;
        this.bids = bids;
        this.comparedTotals = ComparedTotals.of(bids);
        this.contenders = contenders();
        this.prices = PriceScale.among(
                contenders.stream().map(bid -> comparedTotal(bid).amount()).toList());
        this.columns = columns();
    }

    /**
     * @param levels the service levels of the scope, with how often each counts
     * @param scores 0 to 5 by bid and criterion; what is missing brings no points
     * @param measuredByReferences what a vendor's references measured, by service level of the scope
     * @param ties what decides between bids with the same points
     * @param waived the criteria whose least scores an owner lets a bid miss
     */
    public static Evaluation of(
            List<Criterion> criteria,
            CountedLevels levels,
            List<OpenedBid> bids,
            Map<BidId, Map<CriterionId, Integer>> scores,
            Map<BidId, Map<ServiceLevelId, BigDecimal>> measuredByReferences,
            TieBreak ties,
            Map<BidId, Set<CriterionId>> waived) {
        return new Evaluation(criteria, levels, scores, measuredByReferences, bids, ties, waived);
    }

    /** The same where every least score holds. */
    public static Evaluation of(
            List<Criterion> criteria,
            CountedLevels levels,
            List<OpenedBid> bids,
            Map<BidId, Map<CriterionId, Integer>> scores,
            Map<BidId, Map<ServiceLevelId, BigDecimal>> measuredByReferences,
            TieBreak ties) {
        return of(criteria, levels, bids, scores, measuredByReferences, ties, Map.of());
    }

    /** The same where all levels count alike and nothing decides between equal points. */
    public static Evaluation of(
            List<Criterion> criteria,
            List<ServiceLevel> levels,
            List<OpenedBid> bids,
            Map<BidId, Map<CriterionId, Integer>> scores,
            Map<BidId, Map<ServiceLevelId, BigDecimal>> measuredByReferences) {
        return of(criteria, CountedLevels.alike(levels), bids, scores, measuredByReferences, TieBreak.NONE);
    }

    /** The same without one bid: prices are then measured against the lowest of the others. */
    public Evaluation without(BidId bid) {
        return new Evaluation(
                criteria,
                levels,
                scores,
                measuredByReferences,
                bids.stream().filter(other -> !other.id().equals(bid)).toList(),
                ties,
                waived);
    }

    /** The bids with their points, the best first; equal points stand in the order of price, those without a place last. */
    public List<Column> ranked() {
        return columns;
    }

    /** Those of them that have a place: no least score stands against choosing them. */
    public List<Column> placed() {
        return columns.stream().filter(Column::hasPlace).toList();
    }

    public Column of(BidId bid) {
        return columns.stream()
                .filter(column -> column.bid().id().equals(bid))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    /** Who is first: one bid, or several with the same points. */
    public List<Column> leaders() {
        return columns.stream().filter(column -> column.place() == 1).toList();
    }

    /** What decides between bids with the same points. */
    TieBreak ties() {
        return ties;
    }

    public List<Criterion> criteria() {
        return criteria;
    }

    public List<ServiceLevel> levels() {
        return levels.levels();
    }

    /** How many scores by people are still missing. */
    public int missingScores() {
        int missing = 0;
        for (var bid : bids) {
            for (var criterion : criteria) {
                if (!criterion.kind().isComputed() && score(bid, criterion).isEmpty()) {
                    missing++;
                }
            }
        }
        return missing;
    }

    /** What a bid asks over the term in the currency of the request, with what is added for parts that it leaves out. */
    private Money comparedTotal(OpenedBid bid) {
        return Objects.requireNonNull(comparedTotals.get(bid.id()), "A bid of another evaluation");
    }

    /** The lowest total against which prices are measured: that of a bid with a place, where there is one. */
    public Optional<Money> lowestTotal() {
        return contenders.stream().map(this::comparedTotal).min(Comparator.naturalOrder());
    }

    /** By how much every total counts as higher because one of them is 0; empty where none is, or all are. */
    public Optional<Money> addedToCompare() {
        return lowestTotal()
                .map(lowest -> new Money(prices.added(), lowest.currency()))
                .filter(added -> !added.isZero());
    }

    /** Whether this total is suspiciously low beside the others that can be chosen. */
    public Optional<AbnormallyLowBid> abnormallyLow(OpenedBid bid) {
        return AbnormallyLowBid.among(
                comparedTotal(bid).amount(),
                contenders.stream()
                        .filter(other -> !other.id().equals(bid.id()))
                        .map(other -> comparedTotal(other).amount())
                        .toList());
    }

    /** Where a bid loses most points against the best of the others; empty where it is behind nobody. */
    public Optional<Gap> widestGap(Column column) {
        return criteria.stream()
                .flatMap(criterion -> placed().stream().map(other -> Gap.between(column, other, criterion)))
                .filter(gap -> gap.points().signum() > 0)
                .max(Comparator.comparing(Gap::points));
    }

    /** The bids that reach every least score but that of the price, which is measured by theirs; all where none does. */
    private List<OpenedBid> contenders() {
        var gates = criteria.stream()
                .filter(criterion -> criterion.kind() != CriterionKind.PRICE)
                .toList();
        var reaching = bids.stream()
                .filter(bid -> gates.stream()
                        .filter(criterion -> !isWaived(bid, criterion))
                        .noneMatch(criterion ->
                                cell(bid, criterion, new LinkedHashMap<>()).isBelow(criterion)))
                .toList();
        return reaching.isEmpty() ? bids : reaching;
    }

    private boolean isWaived(OpenedBid bid, Criterion criterion) {
        return waived.getOrDefault(bid.id(), Set.of()).contains(criterion.id());
    }

    private List<Column> columns() {
        var unranked = bids.stream().map(this::column).toList();
        var placed = unranked.stream().filter(Column::reachesEverything).toList();
        var order = Comparator.comparing(Column::shownTotal)
                .reversed()
                .thenComparing(ties.order())
                .thenComparing(Column::comparedTotal);
        var sorted = placed.stream().sorted(order).toList();
        return Stream.concat(
                        IntStream.range(0, sorted.size()).mapToObj(at -> ranked(sorted, at)),
                        unranked.stream()
                                .filter(column -> !column.reachesEverything())
                                .sorted(order))
                .toList();
    }

    private Column ranked(List<Column> sorted, int at) {
        var column = sorted.get(at);
        var alike = sorted.stream()
                .filter(other -> other.shownTotal().equals(column.shownTotal()))
                .toList();
        return alike.size() == 1
                ? column.ranked(at + 1, false, null)
                : ties.decides()
                        ? column.ranked(at + 1, false, ties.decisive(column, alike))
                        : column.ranked(1 + sorted.indexOf(alike.get(0)), true, null);
    }

    private Column column(OpenedBid bid) {
        var points = new LinkedHashMap<CriterionId, Cell>();
        var byLevel = new LinkedHashMap<ServiceLevelId, LevelCell>();
        var below = new ArrayList<Criterion>();
        var total = BigDecimal.ZERO;
        var quality = BigDecimal.ZERO;
        for (var criterion : criteria) {
            var cell = cell(bid, criterion, byLevel);
            points.put(criterion.id(), cell);
            total = total.add(cell.points());
            if (criterion.kind() != CriterionKind.PRICE) {
                quality = quality.add(cell.points());
            }
            if (cell.isBelow(criterion)) {
                below.add(criterion);
            }
        }
        return new Column(
                bid,
                comparedTotal(bid),
                points,
                byLevel,
                total,
                quality,
                List.copyOf(below),
                below.stream().filter(criterion -> !isWaived(bid, criterion)).toList(),
                Column.NO_PLACE,
                false,
                null);
    }

    private Cell cell(OpenedBid bid, Criterion criterion, Map<ServiceLevelId, LevelCell> byLevel) {
        return switch (criterion.kind()) {
            case PRICE -> Cell.of(prices.share(comparedTotal(bid).amount()), criterion, null);
            case SERVICE_LEVEL -> serviceLevels(bid, criterion, byLevel);
            default -> scored(bid, criterion);
        };
    }

    private Cell serviceLevels(OpenedBid bid, Criterion criterion, Map<ServiceLevelId, LevelCell> cells) {
        if (levels.levels().isEmpty()) {
            return Cell.of(BigDecimal.ZERO, criterion, null);
        }
        var sum = BigDecimal.ZERO;
        for (var level : levels.levels()) {
            var committed = bid.committed().get(level.id());
            var reference =
                    measuredByReferences.getOrDefault(bid.id(), Map.of()).get(level.id());
            var counted = committed != null && reference != null && !level.atLeastAsGood(reference, committed)
                    ? reference
                    : committed;
            var share = counted == null ? BigDecimal.ZERO : share(level, counted);
            sum = sum.add(share.multiply(levels.weightOf(level)));
            cells.put(
                    level.id(),
                    new LevelCell(
                            committed,
                            counted != committed ? reference : null,
                            counted,
                            pointsOf(level, criterion).multiply(share)));
        }
        return Cell.of(sum.divide(levels.sum(), PRECISION, RoundingMode.HALF_UP), criterion, null);
    }

    /** Out of how many points a service level is counted under this criterion. */
    public BigDecimal pointsOf(ServiceLevel level, Criterion criterion) {
        return levels.pointsOf(level, criterion);
    }

    private static BigDecimal share(ServiceLevel level, BigDecimal value) {
        return switch (level.standingOf(value)) {
            case ON_TARGET -> BigDecimal.ONE;
            case BELOW_TARGET -> {
                var worst = level.minimumFor(value);
                yield worst == null
                        ? towards(level.targetFor(value), value)
                        : between(worst, level.targetFor(value), value);
            }
            case BREACH -> BigDecimal.ZERO;
        };
    }

    /** Where no value is too far beyond the range, one twice as far as its end counts half. */
    private static BigDecimal towards(BigDecimal end, BigDecimal value) {
        return end.min(value).divide(end.max(value), PRECISION, RoundingMode.HALF_UP);
    }

    private static BigDecimal between(BigDecimal worst, BigDecimal best, BigDecimal value) {
        var span = best.subtract(worst);
        return span.signum() == 0
                ? BigDecimal.ONE
                : value.subtract(worst).divide(span, PRECISION, RoundingMode.HALF_UP);
    }

    private Cell scored(OpenedBid bid, Criterion criterion) {
        var score = score(bid, criterion);
        var share = score.map(given ->
                        BigDecimal.valueOf(given).divide(Criterion.HIGHEST_SCORE, PRECISION, RoundingMode.HALF_UP))
                .orElse(BigDecimal.ZERO);
        return Cell.of(share, criterion, score.orElse(null));
    }

    private Optional<Integer> score(OpenedBid bid, Criterion criterion) {
        return Optional.ofNullable(scores.getOrDefault(bid.id(), Map.of()).get(criterion.id()));
    }

    /**
     * One bid with its points.
     *
     * @param comparedTotal what it asks over the term, with what is added for parts that it leaves out
     * @param total of 100
     * @param quality the points without those for price
     * @param belowMinimum criteria whose least score it does not reach
     * @param undecided those of them that no owner lets it miss
     * @param place 1 is first; {@link #NO_PLACE} below a least score
     * @param shared whether another bid has the same place
     * @param tie what its place was owed to, where another bid shows the same points and a rule decided; else null
     */
    public record Column(
            OpenedBid bid,
            Money comparedTotal,
            Map<CriterionId, Cell> points,
            Map<ServiceLevelId, LevelCell> levels,
            BigDecimal total,
            BigDecimal quality,
            List<Criterion> belowMinimum,
            List<Criterion> undecided,
            int place,
            boolean shared,
            TieBreak.@Nullable Step tie) {

        public static final int NO_PLACE = 0;

        private Column ranked(int place, boolean shared, TieBreak.@Nullable Step tie) {
            return new Column(
                    bid, comparedTotal, points, levels, total, quality, belowMinimum, undecided, place, shared, tie);
        }

        /** Whether it leaves out parts of the work that another bid offers. */
        public boolean isCompleted() {
            return comparedTotal.compareTo(bid.comparableTotal()) != 0;
        }

        private boolean reachesEverything() {
            return undecided.isEmpty();
        }

        /** Whether it is below a least score and an owner lets it stand. */
        public boolean isLetStand() {
            return !belowMinimum.isEmpty() && undecided.isEmpty();
        }

        public boolean hasPlace() {
            return place != NO_PLACE;
        }

        /** What it has under one of the criteria. */
        public Cell under(Criterion criterion) {
            return Objects.requireNonNull(points.get(criterion.id()), "A criterion of another evaluation");
        }

        /** What it has for one of the service levels, which count where a criterion asks for them. */
        public LevelCell forLevel(ServiceLevel level) {
            return Objects.requireNonNull(levels.get(level.id()), "A service level of another evaluation");
        }

        BigDecimal shownQuality() {
            return quality.setScale(1, RoundingMode.HALF_UP);
        }

        public BigDecimal shownTotal() {
            return total.setScale(1, RoundingMode.HALF_UP);
        }
    }

    /**
     * @param share of the criterion's weight, 0 to 1
     * @param score what people gave, if it is a criterion they score
     */
    public record Cell(
            BigDecimal share, BigDecimal points, @Nullable Integer score) {

        static Cell of(BigDecimal share, Criterion criterion, @Nullable Integer score) {
            return new Cell(share, share.multiply(BigDecimal.valueOf(criterion.weight())), score);
        }

        public BigDecimal shown() {
            return points.setScale(1, RoundingMode.HALF_UP);
        }

        /** As least scores are stated: of 5, to two places at most, and never rounded up to one that it does not reach. */
        BigDecimal outOf5() {
            return share.multiply(Criterion.HIGHEST_SCORE).setScale(2, RoundingMode.DOWN);
        }

        /** What nobody has scored yet is below nothing. */
        boolean isBelow(Criterion criterion) {
            return criterion.minimum() != null
                    && (criterion.kind().isComputed() || score != null)
                    && share.multiply(Criterion.HIGHEST_SCORE).compareTo(criterion.minimum()) < 0;
        }
    }

    /**
     * @param committed what the vendor promises; null where it promised nothing
     * @param reference what its references measured instead, if that is worse and therefore counts
     * @param counted what the points are given for: the promise, or what the references measured
     */
    public record LevelCell(
            @Nullable BigDecimal committed,
            @Nullable BigDecimal reference,
            @Nullable BigDecimal counted,
            BigDecimal points) {

        public BigDecimal shown() {
            return points.setScale(1, RoundingMode.HALF_UP);
        }
    }

    /**
     * By how much one bid is behind another.
     *
     * @param points to one place, under this criterion alone
     */
    public record Gap(Criterion criterion, OpenedBid ahead, BigDecimal points) {

        private static Gap between(Column behind, Column ahead, Criterion criterion) {
            return new Gap(
                    criterion,
                    ahead.bid(),
                    ahead.under(criterion)
                            .shown()
                            .subtract(behind.under(criterion).shown()));
        }
    }
}
