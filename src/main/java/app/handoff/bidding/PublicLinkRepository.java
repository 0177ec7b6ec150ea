package app.handoff.bidding;

import app.handoff.kernel.EngagementId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PublicLinkRepository extends Repository<PublicLink, UUID> {

    PublicLink save(PublicLink link);

    Optional<PublicLink> findById(UUID id);

    @Query("select l from PublicLink l where l.request = :request and l.endedAt is null")
    Optional<PublicLink> on(BidRequestId request);

    @Query("select count(l) > 0 from PublicLink l where l.request = :request and l.endedAt is null")
    boolean isOn(BidRequestId request);

    /** What the vendor role of the database may read of a link, and no more. */
    @Query("select new app.handoff.bidding.PublicNotice(l.title, l.summary, l.deadline, l.questionsUntil, l.decisionBy,"
            + " l.zone, l.accepting, l.endedAt) from PublicLink l where l.id = :id")
    Optional<PublicNotice> notice(UUID id);

    /** Where vendors have come in since somebody looked, in rounds that still take bids. */
    @Query("""
            select l.engagement as engagement, count(i) as vendors
            from PublicLink l join Invitation i on i.request = l.request
            where i.byPublicLink = true and i.revokedAt is null and i.invitedAt > l.seenAt
              and l.endedAt is null and l.accepting = true and l.deadline > :now
            group by l.engagement order by max(i.invitedAt)
            """)
    List<Arrivals> unseen(Instant now, Limit limit);

    /** Vendors that have come in by one link and nobody has looked at. */
    interface Arrivals {
        EngagementId getEngagement();

        long getVendors();
    }
}
