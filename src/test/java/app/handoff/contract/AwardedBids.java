package app.handoff.contract;

import app.handoff.bidding.BidRequestId;
import app.handoff.evaluation.AwardedBid;
import app.handoff.evaluation.PriceLine;
import app.handoff.kernel.Actor;
import app.handoff.kernel.BidId;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Ids;
import app.handoff.kernel.LinkHolder;
import app.handoff.kernel.Money;
import app.handoff.kernel.VendorId;
import app.handoff.scope.FrozenScope;
import app.handoff.servicelevel.ServiceLevel;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/** A bid of Tala Ledger that won. */
final class AwardedBids {

    static final String PRIVATE_REASON = "Cheaper than the 23,456 we feared";

    private AwardedBids() {}

    static AwardedBid of(FrozenScope scope, EngagementId engagement, Actor by, Instant now) {
        return new AwardedBid(
                engagement,
                BidRequestId.next(),
                BidId.next(),
                scope.id(),
                VendorId.next(),
                "Tala Ledger",
                "liza@tala.example",
                new LinkHolder(Ids.next(), "Liza Cruz", "liza@tala.example"),
                ZoneId.of("Asia/Manila"),
                List.of(new PriceLine(
                        "Posted entries",
                        "entries",
                        new BigDecimal("2000"),
                        Money.of("4.10", "EUR"),
                        Money.of("8200", "EUR"),
                        false,
                        null)),
                Money.of("400", "EUR"),
                Money.of("8600", "EUR"),
                12,
                scope.serviceLevels().stream().collect(Collectors.toMap(ServiceLevel::id, ServiceLevel::target)),
                "",
                "Payroll",
                PRIVATE_REASON,
                now,
                by);
    }
}
