package app.handoff.sharelink;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface LinkCodeRepository extends Repository<LinkCode, UUID> {

    LinkCode save(LinkCode code);

    Optional<LinkCode> findById(UUID id);

    @Query("select c from LinkCode c where c.holder = :holder and c.hash = :hash and c.expiresAt > :now")
    Optional<LinkCode> find(UUID holder, byte[] hash, Instant now);

    /** Those that were mailed to this address and wait to be used, the newest first. */
    @Query("select c from LinkCode c where c.holder = :holder and c.address = :address and c.usedAt is null"
            + " and c.expiresAt > :now order by c.madeAt desc, c.id desc")
    List<LinkCode> waiting(UUID holder, String address, Instant now, Limit limit);

    @Query("select count(c) > 0 from LinkCode c where c.holder = :holder and c.usedAt is not null")
    boolean wasUsed(UUID holder);

    /** Whether a member handed a code over with the link. */
    @Query("select count(c) > 0 from LinkCode c where c.holder = :holder and c.handedBy is not null"
            + " and c.expiresAt > :now")
    boolean isHanded(UUID holder, Instant now);

    @Modifying
    @Query("update LinkCode c set c.usedAt = :now where c.id = :id and c.usedAt is null")
    int use(UUID id, Instant now);

    /** Codes that a member handed over with an earlier link of the same colleague. */
    @Modifying
    @Query("update LinkCode c set c.expiresAt = :now where c.holder = :holder and c.handedBy is not null"
            + " and c.expiresAt > :now")
    void endHanded(UUID holder, Instant now);
}
