package app.handoff.contract;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AmendmentRepository extends Repository<Amendment, ContractId> {

    List<Amendment> findByAmendsOrderByNumber(ContractId contract);

    List<Amendment> findByAmendsInOrderByNumber(Collection<ContractId> contracts);

    Optional<Amendment> findByAmendsAndNumber(ContractId contract, int number);

    /** Amendments that both sides signed and whose day has come since, within their contract, the earliest first. */
    @Query("select a.id from Amendment a join Contract c on c.id = a.amends"
            + " where a.status = app.handoff.contract.ContractStatus.ACTIVE"
            + " and c.status = app.handoff.contract.ContractStatus.ACTIVE"
            + " and a.effectedAt is null and a.effectiveFrom <= :today"
            + " and (c.ending.endsOn is null or a.effectiveFrom <= c.ending.endsOn) order by a.effectiveFrom")
    List<ContractId> due(LocalDate today);
}
