package app.handoff.submission.web;

import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.LinkVisitor;
import app.handoff.kernel.Proof;
import app.handoff.kernel.Sentence;
import app.handoff.sharelink.LinkSubject;
import app.handoff.submission.BidAccess;
import app.handoff.submission.BidAccess.Doorway;
import app.handoff.text.Format;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the link of an invitation is about: a bid, which opens to its vendor alone until the business opens all of them. */
@Component
class BidLinks implements LinkSubject {

    private final BidAccess access;
    private final Format format;
    private final Clock clock;

    BidLinks(BidAccess access, Format format, Clock clock) {
        this.access = access;
        this.format = format;
        this.clock = clock;
    }

    @Override
    public LinkPurpose purpose() {
        return LinkPurpose.BID;
    }

    @Override
    public About about(LinkVisitor visitor) {
        var doorway = access.at(VendorBidController.invitationOf(visitor));
        return new About(
                doorway.request().title(),
                "/bid",
                "/bid/tasks",
                doorway.mayChoose(clock.instant()),
                true,
                BidAccess.known(doorway),
                doorway.isUntouched(),
                doorway.lock().opened(),
                story(doorway),
                isRestartable(doorway) ? "/bid/restart" : null);
    }

    @Override
    public void entered(LinkVisitor visitor, Proof proof) {
        access.enter(proof);
    }

    @Override
    public void left() {
        access.leave();
    }

    /** Whether something was begun that somebody may have lost the code of, and can still be begun anew. */
    boolean isRestartable(Doorway doorway) {
        return !doorway.isUntouched() && doorway.request().acceptsBids(clock.instant());
    }

    /** Since when there is a code, in words: whoever did not choose it learns that somebody else was here. */
    @Nullable Sentence story(Doorway doorway) {
        var zone = doorway.invitation().vendorZone();
        var lock = doorway.lock();
        if (lock.startedAgainAt() != null) {
            return Sentence.of("bidding.code.startedAgain", format.deadline(lock.startedAgainAt(), zone));
        }
        return lock.chosenAt() == null
                ? null
                : Sentence.of("bidding.code.begun", format.deadline(lock.chosenAt(), zone));
    }
}
