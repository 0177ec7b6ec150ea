package app.handoff.vendor;

import app.handoff.kernel.EngagementId;
import app.handoff.tenancy.AggregateRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;

interface InquiryRepository extends AggregateRepository<Inquiry, UUID> {

    Optional<Inquiry> findById(UUID press);

    @Query("select i from Inquiry i where i.email = ?1 and i.engagement = ?2 order by i.askedAt desc")
    List<Inquiry> of(String email, EngagementId engagement, Limit limit);

    @Query("select i from Inquiry i where i.email = ?1 and i.engagement is null order by i.askedAt desc")
    List<Inquiry> ofNone(String email, Limit limit);

    long countByAskedAtAfter(Instant start);

    /** One page, newest first. */
    @Query("""
            select i from Inquiry i
            where i.askedAt < :before or (i.askedAt = :before and i.id < :last)
            order by i.askedAt desc, i.id desc
            """)
    List<Inquiry> before(Instant before, UUID last, Limit limit);
}
