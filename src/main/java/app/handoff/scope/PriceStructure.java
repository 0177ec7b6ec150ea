package app.handoff.scope;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What bidders price beside the basis, so that no offer hides a cost that another one shows. All of it may stay empty.
 *
 * @param baseFee whether a fee for every month is asked beside the prices for pieces or hours
 * @param volumes steps of price and volumes that are paid for in any case, for outputs that are priced by the piece
 * @param extras lines beside the regular work: paid once, or only if we order them
 * @param expenses who bears travel, postage and the like; null while it is not told
 * @param discountDays within how many days we could pay for a discount, 1 to 60; null where none is asked for
 * @param parts whether vendors may bid for some of the outputs only, and we may award some of them only
 */
public record PriceStructure(
        @JsonInclude(Include.NON_DEFAULT) boolean baseFee,
        @JsonInclude(Include.NON_EMPTY) List<VolumePricing> volumes,
        @JsonInclude(Include.NON_EMPTY) List<ExtraLine> extras,
        @JsonInclude(Include.NON_NULL) @Nullable Expenses expenses,
        @JsonInclude(Include.NON_NULL) @Nullable Integer discountDays,
        @JsonInclude(Include.NON_DEFAULT) boolean parts) {

    static final int MOST_DISCOUNT_DAYS = 60;

    static final PriceStructure NONE = new PriceStructure(false, List.of(), List.of(), null, null, false);

    public PriceStructure {
        volumes = Blank.list(volumes);
        extras = Blank.list(extras);
    }

    Optional<VolumePricing> volume(UUID output) {
        return volumes.stream().filter(volume -> volume.output().equals(output)).findFirst();
    }

    PriceStructure forOutputs(Map<UUID, UUID> others) {
        return new PriceStructure(
                baseFee,
                volumes.stream()
                        .flatMap(volume -> Stream.ofNullable(others.get(volume.output()))
                                .map(other -> new VolumePricing(other, volume.steps(), volume.minimumPerMonth())))
                        .toList(),
                extras.stream().map(ExtraLine::anew).toList(),
                expenses,
                discountDays,
                parts);
    }

    @JsonIgnore
    boolean isNothing() {
        return equals(NONE);
    }

    /** Who bears what the work costs beside the work: travel, postage, fees of others. */
    public enum Expenses {
        /** The prices include all of it. */
        INCLUDED,
        /** Paid as they arise, against receipts, each agreed on before. */
        AT_COST,
        /** Paid as they arise, against receipts, up to a most for each year that every bidder names; it counts in the total. */
        CAPPED
    }
}
