package app.handoff.contract;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface LawyerReadingRepository extends Repository<LawyerReading, LawyerReadingId> {

    LawyerReading saveAndFlush(LawyerReading reading);

    Optional<LawyerReading> findById(LawyerReadingId id);

    /** Of one contract, in the order in which they were asked. */
    @Query("select r from LawyerReading r where r.contract = :contract order by r.askedAt, r.id.id")
    List<LawyerReading> of(ContractId contract);

    /** Those whose link still works though their contract is signed by both sides, declined, withdrawn or at its end. */
    @Query("select r from LawyerReading r join Contract c on c.id = r.contract where r.until > :now"
            + " and r.stoppedAt is null and c.status not in (ContractStatus.DRAFT, ContractStatus.SENT,"
            + " ContractStatus.SIGNING, ContractStatus.SIGNED_BY_VENDOR)")
    List<LawyerReading> tooLate(Instant now);
}
