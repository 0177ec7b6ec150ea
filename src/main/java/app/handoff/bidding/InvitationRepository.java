package app.handoff.bidding;

import app.handoff.kernel.BidId;
import app.handoff.kernel.VendorId;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

public interface InvitationRepository extends Repository<Invitation, InvitationId> {

    Invitation save(Invitation invitation);

    Optional<Invitation> findById(InvitationId id);

    /** One act of a vendor at a time: whoever comes second waits, and reads what the first has left. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select i from Invitation i where i.id = :id")
    Optional<Invitation> lock(InvitationId id);

    Optional<Invitation> findByRequestAndVendor(BidRequestId request, VendorId vendor);

    @Query("select i from Invitation i where i.request = :request order by i.vendorName, i.id.id")
    List<Invitation> of(BidRequestId request);

    void delete(Invitation invitation);

    @Query("select i from Invitation i where i.request in :requests")
    List<Invitation> ofAll(Collection<BidRequestId> requests);

    /** The last round of each engagement in which one of these vendors was asked for a bid, the newest engagement first. */
    @Query("""
            select new app.handoff.bidding.VendorRound(i, r.status, r.asked.scope, r.timetable.deadline, r.openedAt, b)
            from Invitation i join BidRequest r on r.id = i.request
                left join Bid b on b.invitation = i.id
                    and b.number = function('last_word', i.id.id, false)
            where i.vendor in :vendors
              and not exists (
                select 1 from Invitation later
                where later.vendor in :vendors and later.engagement = i.engagement
                  and (later.request.id > i.request.id or (later.request = i.request and later.id.id > i.id.id)))
            order by i.engagement.id desc
            """)
    List<VendorRound> rounds(Collection<VendorId> vendors, Limit limit);

    /** The other invitations of these vendors at this address through which a bid was sent, the newest bid first. */
    @Query("""
            select new app.handoff.bidding.EarlierInvitation(i.id, r.title, b.at,
                case when r.openedAt is not null and b.scope = r.asked.scope
                    and (i.revokedAt is null or i.revokedAt >= r.openedAt)
                    and b.number = function('last_word', i.id.id, false) then true else false end)
            from Invitation i join BidRequest r on r.id = i.request join Bid b on b.invitation = i.id
            where i.vendor in :vendors and i.email = :email and i.id <> :own
              and b.number = (select max(s.number) from Bid s
                where s.invitation = i.id and s.kind = app.handoff.bidding.Bid.Kind.SENT)
            order by b.at desc
            """)
    List<EarlierInvitation> withBidsOf(Collection<VendorId> vendors, String email, InvitationId own, Limit limit);

    /** The rounds that are not over in which one of these vendors is asked for a bid. */
    @Query("""
            select new app.handoff.bidding.VendorRound(i, r.status, r.asked.scope, r.timetable.deadline, r.openedAt, b)
            from Invitation i join BidRequest r on r.id = i.request
                left join Bid b on b.invitation = i.id
                    and b.number = function('last_word', i.id.id, false)
            where i.vendor in :vendors and i.revokedAt is null and i.declinedAt is null
              and r.status in (app.handoff.bidding.BiddingStatus.DRAFT, app.handoff.bidding.BiddingStatus.OPEN,
                app.handoff.bidding.BiddingStatus.OPENED)
            order by i.invitedAt
            """)
    List<VendorRound> open(Collection<VendorId> vendors);

    /** The bids of these vendors in the rounds in which somebody was chosen. */
    @Query("select b.id.id as bid, i.vendor.id as vendor from Bid b join Invitation i on i.id = b.invitation"
            + " join BidRequest r on r.id = b.request where i.vendor in :vendors"
            + " and r.status = app.handoff.bidding.BiddingStatus.AWARDED")
    List<SentBid> inDecidedRounds(Collection<VendorId> vendors);

    /** Every vendor that was ever put on a list, and whether a bid of it was sent and not withdrawn. */
    @Query("""
            select i.vendor.id as vendor, count(b) as bids
            from Invitation i left join Bid b on b.invitation = i.id and b.kind = app.handoff.bidding.Bid.Kind.SENT
                and b.number = function('last_word', i.id.id, false)
            group by i.vendor.id
            """)
    List<SentBids> sentByVendor();

    /** The vendors that sent these bids. */
    @Query("select distinct i.vendor.id from Bid b join Invitation i on i.id = b.invitation where b.id in :bids")
    List<UUID> vendorsOf(Collection<BidId> bids);

    /** Whether the vendor was reminded at that time. */
    @NativeQuery("select exists (select from bid_reminder where invitation_id = :invitation and due_at = :dueAt)")
    boolean isReminded(UUID invitation, Instant dueAt);

    /** Makes sure that each reminder is written once, however many nodes look at the same vendor. */
    @Modifying
    @NativeQuery("insert into bid_reminder (invitation_id, due_at, days_before, written_at)"
            + " values (:invitation, :dueAt, :daysBefore, :now) on conflict do nothing")
    int remind(UUID invitation, Instant dueAt, int daysBefore, Instant now);

    /** The reminders that were written for one request, the first one first. */
    @NativeQuery("select b.invitation_id as invitation, cast(b.days_before as integer) as days from bid_reminder b"
            + " join invitation i on i.business_id = b.business_id and i.id = b.invitation_id"
            + " where i.request_id = :request order by b.due_at")
    List<Reminded> reminded(UUID request);

    /** A vendor that was reminded, and how many days before the deadline of that time. */
    interface Reminded {
        UUID getInvitation();

        int getDays();
    }

    /** A bid and who sent it. */
    interface SentBid {
        UUID getBid();

        UUID getVendor();
    }

    /** How many bids a vendor sent, in all rounds. */
    interface SentBids {
        UUID getVendor();

        long getBids();
    }
}
