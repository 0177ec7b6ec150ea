package app.handoff.evaluation;

import app.handoff.kernel.BidId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which vendor gets which part of the work.
 *
 * @param parts who gets each part, in the order of the page
 * @param lots what is said of each vendor that gets something, in the order of the page
 */
record PartsForm(
        @Nullable List<Given> parts,
        @Nullable List<Taken> lots,
        @Nullable String reason) {

    /** With every part of the page, given as in this combination; nothing is given without one. */
    static PartsForm of(List<String> open, @Nullable Combination combination) {
        return new PartsForm(
                open.stream()
                        .map(part -> new Given(
                                part,
                                combination == null
                                        ? null
                                        : Optional.ofNullable(combination.bids().get(part))
                                                .map(BidId::toString)
                                                .orElse(null)))
                        .toList(),
                null,
                null);
    }

    /**
     * The same as far as the page can show it: every part that is open, and nothing that cannot be chosen.
     *
     * @param possible whether a part can go to a bid
     */
    PartsForm shown(List<String> open, BiPredicate<String, String> possible) {
        var by = new LinkedHashMap<String, String>();
        given().forEach((bid, all) ->
                all.stream().filter(part -> possible.test(part, bid)).forEach(part -> by.putIfAbsent(part, bid)));
        var all = open.stream().map(part -> new Given(part, by.get(part))).toList();
        var taken = new PartsForm(all, null, null)
                .given().keySet().stream().map(this::taken).toList();
        return new PartsForm(all, taken, reason);
    }

    /** What is given to whom: the parts by the bid. */
    Map<String, Set<String>> given() {
        var by = new LinkedHashMap<String, Set<String>>();
        Stream.ofNullable(parts)
                .flatMap(List::stream)
                .filter(one ->
                        one.part() != null && one.bid() != null && !one.bid().isBlank())
                .forEach(one -> by.computeIfAbsent(String.valueOf(one.bid()), bid -> new LinkedHashSet<>())
                        .add(String.valueOf(one.part())));
        return by;
    }

    /** What is said of a vendor. */
    private Taken taken(String bid) {
        return Stream.ofNullable(lots)
                .flatMap(List::stream)
                .filter(one -> bid.equals(one.bid()))
                .findFirst()
                .orElseGet(() -> new Taken(bid, null, null));
    }

    List<Lot> asked() {
        var asked = new ArrayList<Lot>();
        given().forEach((bid, parts) -> {
            var taken = taken(bid);
            asked.add(new Lot(BidId.of(bid), parts, taken.next(), taken.ordered()));
        });
        return asked;
    }

    String why() {
        return reason == null ? "" : reason;
    }

    /** Whether just this was chosen already, such as when a button was pressed twice. */
    boolean says(@Nullable Award award) {
        return award != null
                && given().containsKey(award.bid().toString())
                && award.reason().equals(why().strip());
    }

    record Given(@Nullable String part, @Nullable String bid) {}

    record Taken(
            @Nullable String bid,
            @Nullable String reserve,
            @Nullable List<String> options) {

        private @Nullable BidId next() {
            return reserve == null || reserve.isBlank() ? null : BidId.of(reserve);
        }

        private List<String> ordered() {
            return options == null ? List.of() : options;
        }
    }
}
