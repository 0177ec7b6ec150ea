package app.handoff.sharelink;

import app.handoff.shared.LinkPurpose;
import app.handoff.shared.ShareToken;
import app.handoff.shared.Tenancy;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes, opens and revokes links. */
@Service
public class ShareLinks {

    private final ShareLinkRepository links;

    ShareLinks(ShareLinkRepository links) {
        this.links = links;
    }

    /**
     * Makes a link; an earlier one for the same person, purpose and subject stops working.
     *
     * @param name whom the link is for, at most 200 characters
     */
    @Transactional
    public ShareToken issue(LinkPurpose purpose, UUID subject, String name, Instant expiresAt, Instant now) {
        links.findBySubjectAndPurposeAndRevokedAtIsNull(subject, purpose).stream()
                .filter(link -> link.name().equals(name))
                .forEach(link -> link.revoke(now));
        return issueAnother(purpose, subject, name, expiresAt, now);
    }

    /**
     * Makes a further link beside the earlier ones: a letter that arrives while somebody still works on the page of the
     * letter before must not close that page.
     *
     * @param name whom the link is for, at most 200 characters
     */
    @Transactional
    public ShareToken issueAnother(LinkPurpose purpose, UUID subject, String name, Instant expiresAt, Instant now) {
        var token = ShareToken.random(Tenancy.required().business());
        links.save(new ShareLink(purpose, subject, name, token, expiresAt, now));
        return token;
    }

    /** Lets every link that still opens this subject for this purpose work at least until then. */
    @Transactional
    public void keepOpen(UUID subject, LinkPurpose purpose, Instant until) {
        links.findBySubjectAndPurposeAndRevokedAtIsNull(subject, purpose).forEach(link -> link.keepOpen(until));
    }

    /** Stops every link to this subject for this purpose. */
    @Transactional
    public void revoke(UUID subject, LinkPurpose purpose, Instant now) {
        links.findBySubjectAndPurposeAndRevokedAtIsNull(subject, purpose).forEach(link -> link.revoke(now));
    }

    /** Whether somebody can still come in for this purpose and subject. */
    @Transactional(readOnly = true)
    public boolean isOpen(UUID subject, LinkPurpose purpose, Instant now) {
        return links.findBySubjectAndPurposeAndRevokedAtIsNull(subject, purpose).stream()
                .anyMatch(link -> link.isOpen(now));
    }

    /** The link of a token of the current business; empty alike for unknown, expired, revoked and used up. */
    @Transactional(readOnly = true)
    public Optional<ShareLink> open(ShareToken token, Instant now) {
        return links.findByTokenHash(token.hash()).filter(link -> link.isOpen(now));
    }

    /** Uses a link up, however many try at once exactly one succeeds. */
    @Transactional
    public boolean useOnce(UUID link, Instant now) {
        return links.use(link, now) == 1;
    }
}
