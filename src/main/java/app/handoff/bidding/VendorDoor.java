package app.handoff.bidding;

import app.handoff.files.Files;
import app.handoff.shared.Attempts;
import app.handoff.shared.Letter;
import app.handoff.shared.NotFound;
import app.handoff.shared.RuleViolation;
import app.handoff.shared.Tenancy;
import app.handoff.shared.Tenancy.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where somebody comes in by a vendor's link. The link alone shows the invitation; what the vendor typed needs the code that
 * the vendor chose, because whoever carried the link may have kept a copy.
 */
@Service
public class VendorDoor {

    private static final int TRIES = 10;
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int TRIES_OF_ALL = 200;
    private static final Duration WINDOW_OF_ALL = Duration.ofDays(1);

    /** Since when the code is valid that the visitor of this thread has told. */
    private static final ThreadLocal<@Nullable Instant> TOLD = new ThreadLocal<>();

    private final InvitationRepository invitations;
    private final BidRequestRepository requests;
    private final BidDraftRepository drafts;
    private final BidCodes codes;
    private final BidBox box;
    private final Files files;
    private final Attempts attempts;
    private final ApplicationEventPublisher events;

    VendorDoor(
            InvitationRepository invitations,
            BidRequestRepository requests,
            BidDraftRepository drafts,
            BidCodes codes,
            BidBox box,
            Files files,
            Attempts attempts,
            ApplicationEventPublisher events) {
        this.invitations = invitations;
        this.requests = requests;
        this.drafts = drafts;
        this.codes = codes;
        this.box = box;
        this.files = files;
        this.attempts = attempts;
        this.events = events;
    }

    /** What whoever has the link may know. */
    @Transactional(readOnly = true)
    public Doorway at(InvitationId id) {
        var invitation = invitations.findById(id).orElseThrow(NotFound::new);
        var request = requests.findById(invitation.request()).orElseThrow(NotFound::new);
        return new Doorway(invitation, request, lock(invitation, request));
    }

    BidLock lock(Invitation invitation, BidRequest request) {
        var code = codes.of(invitation.id());
        boolean opened = request.openedAt() != null
                && box.last(invitation.id()).filter(Receipt::counts).isPresent();
        return new BidLock(
                code.map(BidCode::chosenAt).orElse(null),
                code.map(BidCode::startedAgainAt).orElse(null),
                opened);
    }

    /**
     * Lets a visitor in whose browser was told the code that is valid now. What this thread then does holds as long as the
     * code does: see {@link #leave}.
     */
    @Transactional(readOnly = true)
    public boolean admits(InvitationId id, String proof) {
        var told = codes.of(id).filter(code -> codes.isProof(code, proof));
        told.ifPresent(code -> TOLD.set(code.chosenAt()));
        return told.isPresent();
    }

    /** The visitor's request is over. */
    public void leave() {
        TOLD.remove();
    }

    /**
     * For acts, once they have the row that {@link #startAgain} needs too: between the door and the desk somebody may have
     * started again, and nothing may be written for that somebody to read.
     */
    void requireSameCode(InvitationId id) {
        var told = TOLD.get();
        if (told != null
                && codes.of(id).filter(code -> code.chosenAt().equals(told)).isEmpty()) {
            throw new RuleViolation("bidding.code.changed");
        }
    }

    /**
     * Chooses the code. Once, by whoever comes first; when that was, every later visitor sees.
     *
     * @return what the browser keeps instead of the code
     * @throws RuleViolation at {@code code}: too short, too long, too easily guessed, or there is one already
     * @throws TooLate if nothing can be typed any more
     */
    @Transactional
    public String choose(InvitationId id, String code, Instant now) {
        var door = at(id);
        if (!door.mayChoose(now)) {
            throw tooLate(door.request(), now);
        }
        codes.choose(door.invitation(), door.request(), code, now);
        return proof(id);
    }

    /**
     * Tries a code. The try is counted before it is looked at.
     *
     * @param from the visitor's address
     * @return what the browser keeps instead of the code
     * @throws RuleViolation at {@code code}: it is wrong, or there were too many tries
     */
    public String enter(InvitationId id, String code, String from, Instant now) {
        var own = "bid-code:" + id;
        boolean mayTry = Tenancy.as(
                Scope.of(Tenancy.required().business()),
                () -> attempts.mayTry(own + ":" + from, TRIES, WINDOW, now)
                        && attempts.mayTry(own, TRIES_OF_ALL, WINDOW_OF_ALL, now));
        if (!mayTry) {
            throw new RuleViolation("bidding.code.tooMany", WINDOW.toMinutes()).at("code");
        }
        if (!codes.fits(id, code)) {
            throw new RuleViolation("bidding.code.wrong").at("code");
        }
        Tenancy.as(Scope.of(Tenancy.required().business()), () -> {
            attempts.forget(own + ":" + from);
            return true;
        });
        return proof(id);
    }

    /**
     * For whoever has forgotten the code, or finds that somebody else chose one: everything typed is erased, files too, a bid
     * that was sent is withdrawn and stays sealed, and a new code is chosen. Anybody with the link can do this, and nobody
     * gains by it: nothing can be read, and everybody sees that it was done.
     *
     * @return what the browser keeps instead of the code
     * @throws RuleViolation at {@code code}: too short, too long, too easily guessed
     * @throws TooLate if the deadline has passed or the bids were opened
     */
    @Transactional
    public String startAgain(InvitationId id, String code, String businessName, Instant now) {
        var invitation = invitations.lock(id).orElseThrow(NotFound::new);
        var request = requests.findById(invitation.request()).orElseThrow(NotFound::new);
        if (!request.acceptsBids(now)) {
            throw tooLate(request, now);
        }
        codes.startAgain(invitation, request, code, now);
        boolean withdrawn = box.last(id).isPresent();
        if (withdrawn) {
            box.takeOut(id, now);
        }
        drafts.findById(id).ifPresent(drafts::delete);
        files.removeAll();
        invitation.startAgain(withdrawn, now);
        invitations.save(invitation);
        events.publishEvent(new Letter(
                new Letter.Recipient(invitation.contact(), invitation.email()),
                withdrawn ? "bidding.startedAgain.withdrawn" : "bidding.startedAgain",
                List.of(request.title(), businessName, request.deadline()),
                null,
                request.engagement()));
        return proof(id);
    }

    private String proof(InvitationId id) {
        return codes.of(id).map(codes::proof).orElseThrow(NotFound::new);
    }

    private static RuleViolation tooLate(BidRequest request, Instant now) {
        return request.status() == BidRequest.Status.CANCELLED
                ? new RuleViolation("bidding.request.cancelled")
                : new TooLate(now, request.deadline());
    }

    /** What the link alone shows: who is invited to what, and since when a code protects the bid. */
    public record Doorway(Invitation invitation, BidRequest request, BidLock lock) {

        /** While bids are accepted; later only for a bid that was begun before there were codes. */
        public boolean mayChoose(Instant now) {
            return !lock.hasCode() && (request.acceptsBids(now) || invitation.draftBegunAt() != null);
        }
    }
}
