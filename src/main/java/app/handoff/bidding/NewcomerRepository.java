package app.handoff.bidding;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface NewcomerRepository extends Repository<Newcomer, UUID> {

    Newcomer save(Newcomer newcomer);

    Optional<Newcomer> findById(UUID id);

    /** How many have not proven their address yet, by whatever public link of one request. */
    @Query("select count(n) from Newcomer n join PublicLink l on l.id = n.link"
            + " where l.request = :request and n.arrivedAt is null")
    long waiting(BidRequestId request);

    /** What strangers typed and nobody proved is kept no longer than its link works. */
    @Modifying
    @Query("delete from Newcomer n where n.arrivedAt is null and n.askedAt < :before")
    int forget(Instant before);
}
