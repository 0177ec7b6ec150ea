package app.handoff.sharelink;

import app.handoff.kernel.LinkHolder;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.ShareToken;
import app.handoff.tenancy.Tenancy;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
     * Makes a link that proves its reader, because nobody else sees it; an earlier one for the same person, purpose and
     * subject stops working.
     *
     * @param name whom the link is for, at most 200 characters
     */
    @Transactional
    public ShareToken issue(LinkPurpose purpose, UUID subject, String name, Instant expiresAt, Instant now) {
        revokeOf(name, purpose, subject, now);
        return save(purpose, subject, name, null, expiresAt, now);
    }

    /**
     * Makes a link through which only its holder can act; an earlier one for the same person, purpose and subject stops
     * working.
     *
     * @param name whom the link is for, at most 200 characters
     */
    @Transactional
    public ShareToken issue(
            LinkPurpose purpose, UUID subject, String name, LinkHolder holder, Instant expiresAt, Instant now) {
        revokeOf(name, purpose, subject, now);
        return issueAnother(purpose, subject, name, holder, expiresAt, now);
    }

    private void revokeOf(String name, LinkPurpose purpose, UUID subject, Instant now) {
        links.findBySubjectAndPurposeAndRevokedAtIsNull(subject, purpose).stream()
                .filter(link -> link.name().equals(name))
                .forEach(link -> link.revoke(now));
    }

    /**
     * Makes a further link beside the earlier ones: a message that arrives while somebody still works on the page of the
     * message before must not close that page.
     *
     * @param name whom the link is for, at most 200 characters
     */
    @Transactional
    public ShareToken issueAnother(
            LinkPurpose purpose, UUID subject, String name, LinkHolder holder, Instant expiresAt, Instant now) {
        return save(purpose, subject, name, holder, expiresAt, now);
    }

    /** The same for a link that proves its reader. */
    @Transactional
    public ShareToken issueAnother(LinkPurpose purpose, UUID subject, String name, Instant expiresAt, Instant now) {
        return save(purpose, subject, name, null, expiresAt, now);
    }

    private ShareToken save(
            LinkPurpose purpose,
            UUID subject,
            String name,
            @Nullable LinkHolder holder,
            Instant expiresAt,
            Instant now) {
        var token = ShareToken.random(Tenancy.required().business());
        links.save(new ShareLink(purpose, subject, name, holder, token, expiresAt, now));
        return token;
    }

    /** Lets every link that still opens this subject for this purpose work at least until then. */
    @Transactional
    public void keepOpen(UUID subject, LinkPurpose purpose, Instant until) {
        links.findBySubjectAndPurposeAndRevokedAtIsNull(subject, purpose).forEach(link -> link.keepOpen(until));
    }

    /** Lets no link to this subject for this purpose work beyond then. */
    @Transactional
    public void closeAfter(UUID subject, LinkPurpose purpose, Instant until) {
        links.findBySubjectAndPurposeAndRevokedAtIsNull(subject, purpose).forEach(link -> link.closeAfter(until));
    }

    /** Stops every link to this subject for this purpose. */
    @Transactional
    public void revoke(UUID subject, LinkPurpose purpose, Instant now) {
        links.findBySubjectAndPurposeAndRevokedAtIsNull(subject, purpose).forEach(link -> link.revoke(now));
    }

    /** Stops every link of this holder to this subject for this purpose. */
    @Transactional
    public void revoke(UUID subject, LinkPurpose purpose, LinkHolder holder, Instant now) {
        links.findBySubjectAndPurposeAndRevokedAtIsNull(subject, purpose).stream()
                .filter(link -> link.holder() == null
                        || holder.id().equals(link.holder().id()))
                .forEach(link -> link.revoke(now));
    }

    /** Whether somebody can still come in for this purpose and subject. */
    @Transactional(readOnly = true)
    public boolean isOpen(UUID subject, LinkPurpose purpose, Instant now) {
        return links.findBySubjectAndPurposeAndRevokedAtIsNull(subject, purpose).stream()
                .anyMatch(link -> link.isOpen(now));
    }

    /** Those of the subjects for which somebody can still come in for this purpose, in one statement. */
    @Transactional(readOnly = true)
    public Set<UUID> open(Collection<UUID> subjects, LinkPurpose purpose, Instant now) {
        return subjects.isEmpty() ? Set.of() : links.open(subjects, purpose, now);
    }

    /** The link of a token of the current business; empty alike for unknown, expired, revoked and used up. */
    @Transactional(readOnly = true)
    public Optional<ShareLink> open(ShareToken token, Instant now) {
        return links.findByTokenHash(token.hash()).filter(link -> link.isOpen(now));
    }

    /** Whether this is the token of a link that was used up: who knows it was given it, so this tells nothing to a stranger. */
    @Transactional(readOnly = true)
    public boolean isUsed(ShareToken token) {
        return links.findByTokenHash(token.hash()).filter(ShareLink::isUsed).isPresent();
    }

    /**
     * The same, together with the code that proves its holder.
     *
     * @param used the codes that a browser says it used, of whichever holder
     */
    @Transactional(readOnly = true)
    Optional<OpenedLink> open(ShareToken token, Collection<UUID> used, Instant now) {
        return used.isEmpty()
                ? open(token, now).map(link -> new OpenedLink(link, null))
                : links.open(token.hash(), used.toArray(UUID[]::new)).stream()
                        .filter(opened -> opened.link().isOpen(now))
                        .findFirst();
    }

    /** Uses a link up, however many try at once exactly one succeeds. */
    @Transactional
    public boolean useOnce(UUID link, Instant now) {
        return links.use(link, now) == 1;
    }
}
