package app.handoff.submission;

import app.handoff.bidding.BidRequest;
import app.handoff.bidding.BidRequestRepository;
import app.handoff.bidding.Invitation;
import app.handoff.bidding.InvitationId;
import app.handoff.bidding.InvitationRepository;
import app.handoff.files.Files;
import app.handoff.kernel.MailRequest;
import app.handoff.kernel.NoLongerAsked;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.sharelink.LinkCodes;
import app.handoff.sharelink.OwnCode;
import app.handoff.sharelink.OwnCodes;
import app.handoff.tenancy.BusinessCache;
import app.handoff.tenancy.ReadTransaction;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The code in front of a vendor's bid. The link alone shows the invitation; what the vendor typed needs the code that the
 * vendor chose, because whoever carried the link may have kept a copy.
 */
@Service
class BidCodes {

    private final InvitationRepository invitations;
    private final BidRequestRepository requests;
    private final BidDraftRepository drafts;
    private final OwnCodes codes;
    private final LinkCodes mailed;
    private final SealedBids sealedBids;
    private final Files files;
    private final TransactionTemplate transaction;
    private final ReadTransaction reading;
    private final ApplicationEventPublisher events;
    private final BusinessCache cache;

    BidCodes(
            InvitationRepository invitations,
            BidRequestRepository requests,
            BidDraftRepository drafts,
            OwnCodes codes,
            LinkCodes mailed,
            SealedBids sealedBids,
            Files files,
            TransactionTemplate transaction,
            ReadTransaction reading,
            ApplicationEventPublisher events,
            BusinessCache cache) {
        this.invitations = invitations;
        this.requests = requests;
        this.drafts = drafts;
        this.codes = codes;
        this.mailed = mailed;
        this.sealedBids = sealedBids;
        this.files = files;
        this.transaction = transaction;
        this.reading = reading;
        this.events = events;
        this.cache = cache;
    }

    /** What whoever has the link may know. */
    public BidAccessState at(InvitationId id) {
        return reading.execute(status -> {
            var invitation = invitation(id);
            var request = request(invitation);
            boolean opened =
                    request.openedAt() != null && sealedBids.lastWord(id).isOpened(request);
            return new BidAccessState(invitation, request, lock(id, opened));
        });
    }

    /** Who is invited and who works on the bid. */
    Invitation known(InvitationId id) {
        return Objects.requireNonNull(reading.execute(status -> invitation(id)));
    }

    /** Who is invited and how far they are, kept until it changes: the business reads the same. */
    Invitation invitation(InvitationId id) {
        return cache.get(BidCodes.class, id, () -> invitations.findById(id).orElseThrow(NotFound::new));
    }

    /** What the business published, kept until it changes: it is meant for every vendor that is invited. */
    BidRequest request(Invitation invitation) {
        return cache.get(
                BidCodes.class,
                invitation.request(),
                () -> requests.findById(invitation.request()).orElseThrow(NotFound::new));
    }

    /** @param opened whether the business has opened the bid that counts */
    BidLock lock(InvitationId id, boolean opened) {
        var code = codes.of(id.id());
        return new BidLock(
                code.map(OwnCode::chosenAt).orElse(null),
                code.map(OwnCode::startedAgainAt).orElse(null),
                opened);
    }

    /** When the vendor last started again without its code; null if it never did. */
    @Nullable Instant startedAgainAt(InvitationId id) {
        return codes.of(id.id()).map(OwnCode::startedAgainAt).orElse(null);
    }

    /**
     * For acts, once they have the row that {@link #startAgain} needs too: meanwhile somebody may have started again, and
     * nothing may be written for that somebody to read.
     *
     * @throws RuleViolation if the vendor came in by a code that was replaced since
     */
    void requireSameCode(BidAccess vendor) {
        var told = vendor.codeChosenAt();
        if (told != null
                && codes.of(vendor.invitation().id())
                        .filter(code -> code.chosenAt().equals(told))
                        .isEmpty()) {
            throw new RuleViolation("submission.code.changed");
        }
    }

    /**
     * For a vendor that lost its code where no mail is sent, a day after the business released its bid: everything typed is
     * erased, files too, a bid that was sent is withdrawn and stays sealed, and a new code is chosen. Nobody gains by it:
     * nothing can be read, and everybody sees that it was done.
     *
     * @throws RuleViolation at {@code code}: too short, too long, too easily guessed; or if the bid is not released, or a code
     *     can be mailed that lets the vendor in
     * @throws TooLate if the deadline has passed or the bids were opened
     */
    public void startAgain(InvitationId id, String code, String businessName, Instant now) {
        var state = at(id);
        if (mailed.canMail(state.invitation().holder())) {
            throw new RuleViolation("bidding.release.mailed");
        }
        state.invitation().requireReleased(now);
        var hash = codes.hash(code, state.known());
        transaction.executeWithoutResult(status -> startAgainWith(hash, id, businessName, now));
    }

    private void startAgainWith(String hash, InvitationId id, String businessName, Instant now) {
        var invitation = invitations.lock(id).orElseThrow(NotFound::new);
        // Once more behind the row: meanwhile the vendor may have found its code, or somebody else have started again.
        invitation.requireReleased(now);
        var request = requests.findById(invitation.request()).orElseThrow(NotFound::new);
        request.requireAcceptingBids(now);
        codes.startAgain(id.id(), hash, now);
        boolean withdrawn = sealedBids.last(id).isPresent();
        if (withdrawn) {
            sealedBids.takeOut(invitation, null, now);
        }
        drafts.findById(id).ifPresent(drafts::delete);
        files.removeAll();
        invitation.startAgain(withdrawn, now);
        invitations.save(invitation);
        events.publishEvent(new NoLongerAsked(id.id(), "bidding.released"));
        events.publishEvent(new MailRequest(
                new MailRequest.Recipient(invitation.contact(), invitation.email()),
                withdrawn ? "bidding.startedAgain.withdrawn" : "bidding.startedAgain",
                List.of(request.title(), businessName, request.deadline()),
                null,
                request.engagement()));
    }

    /** The vendor has its code still: the release of its bid is over. */
    @Transactional
    public void keepCode(BidAccess vendor, Instant now) {
        vendor.requireInvited();
        var invitation = invitations.lock(vendor.invitation()).orElseThrow(NotFound::new);
        requireSameCode(vendor);
        invitation.keepCode(now);
        invitations.save(invitation);
        events.publishEvent(new NoLongerAsked(invitation.id().id(), "bidding.released"));
    }
}
