package app.handoff.submission;

import app.handoff.bidding.Bid;
import app.handoff.bidding.BidRequestId;
import app.handoff.bidding.BidRequestRepository;
import app.handoff.bidding.Invitation;
import app.handoff.bidding.InvitationId;
import app.handoff.bidding.TooLate;
import app.handoff.kernel.Actor;
import app.handoff.kernel.BidId;
import app.handoff.kernel.Canonical;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.Tenancy;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes bids, and withdrawals of bids, while the database's clock is before the deadline and the bids of the request are not
 * opened; the opening waits for bids on their way. Only for a vendor through its own link. Who may read a bid before the
 * opening is decided by the policy {@code sealed_until_opened} of the table {@code bid_content}.
 */
// Native SQL: deadline, latch and insertion must be one statement, judged by one clock.
@Component
class SealedBids {

    private static final char[] RECEIPT_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ".toCharArray();

    private static final String BEFORE_DEADLINE = """
            with open_request as (
                select r.scope_id, bids_due(r) as deadline,
                    (bids_due(r) at time zone r.zone)::date + r.validity_days as to_hold_until,
                    r.opened_at is not null as final_offer, bidding_clock() as at
                from bid_request r
                where r.id = :request and bidding_clock() < bids_due(r)
                    and (r.opened_at is null or exists (
                        select from invitation i
                        where i.id = :invitation and i.final_asked_at is not null and i.final_ended_at is null))
            """;

    private static final String ARRIVED = """
                for share),
            arrived as (
                insert into bid (id, request_id, invitation_id, scope_id, number, kind, receipt, at, to_hold_until,
                    sent_by, final_offer)
                select :id, :request, :invitation, open_request.scope_id,
                    1 + coalesce((select max(b.number) from bid b where b.invitation_id = :invitation), 0),
                    :kind, :receipt, open_request.at, open_request.to_hold_until, nullif(:sentBy, ''),
                    open_request.final_offer
                from open_request where open_request.at < open_request.deadline
                returning id)
            """;

    private static final String ADD_BID = BEFORE_DEADLINE + "and r.scope_sha256 = :document" + ARRIVED + """
            insert into bid_content (bid_id, request_id, invitation_id, idempotency_key, sha256, canonical)
            select arrived.id, :request, :invitation, :key, :sha256, :canonical from arrived
            """;

    private static final String ADD_WITHDRAWAL = BEFORE_DEADLINE + ARRIVED + "select count(*) from arrived";

    private static final String IN_PROGRESS = """
            select b.id as bid_id, b.receipt as receipt, b.number as number, b.at as at, c.sha256 as sha256,
                b.scope_id = r.scope_id as current, c.canonical as canonical, b.sent_by as sent_by, b.final_offer as final_offer,
                b.kind as kind, k.chosen_at as chosen_at, k.started_again_at as started_again_at, {d.*}
            from (select cast(:invitation as uuid) as id) own
            left join bid_draft d on d.invitation_id = own.id
            left join bid_code k on k.invitation_id = own.id
            left join bid b on b.invitation_id = own.id
                and b.number = last_word(:invitation, true)
            left join bid_request r on r.business_id = b.business_id and r.id = b.request_id
            left join bid_content c on c.business_id = b.business_id and c.bid_id = b.id
            """;

    private static final int CANONICAL = 6;
    private static final int SENT_BY = 7;
    private static final int FINAL_OFFER = 8;
    private static final int KIND = 9;
    private static final int CODE_CHOSEN_AT = 10;
    private static final int STARTED_AGAIN_AT = 11;
    private static final int DRAFT = 12;

    private final EntityManager entities;
    private final BidRequestRepository requests;
    private final ApplicationEventPublisher events;

    SealedBids(EntityManager entities, BidRequestRepository requests, ApplicationEventPublisher events) {
        this.entities = entities;
        this.requests = requests;
        this.events = events;
    }

