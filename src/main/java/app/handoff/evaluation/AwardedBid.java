package app.handoff.evaluation;

import app.handoff.bidding.BidRequestId;
import app.handoff.kernel.Actor;
import app.handoff.kernel.BidId;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.ExchangeRate;
import app.handoff.kernel.LinkHolder;
import app.handoff.kernel.Money;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.kernel.VendorId;
import app.handoff.scope.Pricing;
import app.handoff.scope.ScopeOfWorkId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The bid that won, with everything a contract is made from.
 *
 * @param priceLines what is ordered of it
 * @param totalPerTerm what that comes to over the term, taking over included
 * @param earlyPayment the discount for paying early, in per cent; null where none was offered
 * @param holder who has to prove it to act in the vendor's name, at the address at which it was invited
 * @param rate at which its amounts were compared; null where the bid is in the currency of its request
 */
public record AwardedBid(
        EngagementId engagement,
        BidRequestId request,
        BidId bid,
        ScopeOfWorkId scope,
        VendorId vendor,
        String vendorName,
        String vendorEmail,
        LinkHolder holder,
        ZoneId vendorZone,
        List<PriceLine> priceLines,
        Money takingOver,
        Money totalPerTerm,
        int termMonths,
        Map<ServiceLevelId, BigDecimal> committed,
        String assumptions,
        String exclusions,
        @Nullable BigDecimal earlyPayment,
        @Nullable ExchangeRate rate,
        String reason,
        Instant awardedAt,
        Actor awardedBy) {

    /** How the vendor chose to be paid; empty where the scope left it no choice. */
    public Optional<Pricing.Basis> chosenBasis() {
        return priceLines.stream()
                .flatMap(line -> Stream.ofNullable(line.chosen()))
                .findFirst();
    }

    /** Whether an output was awarded; all are where no parts could be awarded by themselves. */
    public boolean covers(UUID output) {
        return priceLines.stream().allMatch(line -> line.part() == null)
                || priceLines.stream().anyMatch(line -> output.toString().equals(line.part()));
    }
}
