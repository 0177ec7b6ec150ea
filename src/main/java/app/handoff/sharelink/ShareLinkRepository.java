package app.handoff.sharelink;

import app.handoff.kernel.LinkPurpose;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ShareLinkRepository extends Repository<ShareLink, UUID> {

    ShareLink save(ShareLink link);

    Optional<ShareLink> findByTokenHash(byte[] tokenHash);

    /** Together with the code of its holder among those that a browser says it used. */
    @Query("select new app.handoff.sharelink.OpenedLink(l, c) from ShareLink l"
            + " left join LinkCode c on c.holder = l.holder and array_contains(:used, c.id)"
            + " where l.tokenHash = :tokenHash")
    List<OpenedLink> open(byte[] tokenHash, UUID[] used);

    List<ShareLink> findBySubjectAndPurposeAndRevokedAtIsNull(UUID subject, LinkPurpose purpose);

    @Query("select distinct l.subject from ShareLink l where l.subject in :subjects and l.purpose = :purpose"
            + " and l.revokedAt is null and l.usedAt is null and l.expiresAt > :now")
    Set<UUID> open(Collection<UUID> subjects, LinkPurpose purpose, Instant now);

    @Modifying
    @Query("update ShareLink l set l.usedAt = :now where l.id = :id and l.usedAt is null and l.revokedAt is null"
            + " and l.expiresAt > :now")
    int use(UUID id, Instant now);
}