    /**
     * Seals a bid.
     *
     * @param own locked, so that a vendor's acts follow one another
     * @param sentBy the name of the person who sends it
     * @param by the same as the one who acts in the vendor's name
     * @param key the same for every press of one button; {@link #receiptOf} knows what it has led to
     * @param now counts in the sample business only; elsewhere the database's clock decides
     * @throws TooLate if the deadline has passed or the bids were opened
     * @throws RuleViolation if a newer version of the bid document counts by now than the one that it answers
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Receipt send(Invitation own, String sentBy, Actor by, BidContent content, UUID key, Instant now) {
        begin(own, now);
        var canonical = Canonical.write(content);
        var bid = BidId.next();
        int sealed = entities.createNativeQuery(ADD_BID)
                .setParameter("request", own.request().id())
                .setParameter("invitation", own.id().id())
                .setParameter("id", bid.id())
                .setParameter("document", content.scopeSha256())
                .setParameter("kind", Bid.Kind.SENT.name())
                .setParameter("receipt", receiptNumber(bid))
                .setParameter("sentBy", sentBy)
                .setParameter("key", key)
                .setParameter("sha256", Canonical.sha256(canonical))
                .setParameter("canonical", canonical)
                .executeUpdate();
        if (sealed == 0) {
            newerThan(content, own.request()).ifPresent(version -> {
                throw new RuleViolation("submission.document.newer", String.valueOf(version));
            });
            throw tooLate(own);
        }
        var receipt = last(own.id()).orElseThrow(NotFound::new);
        events.publishEvent(
                receipt.finalOffer()
                        ? new Bid.FinalOfferSent(bid, own.engagement(), by, receipt.at())
                        : new Bid.Sent(bid, own.engagement(), receipt.version(), by, receipt.at()));
        return receipt;
    }

    /**
     * Takes the bid back, or the final offer where that is sealed. It is never opened.
     *
     * @throws TooLate if the deadline has passed or the bids were opened
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void withdraw(Invitation own, String sentBy, Actor by, Instant now) {
        boolean first = last(own.id()).filter(Receipt::finalOffer).isEmpty();
        var withdrawal = takeOut(own, sentBy, now);
        events.publishEvent(
                first
                        ? new Bid.Withdrawn(withdrawal, own.engagement(), by, databaseTime())
                        : new Bid.FinalOfferWithdrawn(withdrawal, own.engagement(), by, databaseTime()));
    }

    /**
     * The same for an act that says itself what happened.
     *
     * @param sentBy the name of the person who takes it out; null where nobody can tell
     */
    @Transactional(propagation = Propagation.MANDATORY)
    BidId takeOut(Invitation own, @Nullable String sentBy, Instant now) {
        begin(own, now);
        var request = requests.findById(own.request()).orElseThrow(NotFound::new);
        boolean opened = request.openedAt() != null;
        if (opened && !request.isAwaitingFinalOfferOf(own)) {
            throw request.whyNot(own, databaseTime());
        }
        if (last(own.id()).filter(sent -> sent.finalOffer() == opened).isEmpty()) {
            throw new RuleViolation(
                    opened ? "submission.bid.noFinalOfferToWithdraw" : "submission.bid.nothingToWithdraw");
        }
        var withdrawal = BidId.next();
        var taken = entities.createNativeQuery(ADD_WITHDRAWAL)
                .setParameter("request", own.request().id())
                .setParameter("invitation", own.id().id())
                .setParameter("id", withdrawal.id())
                .setParameter("kind", Bid.Kind.WITHDRAWN.name())
                .setParameter("receipt", receiptNumber(withdrawal))
                .setParameter("sentBy", sentBy == null ? "" : sentBy)
                .getSingleResult();
        if (((Number) taken).intValue() == 0) {
            throw tooLate(own);
        }
        return withdrawal;
    }

    /** The receipt of the vendor's last bid, unless it was withdrawn. */
    @Transactional(readOnly = true)
    public Optional<Receipt> last(InvitationId invitation) {
        return Optional.ofNullable(lastWord(invitation).sent());
    }

    @Transactional(readOnly = true)
    public LastWord lastWord(InvitationId invitation) {
        return inProgress(invitation).last();
    }

    /** What the vendor has typed, what it said last, and what keeps it shut. */
    @Transactional(readOnly = true)
    public BidInProgress inProgress(InvitationId invitation) {
        var row = receipts(IN_PROGRESS)
                .addScalar("kind", String.class)
                .addScalar("chosen_at", Instant.class)
                .addScalar("started_again_at", Instant.class)
                .addEntity("d", BidDraft.class)
                .setParameter("invitation", invitation.id())
                .getSingleResult();
        return new BidInProgress(
                (BidDraft) row[DRAFT],
                new LastWord(
                        row[CANONICAL] == null ? null : receipt(row),
                        Bid.Kind.WITHDRAWN.name().equals(row[KIND])),
                (Instant) row[CODE_CHOSEN_AT],
                (Instant) row[STARTED_AGAIN_AT]);
    }

    /** What the vendor sent last, withdrawn since or not. */
    @Transactional(readOnly = true)
    Optional<BidContent> lastSent(InvitationId invitation) {
        return entities.unwrap(Session.class)
                .createNativeQuery("""
                        select c.canonical from bid_content c
                        join bid b on b.business_id = c.business_id and b.id = c.bid_id
                        where c.invitation_id = :invitation
                        order by b.number desc limit 1
                        """, String.class)
                .setParameter("invitation", invitation.id())
                .getResultStream()
                .findFirst()
                .map(BidContent::read);
    }

    /** Whether any version of this vendor's bid was sent with this file. */
    boolean wasSent(InvitationId invitation, UUID file) {
        return (Boolean) entities.createNativeQuery("""
                        select exists (
                            select from bid_content c
                            where c.invitation_id = :invitation and position(:file in c.canonical) > 0)
                        """)
                .setParameter("invitation", invitation.id())
                .setParameter("file", file.toString())
                .getSingleResult();
    }

