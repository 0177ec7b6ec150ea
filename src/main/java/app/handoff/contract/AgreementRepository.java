package app.handoff.contract;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Contracts and their amendments alike. */
interface AgreementRepository extends Repository<Agreement, ContractId> {

    Agreement save(Agreement agreement);

    void flush();

    Optional<Agreement> findById(ContractId id);

    /** Makes everybody else who acts on it wait: nobody asks while another signs. */
    @Query(value = "select id from contract where id = :id for no key update", nativeQuery = true)
    Optional<UUID> lock(UUID id);

    /** The contract that an amendment changes; empty for a contract. */
    @Query(value = "select amends_id from contract where id = :id and amends_id is not null", nativeQuery = true)
    Optional<UUID> amendedBy(UUID id);
}
