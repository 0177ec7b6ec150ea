package app.handoff.contract;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.VendorId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ContractRepository extends Repository<Contract, ContractId> {

    Contract save(Contract contract);

    Optional<Contract> findById(ContractId id);

    List<Contract> findByIdIn(Collection<ContractId> ids);

    Optional<Contract> findFirstByEngagementOrderByRoundDesc(EngagementId engagement);

    List<Contract> findByEngagementOrderByRound(EngagementId engagement);

    Optional<Contract> findFirstByEngagementAndStatusInOrderByRoundDesc(
            EngagementId engagement, Collection<ContractStatus> statuses);

    List<Contract> findByEngagementAndStatusInOrderByRound(
            EngagementId engagement, Collection<ContractStatus> statuses);

    String LINE = """
            select new app.handoff.contract.ContractLine(
                c.id, c.engagement, c.round, c.origin.bidId, c.status, c.parties.vendorName, c.wording.edition, c.origin.preparedAt, c.sentAt, c.activeAt,
                c.ending.termination, c.closing.side,
                (select count(l) from Clause l where l.contract = c and l.removed = false),
                (select count(l) from Clause l where l.contract = c and l.removed = false and exists (
                    select 1 from Acknowledgement u where u.clause = l.id and u.fingerprint = l.fingerprint
                        and u.side = app.handoff.contract.Side.US)),
                (select count(l) from Clause l where l.contract = c and l.removed = false and exists (
                    select 1 from Acknowledgement u where u.clause = l.id and u.fingerprint = l.fingerprint
                        and u.side = app.handoff.contract.Side.VENDOR)),
                (select count(q) from ContractQuestion q where q.contract = c
                    and q.state = app.handoff.contract.ContractQuestion.State.OPEN
                    and q.askedBy = app.handoff.contract.Side.VENDOR),
                (select count(q) from ContractQuestion q where q.contract = c
                    and q.state = app.handoff.contract.ContractQuestion.State.ANSWERED
                    and q.askedBy = app.handoff.contract.Side.US),
                (select count(q) from ContractQuestion q where q.contract = c
                    and q.state <> app.handoff.contract.ContractQuestion.State.SETTLED),
                (select count(p) from ClauseProposal p where p.contract = c
                    and p.state = app.handoff.contract.ClauseProposal.State.OPEN
                    and p.proposedBy = app.handoff.contract.Side.VENDOR),
                (select count(p) from ClauseProposal p where p.contract = c
                    and p.state = app.handoff.contract.ClauseProposal.State.OPEN),
                coalesce(c.standing.noticeBy, c.days.noticeBy), coalesce(c.standing.renewal, c.days.renewal),
                c.termDecidedFor,
                (select a.number from Amendment a where a.amends = c.id and a.status in (
                    app.handoff.contract.ContractStatus.DRAFT, app.handoff.contract.ContractStatus.SENT, app.handoff.contract.ContractStatus.SIGNING,
                    app.handoff.contract.ContractStatus.SIGNED_BY_VENDOR)),
                (select a.status from Amendment a where a.amends = c.id and a.status in (
                    app.handoff.contract.ContractStatus.DRAFT, app.handoff.contract.ContractStatus.SENT, app.handoff.contract.ContractStatus.SIGNING,
                    app.handoff.contract.ContractStatus.SIGNED_BY_VENDOR)),
                (select count(l) from Clause l join Amendment a on l.contract = a where a.amends = c.id
                    and a.status = app.handoff.contract.ContractStatus.SENT and l.removed = false and not exists (
                    select 1 from Acknowledgement u where u.clause = l.id and u.fingerprint = l.fingerprint
                        and u.side = app.handoff.contract.Side.US)),
                (select count(q) from ContractQuestion q join Amendment a on q.contract = a where a.amends = c.id
                    and a.status = app.handoff.contract.ContractStatus.SENT
                    and (q.state = app.handoff.contract.ContractQuestion.State.OPEN
                        and q.askedBy = app.handoff.contract.Side.VENDOR
                        or q.state = app.handoff.contract.ContractQuestion.State.ANSWERED
                        and q.askedBy = app.handoff.contract.Side.US)),
                (select count(p) from ClauseProposal p join Amendment a on p.contract = a where a.amends = c.id
                    and a.status = app.handoff.contract.ContractStatus.SENT
                    and p.state = app.handoff.contract.ClauseProposal.State.OPEN
                    and p.proposedBy = app.handoff.contract.Side.VENDOR),
                c.signingDay.signBy,
                (select count(s) from Signatory s where s.contract = c and s.side = app.handoff.contract.Side.US),
                (select min(q.askedAt) from ContractQuestion q where q.askedBy = app.handoff.contract.Side.VENDOR
                    and q.state = app.handoff.contract.ContractQuestion.State.OPEN
                    and (q.contract = c or exists (select 1 from Amendment a where q.contract = a and a.amends = c.id
                        and a.status = app.handoff.contract.ContractStatus.SENT))))
            from Contract c
            """;

    @Query(LINE + "where c.engagement in :engagements order by c.round")
    List<ContractLine> lines(Collection<EngagementId> engagements);

    /** The last contract with one of these vendors in each engagement, the newest engagement first. */
    @Query("""
            select new app.handoff.contract.VendorContract(
                c.engagement, c.status, c.activeAt, c.ending.termination, c.closing.side, c.closing.closedAt)
            from Contract c
            where c.parties.vendor in :vendors
              and c.round = (select max(l.round) from Contract l
                where l.engagement = c.engagement and l.parties.vendor in :vendors)
            order by c.engagement.id desc
            """)
    List<VendorContract> with(Collection<VendorId> vendors, Limit limit);

    /** The engagements in which a contract with one of these vendors was ever in force, the newest first. */
    @Query(
            "select distinct c.engagement.id from Contract c where c.parties.vendor in :vendors and c.activeAt is not null"
                    + " order by c.engagement.id desc")
    List<UUID> signedWith(Collection<VendorId> vendors, Limit limit);

    /** The contracts with these vendors that are being prepared or in force. */
    @Query("select new app.handoff.contract.LivingContract(c.engagement, c.parties.vendor, c.status) from Contract c"
            + " where c.parties.vendor in :vendors and c.status in (app.handoff.contract.ContractStatus.DRAFT,"
            + " app.handoff.contract.ContractStatus.SENT, app.handoff.contract.ContractStatus.SIGNING, app.handoff.contract.ContractStatus.SIGNED_BY_VENDOR,"
            + " app.handoff.contract.ContractStatus.ACTIVE) order by c.origin.preparedAt")
    List<LivingContract> living(Collection<VendorId> vendors);

    /** Those of these engagements whose choice was followed by a contract that was not cancelled. */
    @Query("select c.engagement from Contract c where c.engagement in :engagements"
            + " and c.status <> app.handoff.contract.ContractStatus.CANCELLED")
    List<EngagementId> followed(Collection<EngagementId> engagements);

    /** Contracts that wait for signatures until this day or an earlier one, and whose sides were not told that it has passed. */
    @Query("select new app.handoff.contract.ContractToSign(c.id, c.signingDay) from Contract c"
            + " where c.status in (app.handoff.contract.ContractStatus.SENT, app.handoff.contract.ContractStatus.SIGNING,"
            + " app.handoff.contract.ContractStatus.SIGNED_BY_VENDOR)"
            + " and c.signingDay.signBy <= :until and c.signingDay.toldAt is null order by c.signingDay.signBy")
    List<ContractToSign> toSign(LocalDate until);

    /** Contracts in force whose last day, by a notice, is before this one. */
    @Query("select c.id from Contract c where c.status = app.handoff.contract.ContractStatus.ACTIVE"
            + " and c.ending.endsOn < :today order by c.ending.endsOn")
    List<ContractId> over(LocalDate today);

    /** Contracts in force that go on by themselves and whose notice day was before this one. */
    @Query("select c.id from Contract c where c.status = app.handoff.contract.ContractStatus.ACTIVE"
            + " and c.ending.endsOn is null and coalesce(c.standing.renewal, c.days.renewal) ="
            + " app.handoff.contract.Renewal.AUTO and coalesce(c.standing.noticeBy, c.days.noticeBy) < :today")
    List<ContractId> goingOn(LocalDate today);

    /**
     * Contracts in force whose last day of notice comes between these days, about whose term nobody has decided and of which the
     * business may have to be told, the earliest first. What was told so many days before as are left by the latest day is left out.
     *
     * @param before how many days before it is told, as numbers with commas between
     */
    @Query(nativeQuery = true, value = """
            select c.id
            from contract c join contract_terms t on t.contract_id = c.id
                cross join lateral (select coalesce(c.agreed_notice_by, t.notice_by) as day) n
            where c.kind = 'CONTRACT' and c.status = 'ACTIVE' and c.ends_on is null
                and n.day between :from and :until and n.day is distinct from c.term_decided_for
                and t.terms ->> 'rateModel' <> 'ONCE'
                and not exists (select from contract_term_notice told
                    where told.contract_id = c.id and told.notice_by = n.day and told.days <= (
                        select min(d) from unnest(cast(string_to_array(:before, ',') as integer[])) d where n.day - :latest <= d))
            order by n.day
            """)
    List<UUID> termsToDecide(LocalDate from, LocalDate until, LocalDate latest, String before);

    /** Makes sure that each is told once, however many nodes look at the same contract. */
    @Modifying
    @Query(
            nativeQuery = true,
            value = "insert into contract_term_notice (contract_id, notice_by, days, told_at)"
                    + " values (:contract, :noticeBy, :days, :now) on conflict do nothing")
    int tell(UUID contract, LocalDate noticeBy, int days, Instant now);

    /** Leaves its version as it is: the note is no part of what somebody edits. */
    @Modifying
    @Query(
            nativeQuery = true,
            value = "update contract set lawyer_seen = true, lawyer_name = :lawyer, lawyer_seen_on = :day"
                    + " where id = :contract and kind = 'CONTRACT' and status in ('DRAFT', 'SENT', 'SIGNING',"
                    + " 'SIGNED_BY_VENDOR')")
    int seenByLawyer(UUID contract, String lawyer, LocalDate day);

    /**
     * Contracts that may ask something of us: those that are not in force yet and those that are changed or whose term is to be
     * decided soon, the oldest first, and then those whose end was said and whose last day has come, the newest first:
     * something may still have to come back.
     */
    @Query(
            LINE + "where c.status in (app.handoff.contract.ContractStatus.DRAFT,"
                    + " app.handoff.contract.ContractStatus.SENT, app.handoff.contract.ContractStatus.SIGNING, app.handoff.contract.ContractStatus.SIGNED_BY_VENDOR)"
                    + " or c.ending.endsOn <= :today or c.status = app.handoff.contract.ContractStatus.ACTIVE"
                    + " and c.ending.endsOn is null and (coalesce(c.standing.noticeBy, c.days.noticeBy) between :today and :soon"
                    + " and (c.termDecidedFor is null or c.termDecidedFor <> coalesce(c.standing.noticeBy, c.days.noticeBy))"
                    + " or exists (select 1 from Amendment a where a.amends = c.id and a.status in ("
                    + " app.handoff.contract.ContractStatus.DRAFT, app.handoff.contract.ContractStatus.SENT, app.handoff.contract.ContractStatus.SIGNING,"
                    + " app.handoff.contract.ContractStatus.SIGNED_BY_VENDOR))) order by c.ending.endsOn desc nulls first, c.origin.preparedAt")
    List<ContractLine> waiting(LocalDate today, LocalDate soon, Limit limit);

    /** Engagements whose vendor is chosen and that have no contract yet, or none but cancelled ones. */
    @Query("select distinct r.engagement from BidRequest r where r.status = app.handoff.bidding.BiddingStatus.AWARDED"
            + " and not exists (select 1 from Contract c where c.engagement = r.engagement"
            + " and c.status <> app.handoff.contract.ContractStatus.CANCELLED)")
    List<EngagementId> withoutContract(Limit limit);

    /**
     * The days that count in contracts, from one to another: by when it is to be signed; when the work starts, signed or not; the last day to stop a
     * contract that goes on by itself, or to prolong one that does not; and when it ends.
     */
    @Query(nativeQuery = true, value = """
            select c.engagement_id as engagement, c.vendor_name as vendor, d.what, d.day
            from contract c join contract_terms t on t.contract_id = c.id
                cross join lateral (values
                    (case c.status when 'ACTIVE' then 'starts' else 'startsUnsigned' end, t.starts_on, true),
                    (case coalesce(c.agreed_renewal, t.renewal) when 'AUTO' then 'notice' else 'prolong' end,
                        coalesce(c.agreed_notice_by, t.notice_by), c.status = 'ACTIVE'
                        and coalesce(c.agreed_renewal, t.renewal) <> 'NONE' and t.terms ->> 'rateModel' <> 'ONCE'
                        and c.ends_on is null),
                    ('signBy', c.sign_by, c.status in ('SENT', 'SIGNING', 'SIGNED_BY_VENDOR')),
                    ('ends', coalesce(c.ends_on, c.agreed_ends_on, t.ends_on), c.status = 'ACTIVE')) d (what, day, counts)
            where c.kind = 'CONTRACT' and c.status in ('SENT', 'SIGNING', 'SIGNED_BY_VENDOR', 'ACTIVE') and d.counts and d.day between :from and :to
            order by d.day, engagement
            limit :limit
            """)
    List<Day> days(LocalDate from, LocalDate to, int limit);

    /** A day that counts in a contract; what it is, is the end of a key of our texts. */
    interface Day {
        UUID getEngagement();

        String getVendor();

        String getWhat();

        LocalDate getDay();
    }
}