    /** The receipt that a press of the button with this key has led to: a second press or a lost answer makes no second bid. */
    Optional<Receipt> receiptOf(InvitationId invitation, UUID key) {
        return receipts("""
                select b.id as bid_id, b.receipt as receipt, b.number as number, b.at as at, c.sha256 as sha256,
                    b.scope_id = r.scope_id
                        and b.number = last_word(:invitation, true)
                        as current,
                    c.canonical as canonical, b.sent_by as sent_by, b.final_offer as final_offer
                from bid_content c
                join bid b on b.business_id = c.business_id and b.id = c.bid_id
                join bid_request r on r.business_id = b.business_id and r.id = b.request_id
                where c.invitation_id = :invitation and c.idempotency_key = :key
                """)
                .setParameter("invitation", invitation.id())
                .setParameter("key", key)
                .getResultStream()
                .findFirst()
                .map(SealedBids::receipt);
    }

    /** What the vendor sent before the opening, unless it had withdrawn it. */
    @Transactional(readOnly = true)
    Optional<Receipt> first(InvitationId invitation) {
        return receipts("""
                select b.id as bid_id, b.receipt as receipt, b.number as number, b.at as at, c.sha256 as sha256,
                    b.scope_id = r.scope_id as current, c.canonical as canonical, b.sent_by as sent_by,
                    b.final_offer as final_offer
                from bid b
                join bid_content c on c.business_id = b.business_id and c.bid_id = b.id
                join bid_request r on r.business_id = b.business_id and r.id = b.request_id
                where b.invitation_id = :invitation and b.number = (
                    select max(l.number) from bid l where l.invitation_id = :invitation and not l.final_offer)
                """)
                .setParameter("invitation", invitation.id())
                .getResultStream()
                .findFirst()
                .map(SealedBids::receipt);
    }

    /** A question whose first columns are those of a receipt. */
    private NativeQuery<Object[]> receipts(String sql) {
        return entities.unwrap(Session.class)
                .createNativeQuery(sql, Object[].class)
                .addScalar("bid_id", UUID.class)
                .addScalar("receipt", String.class)
                .addScalar("number", Integer.class)
                .addScalar("at", Instant.class)
                .addScalar("sha256", String.class)
                .addScalar("current", Boolean.class)
                .addScalar("canonical", String.class)
                .addScalar("sent_by", String.class)
                .addScalar("final_offer", Boolean.class);
    }

    private static Receipt receipt(@Nullable Object[] row) {
        var canonical = (String) Objects.requireNonNull(row[CANONICAL]);
        return new Receipt(
                new BidId((UUID) Objects.requireNonNull(row[0])),
                (String) Objects.requireNonNull(row[1]),
                (Integer) Objects.requireNonNull(row[2]),
                (Instant) Objects.requireNonNull(row[3]),
                (String) Objects.requireNonNull(row[4]),
                (Boolean) Objects.requireNonNull(row[5]),
                canonical,
                (String) row[SENT_BY],
                (Boolean) Objects.requireNonNull(row[FINAL_OFFER]),
                BidContent.read(canonical));
    }

    private void begin(Invitation own, Instant now) {
        var scope = Tenancy.required();
        if (scope.role() != Tenancy.DatabaseRole.VENDOR || !own.id().id().equals(scope.subject())) {
            throw new IllegalStateException("Bids are sent through the vendor's own link only.");
        }
        entities.createNativeQuery("select set_config('app.told_time', :now, true)")
                .setParameter("now", now.toString())
                .getSingleResult();
    }

    /** The version that came between reading and sending, past what this session has read before. */
    private Optional<Integer> newerThan(BidContent content, BidRequestId request) {
        return entities.unwrap(Session.class)
                .createNativeQuery(
                        "select scope_version from bid_request where id = :request"
                                + " and scope_sha256 <> :document and bidding_clock() < bids_due(bid_request)",
                        Integer.class)
                .setParameter("request", request.id())
                .setParameter("document", content.scopeSha256())
                .getResultStream()
                .findFirst();
    }

    private RuleViolation tooLate(Invitation own) {
        return requests.findById(own.request()).orElseThrow(NotFound::new).whyNot(own, databaseTime());
    }

    private Instant databaseTime() {
        return (Instant) entities.createNativeQuery("select bidding_clock()", Instant.class)
                .getSingleResult();
    }

    /** Made from the random part of the identity: numbers in a row would tell how many others bid. */
    private static String receiptNumber(BidId bid) {
        var text = new StringBuilder("BID-");
        long random = bid.id().getLeastSignificantBits() & Long.MAX_VALUE;
        for (int i = 0; i < 8; i++) {
            text.append(i == 4 ? "-" : "").append(RECEIPT_LETTERS[(int) (random % RECEIPT_LETTERS.length)]);
            random /= RECEIPT_LETTERS.length;
        }
        return text.toString();
    }
}
