package app.handoff.delivery;

import app.handoff.tenancy.AggregateRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface NumberTokenRepository extends AggregateRepository<NumberToken, NumberTokenId> {

    Optional<NumberToken> findById(NumberTokenId id);

    Optional<NumberToken> findByTokenHash(byte[] hash);

    /** Notes that numbers were posted with it, next to whatever else happens to it: that is nobody's change of it. */
    @Modifying
    @Query("update NumberToken t set t.lastUsedAt = ?2 where t.id = ?1")
    void used(NumberTokenId token, Instant now);

    /** Those that nobody revoked, the newest first. */
    @Query("select t from NumberToken t where t.delivery = ?1 and t.revokedAt is null order by t.madeAt desc, t.id.id")
    List<NumberToken> of(DeliveryId delivery, Limit limit);
}
