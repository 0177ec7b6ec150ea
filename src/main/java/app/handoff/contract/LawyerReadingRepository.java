package app.handoff.contract;

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
}
