package app.handoff.contract;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SignedFileRepository extends Repository<SignedFile, ContractId> {

    SignedFile saveAndFlush(SignedFile file);

    Optional<SignedFile> findByContract(ContractId contract);

    boolean existsByContract(ContractId contract);

    /** All but the bytes. */
    @Query(
            "select f.sha256 as sha256, f.sealedAt as sealedAt, f.edition as edition from SignedFile f where f.contract = :contract")
    Optional<Facts> facts(ContractId contract);

    /** Contracts and amendments that both sides signed and that have no file yet, but for these. */
    @Query("select c.id from Agreement c where c.activeAt is not null and c.id.id not in :except"
            + " and not exists (select 1 from SignedFile f where f.contract = c.id) order by c.activeAt")
    List<ContractId> missing(Collection<UUID> except, Limit limit);

    /** What is known of a file without reading it. */
    interface Facts {

        String getSha256();

        Instant getSealedAt();

        int getEdition();
    }
}
