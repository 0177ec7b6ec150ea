package app.handoff.bidding;

import app.handoff.scope.ScopeOfWorkId;
import app.handoff.shared.Actor;
import app.handoff.shared.EngagementId;
import app.handoff.shared.Money;
import app.handoff.shared.ServiceLevelId;
import app.handoff.shared.VendorId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** The bid that won, with everything a contract is made from. */
public record AwardedBid(
        EngagementId engagement,
        BidRequestId request,
        BidId bid,
        ScopeOfWorkId scope,
        VendorId vendor,
        String vendorName,
        String vendorEmail,
        ZoneId vendorZone,
        List<PriceLine> priceLines,
        Money takingOver,
        Money totalPerTerm,
        int termMonths,
        Map<ServiceLevelId, BigDecimal> committed,
        String assumptions,
        String exclusions,
        String reason,
        Instant awardedAt,
        Actor awardedBy) {}
