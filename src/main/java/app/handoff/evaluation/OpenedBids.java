package app.handoff.evaluation;

import app.handoff.bidding.BidRequest;
import app.handoff.bidding.BidRequestId;
import app.handoff.bidding.BidRequestRepository;
import app.handoff.bidding.InvitationId;
import app.handoff.kernel.BidId;
import app.handoff.kernel.Money;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.kernel.VendorId;
import app.handoff.submission.BidContent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the bids that count, once they were opened. Before, the database shows it nothing. */
@Component
class OpenedBids {

    private final EntityManager entities;
    private final BidRequestRepository requests;

    OpenedBids(EntityManager entities, BidRequestRepository requests) {
        this.entities = entities;
        this.requests = requests;
    }

    /** The bids of a request that count, by their vendors' names; none before the opening. */
    @Transactional(readOnly = true)
    public List<OpenedBid> of(BidRequestId id) {
        return of(requests.findById(id).orElseThrow(NotFound::new));
    }

    /** The same where the request was read before. */
    @Transactional(readOnly = true)
    public List<OpenedBid> of(BidRequest request) {
        return read(request, "b.number = last_word(b.invitation_id, false)");
    }

    /** The bids as they were opened first, whatever final offers took their place. */
    @Transactional(readOnly = true)
    public List<OpenedBid> first(BidRequest request) {
        return read(request, "not b.final_offer");
    }

    /** Those that count, and the first ones whose place was taken by final offers. */
    @Transactional(readOnly = true)
    List<OpenedBid> bothRounds(BidRequestId id) {
        return read(requests.findById(id).orElseThrow(NotFound::new), "true");
    }

    // The policy sealed_until_opened leaves only what was opened: the last of each vendor in a round, not withdrawn.
    @SuppressWarnings("unchecked")
    private List<OpenedBid> read(BidRequest request, String which) {
        List<Tuple> rows = entities.createNativeQuery("""
                        select b.id, b.number, b.receipt, b.at, c.sha256, c.canonical,
                            i.id as invitation, i.vendor_id, i.vendor_name, i.place, i.contact, i.email, i.vendor_zone
                        from bid_content c
                        join bid b on b.business_id = c.business_id and b.id = c.bid_id
                        join invitation i on i.business_id = b.business_id and i.id = b.invitation_id
                        where c.request_id = :request and %s
                        order by lower(i.vendor_name), b.id
                        """.formatted(which), Tuple.class)
                .setParameter("request", request.id().id())
                .getResultList();
        return rows.stream().map(row -> opened(row, request)).toList();
    }

    /** The bids of a request as they were sealed, to the letter: the SHA-256 of each is on its receipt. */
    @Transactional(readOnly = true)
    @SuppressWarnings("unchecked")
    public Map<BidId, String> sealed(BidRequestId request) {
        List<Tuple> rows = entities.createNativeQuery(
                        "select bid_id, canonical from bid_content where request_id = :request", Tuple.class)
                .setParameter("request", request.id())
                .getResultList();
        return rows.stream()
                .collect(Collectors.toMap(
                        row -> new BidId(row.get("bid_id", UUID.class)), row -> row.get("canonical", String.class)));
    }

    private static OpenedBid opened(Tuple row, BidRequest request) {
        var content = BidContent.read(row.get("canonical", String.class));
        var currency = content.currency();
        var given = content.answers().stream()
                .collect(Collectors.toMap(BidContent.Answer::question, BidContent.Answer::text));
        var committed = new LinkedHashMap<ServiceLevelId, BigDecimal>();
        content.levels().forEach(level -> committed.put(new ServiceLevelId(level.level()), level.value()));
        return new OpenedBid(
                new BidId(row.get("id", UUID.class)),
                request.id(),
                new InvitationId(row.get("invitation", UUID.class)),
                new VendorId(row.get("vendor_id", UUID.class)),
                row.get("vendor_name", String.class),
                row.get("place", String.class),
                row.get("contact", String.class),
                row.get("email", String.class),
                ZoneId.of(row.get("vendor_zone", String.class)),
                row.get("number", Integer.class),
                row.get("receipt", String.class),
                row.get("at", Instant.class),
                row.get("sha256", String.class),
                content.bidder(),
                content.prices().stream()
                        .map(price -> new PriceLine(
                                price.item(),
                                price.label(),
                                price.unit(),
                                price.quantity(),
                                new Money(price.unitPrice(), currency),
                                new Money(price.amount(), currency),
                                price.once(),
                                price.chosen(),
                                price.optional(),
                                price.part()))
                        .toList(),
                new Money(content.takingOver(), currency),
                content.totalPerTerm(),
                content.termMonths(),
                committed,
                request.questions().stream()
                        .map(question -> new OpenedBid.Answer(question, given.getOrDefault(question.id(), "")))
                        .toList(),
                content.assumptions(),
                content.exclusions(),
                content.references(),
                content.files(),
                content.validUntil(),
                content.earlyPayment(),
                content.requirements(),
                request.rateOf(currency).orElse(null));
    }
}
