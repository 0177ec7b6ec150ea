package app.handoff.submission;

import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.LinkVisitor;
import app.handoff.kernel.Sentence;
import app.handoff.sharelink.LinkSubject;
import app.handoff.text.Format;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the link of an invitation is about: a bid, which opens to its vendor alone until the business opens all of them. */
@Component
class BidLinks implements LinkSubject {

    private final BidCodes codes;
    private final Format format;
    private final Clock clock;

    BidLinks(BidCodes codes, Format format, Clock clock) {
        this.codes = codes;
        this.format = format;
        this.clock = clock;
    }

    @Override
    public LinkPurpose purpose() {
        return LinkPurpose.BID;
    }

    @Override
    public String begin() {
        return "/bid/tasks";
    }

    @Override
    public About about(LinkVisitor visitor) {
        var state = codes.at(VendorBidController.invitationOf(visitor));
        boolean invited = BidAccess.isInvited(visitor);
        return new About(
                state.request().title(),
                "/bid",
                invited && state.mayChoose(clock.instant()),
                invited,
                state.known(),
                state.isUntouched(),
                state.lock().opened(),
                invited ? story(state) : null,
                invited && state.isRestartable(clock.instant()) ? "/bid/restart" : null);
    }

    /** A colleague as long as the vendor lets it work on the bid. */
    @Override
    public boolean knows(LinkVisitor visitor) {
        return BidAccess.isInvited(visitor)
                || codes.known(VendorBidController.invitationOf(visitor))
                        .colleague(visitor.requiredHolder().id())
                        .isPresent();
    }

    /** Since when there is a code, in words: whoever did not choose it learns that somebody else was here. */
    @Nullable Sentence story(BidAccessState state) {
        var zone = state.invitation().vendorZone();
        var lock = state.lock();
        if (lock.startedAgainAt() != null) {
            return Sentence.of("submission.code.startedAgain", format.deadline(lock.startedAgainAt(), zone));
        }
        return lock.chosenAt() == null
                ? null
                : Sentence.of("submission.code.begun", format.deadline(lock.chosenAt(), zone));
    }
}
