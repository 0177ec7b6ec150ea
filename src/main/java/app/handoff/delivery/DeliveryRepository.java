package app.handoff.delivery;

import app.handoff.shared.EngagementId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface DeliveryRepository extends Repository<Delivery, DeliveryId> {

    Delivery save(Delivery delivery);

    Optional<Delivery> findById(DeliveryId id);

    boolean existsByContractId(UUID contract);

    /** An engagement whose vendor was replaced has several; the newest counts. */
    @Query("select d from Delivery d where d.engagement = :engagement order by d.id.id desc")
    List<Delivery> ofEngagement(EngagementId engagement, Limit limit);

    @Query("select d from Delivery d where d.engagement in :engagements order by d.id.id")
    List<Delivery> ofEngagements(Collection<EngagementId> engagements);

    @Query("select d from Delivery d where d.id in :ids")
    List<Delivery> findAll(Collection<DeliveryId> ids);

    /** What is signed and has not ended; work that is yet to begin comes last. */
    // Native: only SQL can look at the light inside the newest report of each delivery.
    @Query(nativeQuery = true, value = """
                    select d.id
                      from delivery d
                      left join lateral (
                        select r.content ->> 'light' as light
                          from status_report r
                         where r.business_id = d.business_id and r.delivery_id = d.id and r.content is not null
                         order by r.week desc
                         limit 1) newest on true
                     where d.phase <> 'ENDED'
                     order by d.starts > :today, case newest.light when 'OFF_TRACK' then 1 when 'SOME_TROUBLE' then 2 when 'ON_TRACK' then 4 else 3 end, d.id
                     limit :most
                    """)
    List<UUID> runningWorstFirst(LocalDate today, int most);

    @Query("select d from Delivery d where d.phase = Phase.TRANSITION and d.ends >= :today order by d.id.id")
    List<Delivery> inTransition(LocalDate today, Limit limit);
}
