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
import app.handoff.vendor.VendorExamples;
import app.handoff.vendor.Vendors;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Bids of Tala Ledger that won, in rows for a contract to refer to, without the bidding that leads to them. */
@Component
class AwardedBids {

    static final String PRIVATE_REASON = "Cheaper than the 23,456 we feared";

    private final Vendors vendors;
    private final EntityManager entities;
    private final JdbcTemplate jdbc;

    AwardedBids(Vendors vendors, EntityManager entities, JdbcTemplate jdbc) {
        this.vendors = vendors;
        this.entities = entities;
        this.jdbc = jdbc;
    }

    /** Nothing is left to do about its bidding, and its vendor was not chosen in it. */
    AwardedBid of(FrozenScope scope, EngagementId engagement, Actor by, Instant now) {
        var bid = sent(scope, engagement, by, now);
        jdbc.update(
                "update bid_request set status = 'CANCELLED' where id = ?",
                bid.request().id());
        return bid;
    }

    /** Its vendor was chosen. */
    AwardedBid chosen(FrozenScope scope, EngagementId engagement, Actor by, Instant now) {
        var bid = sent(scope, engagement, by, now);
        award(bid);
        return bid;
    }

    private AwardedBid sent(FrozenScope scope, EngagementId engagement, Actor by, Instant now) {
        var vendor = VendorExamples.keptWithoutHours(vendors, "Tala Ledger", by, now);
        entities.flush(); // the rows to come refer to it and to the scope
        var request = request(scope, engagement);
        var invitation = invitation(request, engagement, vendor);
        return new AwardedBid(
                engagement,
                request,
                bid(request, invitation, scope),
                scope.id(),
                vendor,
                "Tala Ledger",
                "liza@tala.example",
                new LinkHolder(invitation, "Liza Cruz", "liza@tala.example"),
                ZoneId.of("Asia/Manila"),
                List.of(new PriceLine(
                        "entries",
                        "Posted entries",
                        "entries",
                        new BigDecimal("2000"),
                        Money.of("4.10", "EUR"),
                        Money.of("8200", "EUR"),
                        false,
                        null,
                        false,
                        null)),
                Money.of("400", "EUR"),
                Money.of("8600", "EUR"),
                12,
                scope.serviceLevels().stream().collect(Collectors.toMap(ServiceLevel::id, ServiceLevel::target)),
                "",
                "Payroll",
                null,
                null,
                PRIVATE_REASON,
                now,
                by);
    }

    /** Older than any other of the engagement, so that one that goes on is the newest. */
    private BidRequestId request(FrozenScope scope, EngagementId engagement) {
        var id = new BidRequestId(old());
        jdbc.update(
                "insert into bid_request (id, engagement_id, title, currency, scope_id, scope_version, scope_sha256, deadline,"
                        + " zone, validity_days, term_months, questions, status, version) values (?, ?, 'Bookkeeping for 2027',"
                        + " 'EUR', ?, ?, ?, now(), 'Europe/Berlin', 60, 12, '[]', 'OPEN', 0)",
                id.id(),
                engagement.id(),
                scope.id().id(),
                scope.version(),
                scope.sha256());
        return id;
    }

    private void award(AwardedBid bid) {
        var request = bid.request().id();
        jdbc.update("update bid_request set status = 'OPENED', opened_at = now() where id = ?", request);
        jdbc.update("update bid_request set status = 'AWARDED' where id = ?", request);
        jdbc.update(
                "insert into award (id, request_id, engagement_id, bid_id, reason, awarded_at, awarded_by_kind, awarded_by_name,"
                        + " version) values (?, ?, ?, ?, ?, now(), 'MEMBER', 'Ana Ruiz', 0)",
                Ids.next(),
                request,
                bid.engagement().id(),
                bid.bid().id(),
                PRIVATE_REASON);
    }

    private UUID invitation(BidRequestId request, EngagementId engagement, VendorId vendor) {
        var id = old();
        jdbc.update(
                "insert into invitation (id, request_id, engagement_id, vendor_id, vendor_name, contact, email, vendor_zone,"
                        + " invited_at, version) values (?, ?, ?, ?, 'Tala Ledger', 'Liza Cruz', 'liza@tala.example',"
                        + " 'Asia/Manila', now(), 0)",
                id,
                request.id(),
                engagement.id(),
                vendor.id());
        return id;
    }

    /** Nobody but its proven vendor sends a bid. */
    private BidId bid(BidRequestId request, UUID invitation, FrozenScope scope) {
        var id = new BidId(old());
        jdbc.update("insert into vendor_proof (subject, hash) values (?, sha256(decode('ab', 'hex')))", invitation);
        as("handoff_vendor", invitation.toString(), "ab");
        jdbc.update(
                "insert into bid (id, request_id, invitation_id, scope_id, number, kind, receipt, at)"
                        + " values (?, ?, ?, ?, 1, 'SENT', 'TALA', now())",
                id.id(),
                request.id(),
                invitation,
                scope.id().id());
        as("none", "", "");
        return id;
    }

    private static UUID old() {
        return new UUID(0, UUID.randomUUID().getLeastSignificantBits());
    }

    private void as(String role, String subject, String proof) {
        jdbc.execute("set local role " + role);
        jdbc.queryForList(
                "select set_config('app.subject', ?, true), set_config('app.proof', ?, true)", subject, proof);
    }
}
