package app.handoff.evaluation;

import app.handoff.kernel.Money;
import app.handoff.kernel.RuleViolation;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What of a bid is ordered with the award: all of it that counts in its total, unless something is said here.
 *
 * @param leftOut the parts of the work that are not awarded, by their outputs
 * @param options the lines that are ordered only because we chose to, by their items
 * @param partsOnly whether what the bid asks beside its parts, such as a base fee and the taking over, is ordered already, with other
 *     parts of the same bid
 */
record AwardedOrder(
        List<String> leftOut,
        List<String> options,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean partsOnly) {

    static final AwardedOrder ALL = new AwardedOrder(List.of(), List.of(), false);

    AwardedOrder {
        leftOut = List.copyOf(leftOut);
        options = List.copyOf(options);
    }

    /** As it was chosen on a form, where nothing may be chosen. */
    static AwardedOrder of(@Nullable List<String> leftOut, @Nullable List<String> options) {
        return new AwardedOrder(leftOut == null ? List.of() : leftOut, options == null ? List.of() : options, false);
    }

    /** These parts of a bid, and no others. */
    static AwardedOrder ofParts(OpenedBid bid, Collection<String> parts, List<String> options) {
        return new AwardedOrder(List.of(), options, false).only(bid, parts);
    }

    /** The same without every part of the bid that is none of these. */
    AwardedOrder only(OpenedBid bid, Collection<String> parts) {
        var left = new LinkedHashSet<>(leftOut);
        bid.parts().stream().filter(part -> !parts.contains(part)).sorted().forEach(left::add);
        return new AwardedOrder(List.copyOf(left), options, partsOnly);
    }

    /** The same where other parts of the same bid are ordered already. */
    AwardedOrder besideOthers() {
        return new AwardedOrder(leftOut, options, true);
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
                        .toList(),
                partsOnly);
    }

    /** The lines of the bid that are ordered; what was optional is so no more. */
    List<PriceLine> linesOf(OpenedBid bid) {
        return bid.priceLines().stream()
                .filter(line -> line.part() == null ? line.optional() || !partsOnly : !leftOut.contains(line.part()))
                .filter(line -> !line.optional() || options.contains(line.item()))
                .map(PriceLine::ordered)
                .toList();
    }

    /** The parts of the work that are awarded of the bid. */
    Set<String> partsOf(OpenedBid bid) {
        return bid.parts().stream().filter(part -> !leftOut.contains(part)).collect(Collectors.toSet());
    }

    /** What is to be paid once for beginning. */
    Money takingOver(OpenedBid bid) {
        return partsOnly ? Money.zero(bid.takingOver().currency()) : bid.takingOver();
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
        return isAll() ? bid.totalPerTerm() : bid.total(linesOf(bid)).plus(takingOver(bid));
    }
}
