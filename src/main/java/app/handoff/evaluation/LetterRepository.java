package app.handoff.evaluation;

import app.handoff.bidding.BidRequestId;
import app.handoff.bidding.InvitationId;
import app.handoff.kernel.EngagementId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface LetterRepository extends Repository<Letter, UUID> {

    Letter save(Letter letter);

    /** All letters of an engagement, the first one first. */
    @Query("select l from Letter l where l.engagement = :engagement order by l.preparedAt, l.vendorName, l.id")
    List<Letter> of(EngagementId engagement);

    /** The letters of one request that were sent, the first one first. */
    @Query("select l from Letter l where l.request = :request and l.sentAt is not null order by l.sentAt, l.id")
    List<Letter> sent(BidRequestId request);

    /** The letters that one vendor got, the first one first. */
    @Query("select l from Letter l where l.invitation = :invitation and l.sentAt is not null order by l.sentAt, l.id")
    List<Letter> got(InvitationId invitation);

    /** How many letters wait to be sent, by engagement, the longest waiting first. */
    @Query("select l.engagement.id as engagement, count(l) as letters from Letter l where l.sentAt is null"
            + " group by l.engagement.id order by min(l.preparedAt), l.engagement.id")
    List<Waiting> waiting(Limit limit);

    /** What was not sent and is overtaken. */
    @Modifying(flushAutomatically = true)
    @Query("delete from Letter l where l.invitation.id in :invitations and l.sentAt is null")
    void dropUnsent(Collection<UUID> invitations);

    interface Waiting {
        UUID getEngagement();

        int getLetters();
    }
}
