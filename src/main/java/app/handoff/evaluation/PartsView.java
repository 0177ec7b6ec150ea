package app.handoff.evaluation;

import app.handoff.evaluation.Evaluation.Column;
import app.handoff.kernel.BidId;
import app.handoff.kernel.Money;
import app.handoff.kernel.Sentence;
import app.handoff.scope.Output;
import app.handoff.text.Format;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Work that is bid for in parts: who asks how much for each, and who together would do all of it.
 *
 * @param ways the cheapest and the best combination, and the best vendor that does all alone; one that is two of them stands once
 * @param notCounted the vendors that offer parts and cannot be chosen as things are
 * @param tooMany whether there are more parts than combinations can be found for
 */
record PartsView(List<Part> parts, List<Way> ways, List<String> notCounted, boolean tooMany, int months) {

    private static final int FEW = 3;

    /** As things are, or as they were on the day of the choice. Empty where all of the work goes together, or no bid is left to share it out among. */
    static Optional<PartsView> of(EvaluationFile evaluationFile, LocalDate today, Format format) {
        var ranked = evaluationFile.evaluation().ranked();
        if (evaluationFile.parts().isEmpty() || ranked.isEmpty()) {
            return Optional.empty();
        }
        var request = evaluationFile.request();
        var wording = new AwardWording(format);
        var decided = request.endedAt();
        return Optional.of(
                evaluationFile.isDecided() && decided != null
                        ? shown(evaluationFile.beforeTheChoice(), LocalDate.ofInstant(decided, request.zone()), wording)
                        : shown(evaluationFile, today, wording));
    }

    private static PartsView shown(EvaluationFile file, LocalDate today, AwardWording wording) {
        var combinations = file.combinations(today);
        return new PartsView(
                file.openOutputs().stream().map(part -> Part.of(part, file)).toList(),
                ways(combinations, file, wording),
                file.evaluation().ranked().stream()
                        .map(Column::bid)
                        .filter(bid -> !file.isChoosable(bid, today))
                        .map(OpenedBid::vendorName)
                        .toList(),
                combinations.areTooMany(),
                file.request().termMonths());
    }

    private static List<Way> ways(Combinations combinations, EvaluationFile file, AwardWording wording) {
        var single = combinations.bestOfOneVendor();
        var ways = new ArrayList<Way>();
        combinations.cheapest().ifPresent(cheapest -> {
            var best = combinations.best().orElseThrow();
            var distinct = new LinkedHashSet<>(
                    Stream.concat(Stream.of(cheapest, best), single.stream()).toList());
            for (var way : distinct) {
                var names = Stream.of(
                                way.equals(cheapest) ? Kind.CHEAPEST : null,
                                way.equals(best) ? Kind.BEST : null,
                                single.filter(way::equals).isPresent() ? Kind.SINGLE : null)
                        .flatMap(Stream::ofNullable)
                        .toList();
                ways.add(Way.of(names, way, single.orElse(null), file, wording));
            }
        });
        return ways;
    }

    /** Whether no vendor that can be chosen offers all of it. */
    public boolean isWithoutSingle() {
        return !ways.isEmpty() && ways.stream().noneMatch(way -> way.kinds().contains(Kind.SINGLE));
    }

    enum Kind {
        CHEAPEST,
        BEST,
        SINGLE
    }

    /**
     * @param offers what is asked for it over the term, the lowest first; empty where nobody offers it
     */
    record Part(String id, String name, List<Asked> offers) {

        private static Part of(Output output, EvaluationFile file) {
            var part = output.id().toString();
            return new Part(
                    part,
                    output.deliverable(),
                    file.evaluation().ranked().stream()
                            .map(Column::bid)
                            .filter(bid -> bid.parts().contains(part))
                            .map(bid -> Asked.of(bid, part))
                            .sorted(Comparator.comparing(Asked::price))
                            .toList());
        }

        public List<Asked> few() {
            return offers.subList(0, Math.min(FEW, offers.size()));
        }

        public List<Asked> more() {
            return offers.subList(few().size(), offers.size());
        }
    }

    /**
     * What a vendor asks for a part.
     *
     * @param price in the currency of the request
     * @param own in that of the bid; null where that is the same
     */
    record Asked(String vendor, Money price, @Nullable Money own) {

        static Asked of(OpenedBid bid, String part) {
            var own = bid.totalOf(part);
            return new Asked(bid.vendorName(), bid.compared(own), bid.rate() == null ? null : own);
        }

        public Sentence said() {
            return own == null
                    ? Sentence.of("evaluation.parts.asked", vendor, price)
                    : Sentence.of("evaluation.parts.asked.compared", vendor, price, own);
        }
    }

    /**
     * One way to share the work out.
     *
     * @param vendors who gets each part, in the order of the parts; null for a part that nobody offers
     * @param saved how it stands to the best vendor that does all alone; null where there is none, or it is that one
     */
    record Way(
            List<Kind> kinds,
            List<@Nullable String> vendors,
            int used,
            Money total,
            String points,
            @Nullable Sentence saved) {

        private static Way of(
                List<Kind> kinds,
                Combination way,
                @Nullable Combination single,
                EvaluationFile file,
                AwardWording wording) {
            var currency = file.request().currency();
            var total = new Money(way.total(), currency).payable();
            return new Way(
                    kinds,
                    file.openOutputs().stream()
                            .map(part -> vendor(way.bids().get(part.id().toString()), file))
                            .toList(),
                    way.used().size(),
                    total,
                    wording.pointsInWords(way.points()),
                    single == null || way.equals(single)
                            ? null
                            : against(new Money(single.total(), currency).payable(), total));
        }

        private static Sentence against(Money single, Money own) {
            int compared = own.compareTo(single);
            return compared == 0
                    ? Sentence.of("evaluation.parts.saved.none")
                    : compared < 0
                            ? Sentence.of("evaluation.parts.saved.less", single.minus(own))
                            : Sentence.of("evaluation.parts.saved.more", own.minus(single));
        }

        private static @Nullable String vendor(@Nullable BidId bid, EvaluationFile file) {
            return bid == null ? null : file.bid(bid).vendorName();
        }

        /** What it is called: the cheapest, the best, one vendor for all, or several of these. */
        public String key() {
            return "evaluation.parts.way." + kinds.stream().map(Kind::name).collect(Collectors.joining("_"));
        }

        /** By which the form of the award begins with it. */
        public Kind kind() {
            return kinds.get(0);
        }
    }
}
