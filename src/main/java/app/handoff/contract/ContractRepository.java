package app.handoff.contract;

import app.handoff.shared.EngagementId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ContractRepository extends Repository<Contract, ContractId> {

    Contract save(Contract contract);

    void flush();

    Optional<Contract> findById(ContractId id);

    Optional<Contract> findFirstByEngagementOrderByRoundDesc(EngagementId engagement);

    List<Contract> findByEngagementOrderByRound(EngagementId engagement);

    Optional<Contract> findFirstByEngagementAndStatusInOrderByRoundDesc(
            EngagementId engagement, Collection<Contract.Status> statuses);

    /** Makes everybody else who acts on this contract wait: nobody asks while another signs. */
    @Query(value = "select id from contract where id = :id for no key update", nativeQuery = true)
    Optional<UUID> lock(UUID id);

    String LINE = """
            select new app.handoff.contract.ContractLine(
                c.id, c.engagement, c.round, c.status, c.vendorName, c.edition, c.preparedAt, c.sentAt, c.activeAt, c.closedAt,
                (select count(l) from Clause l where l.contract = c and l.removed = false),
                (select count(l) from Clause l where l.contract = c and l.removed = false and exists (
                    select 1 from Understanding u where u.clause = l.id and u.fingerprint = l.fingerprint
                        and u.side = app.handoff.contract.Side.US)),
                (select count(l) from Clause l where l.contract = c and l.removed = false and exists (
                    select 1 from Understanding u where u.clause = l.id and u.fingerprint = l.fingerprint
                        and u.side = app.handoff.contract.Side.VENDOR)),
                (select count(q) from ContractQuestion q where q.contract = c
                    and q.state = app.handoff.contract.ContractQuestion.State.OPEN
                    and q.askedBy = app.handoff.contract.Side.VENDOR),
                (select count(q) from ContractQuestion q where q.contract = c
                    and q.state = app.handoff.contract.ContractQuestion.State.ANSWERED
                    and q.askedBy = app.handoff.contract.Side.US),
                (select count(q) from ContractQuestion q where q.contract = c
                    and q.state <> app.handoff.contract.ContractQuestion.State.SETTLED))
            from Contract c
            """;

    @Query(LINE + "where c.engagement in :engagements order by c.round")
    List<ContractLine> lines(Collection<EngagementId> engagements);

    /** Contracts that are not in force yet, the oldest first. */
    @Query(LINE + "where c.status in (app.handoff.contract.Contract.Status.DRAFT,"
            + " app.handoff.contract.Contract.Status.SENT, app.handoff.contract.Contract.Status.SIGNED_BY_VENDOR)"
            + " order by c.preparedAt")
    List<ContractLine> waiting(Limit limit);

    /** Those of these engagements whose vendor is chosen. */
    @Query("select distinct r.engagement from BidRequest r where r.engagement in :engagements"
            + " and r.status = app.handoff.bidding.BidRequest.Status.AWARDED")
    Set<EngagementId> awarded(Collection<EngagementId> engagements);

    /** Engagements whose vendor is chosen and that have no contract yet, or none but cancelled ones. */
    @Query(
            "select distinct r.engagement from BidRequest r where r.status = app.handoff.bidding.BidRequest.Status.AWARDED"
                    + " and not exists (select 1 from Contract c where c.engagement = r.engagement"
                    + " and c.status <> app.handoff.contract.Contract.Status.CANCELLED)")
    List<EngagementId> withoutContract(Limit limit);
}
