package app.handoff.evaluation;

import app.handoff.kernel.Money;
import app.handoff.kernel.RuleViolation;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What of a bid is ordered with the award: all of it that counts in its total, unless something is said here.
 *
 * @param leftOut the parts of the work that are not awarded, by their outputs
 * @param options the lines that are ordered only because we chose to, by their items
 */
record AwardedOrder(List<String> leftOut, List<String> options) {

    static final AwardedOrder ALL = new AwardedOrder(List.of(), List.of());

    AwardedOrder {
        leftOut = List.copyOf(leftOut);
        options = List.copyOf(options);
    }

    /** As it was chosen on a form, where nothing may be chosen. */
    static AwardedOrder of(@Nullable List<String> leftOut, @Nullable List<String> options) {
        return new AwardedOrder(leftOut == null ? List.of() : leftOut, options == null ? List.of() : options);
    }

    @JsonIgnore
    boolean isAll() {
        return equals(ALL);
    }

    /**
     * The same as far as a bid offers it.
     *
     * @throws RuleViolation at {@code leftOut} if nothing of the bid would remain
     */
    AwardedOrder within(OpenedBid bid) {
        var parts = bid.parts();
        if (!parts.isEmpty() && leftOut.containsAll(parts)) {
            throw new RuleViolation("evaluation.award.nothingOrdered", bid.vendorName()).at("leftOut");
        }
        return new AwardedOrder(
                leftOut.stream().filter(parts::contains).distinct().toList(),
                bid.priceLines().stream()
                        .filter(line -> line.optional() && options.contains(line.item()))
                        .map(PriceLine::item)
                        .toList());
    }

    /** The lines of the bid that are ordered; what was optional is so no more. */
    List<PriceLine> linesOf(OpenedBid bid) {
        return bid.priceLines().stream()
                .filter(line -> line.part() == null || !leftOut.contains(line.part()))
                .filter(line -> !line.optional() || options.contains(line.item()))
                .map(PriceLine::ordered)
                .toList();
    }

    /** The parts of the work that are awarded of the bid. */
    Set<String> partsOf(OpenedBid bid) {
        return bid.parts().stream().filter(part -> !leftOut.contains(part)).collect(Collectors.toSet());
    }

    /** What is ordered of the bid beside what counts in its total. */
    List<String> optionsOf(OpenedBid bid) {
        return bid.priceLines().stream()
                .filter(line -> line.optional() && options.contains(line.item()))
                .map(PriceLine::label)
                .toList();
    }

    /** What is ordered comes to over the term, the taking over included. */
    Money totalOf(OpenedBid bid) {
        return isAll() ? bid.totalPerTerm() : bid.total(linesOf(bid)).plus(bid.takingOver());
    }
}
