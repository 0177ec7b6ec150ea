package app.handoff.bidding;

import app.handoff.kernel.Actor;
import app.handoff.kernel.AskedUntil;
import app.handoff.kernel.Deadline;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.MailRequest;
import app.handoff.kernel.NoLongerAsked;
import app.handoff.kernel.Sentence;
import app.handoff.kernel.UnsentMessages;
import app.handoff.scope.DocumentChanges.Change;
import app.handoff.sharelink.ShareLinks;
import app.handoff.tenancy.Businesses;
import app.handoff.text.Format;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The messages of a bidding to its vendors, each with a link of its own, and how long these links work. */
@Component
class BiddingNotifications {

    /** How many changes of a document a message tells; all of them stand behind its link. */
    private static final int CHANGES_TOLD = 20;

    private final InvitationRepository invitations;
    private final ShareLinks links;
    private final VendorLinks vendorLinks;
    private final UnsentMessages unsent;
    private final Businesses businesses;
    private final Format format;
    private final ApplicationEventPublisher events;

    BiddingNotifications(
            InvitationRepository invitations,
            ShareLinks links,
            VendorLinks vendorLinks,
            UnsentMessages unsent,
            Businesses businesses,
            Format format,
            ApplicationEventPublisher events) {
        this.invitations = invitations;
        this.links = links;
        this.vendorLinks = vendorLinks;
        this.unsent = unsent;
        this.businesses = businesses;
        this.format = format;
        this.events = events;
    }

    /** The invitation, with a new link; the one before stops working. */
    void invitation(BidRequest request, Invitation invitation, Actor by, Instant now) {
        var token = links.issue(
                LinkPurpose.BID,
                invitation.id().id(),
                invitation.vendorName(),
                invitation.holder(),
                expiry(request),
                now);
        invitation.sent(by, now);
        events.publishEvent(new NoLongerAsked(invitation.id().id()));
        write(
                invitation,
                request,
                Invitation.MESSAGE,
                List.of(
                        businesses.ownName(),
                        request.title(),
                        onBothClocks(request.deadline(), invitation.vendorZone()),
                        request.contactName() == null ? by.name() : request.contactName()),
                "/s/" + token.value() + "/bid");
    }

    /** What the vendor has still to do. It takes the place of a reminder that nobody has sent. */
    void remind(
            BidRequest request, Invitation invitation, BidReminder.Reason reason, BidReminder reminder, Instant now) {
        events.publishEvent(invitation.remindedEnough());
        write(
                invitation,
                request,
                reason.key(),
                reminderWords(request, invitation),
                further(request, invitation, now) + reason.page(),
                reminder.until());
    }

    /** What fills the text of a reminder to this vendor: nothing of other vendors, and no figure. */
    List<Object> reminderWords(BidRequest request, Invitation invitation) {
        return List.of(
                businesses.ownName(),
                request.title(),
                onBothClocks(request.deadlineOf(invitation), invitation.vendorZone()));
    }

    /** Nobody is to be reminded any more, of this deadline or at all. */
    void remindedEnough(BidRequest request) {
        events.publishEvent(new NoLongerAsked(invited(request), BidReminder.Reason.keys()));
    }

    private Object onBothClocks(Deadline deadline, ZoneId vendor) {
        var there = format.elsewhere(deadline.at(), vendor, deadline.zone());
        return there == null ? deadline : Sentence.of("bidding.mail.onBothClocks", deadline, there);
    }

    /** The vendor that lost its code learns from when on it can start again. */
    void released(BidRequest request, Invitation invitation, Instant now) {
        write(
                invitation,
                request,
                "bidding.released",
                List.of(
                        businesses.ownName(),
                        request.title(),
                        new Deadline(Objects.requireNonNull(invitation.releasedFrom()), invitation.vendorZone())),
                further(request, invitation, now) + "/bid");
    }

    void answered(BidRequest request, Clarification asked, String answer, Instant now) {
        tellAll(
                request,
                "bidding.answer",
                List.of(businesses.ownName(), request.title(), asked.asRead(), answer.strip(), request.deadline()),
                "/bid/question",
                now);
    }

    /** What all vendors are told without having asked. */
    void told(BidRequest request, String notice, Instant now) {
        tellAll(
                request,
                "bidding.notice",
                List.of(businesses.ownName(), request.title(), notice.strip(), request.deadline()),
                "/bid/question",
                now);
    }

    /** One bidder is asked about its bid; by when it answers, on both clocks. */
    void inquiry(BidRequest request, Invitation invitation, BidInquiry inquiry, Instant now) {
        inquiry("bidding.inquiry", request, invitation, inquiry, now);
    }

    /** The same bidder has more time for the same question. */
    void moreTime(BidRequest request, Invitation invitation, BidInquiry inquiry, Instant now) {
        inquiry("bidding.inquiryMoreTime", request, invitation, inquiry, now);
    }

    private void inquiry(String key, BidRequest request, Invitation invitation, BidInquiry inquiry, Instant now) {
        var due = inquiry.due(request);
        events.publishEvent(new MailRequest(
                        new MailRequest.Recipient(invitation.contact(), invitation.email()),
                        key,
                        List.of(
                                businesses.ownName(),
                                request.title(),
                                inquiry.question(),
                                onBothClocks(due, invitation.vendorZone())),
                        further(request, invitation, now) + "/bid/inquiry",
                        request.engagement(),
                        due.at())
                .asking(inquiry.getId()));
    }

    /** @param mustHoldLonger whose bid was asked to hold for a shorter time than bids are now */
    void extended(BidRequest request, Set<InvitationId> mustHoldLonger, Instant now) {
        keepLinksOpen(request);
        var words = List.<Object>of(businesses.ownName(), request.title(), request.deadline(), dates(request));
        events.publishEvent(new NoLongerAsked(invited(request), Set.of("bidding.extended", "bidding.extended.sent")));
        tellAll(request, "bidding.extended", words, "/bid/tasks", now, one -> !mustHoldLonger.contains(one.id()));
        tellAll(request, "bidding.extended.sent", words, "/bid/terms", now, one -> mustHoldLonger.contains(one.id()));
    }

    void addendum(BidRequest request, int version, List<Change> changes, Instant now) {
        keepLinksOpen(request);
        tellAll(
                request,
                "bidding.addendum",
                List.of(
                        businesses.ownName(),
                        request.title(),
                        String.valueOf(version),
                        request.deadline(),
                        dates(request),
                        said(changes)),
                "/bid/document",
                now);
    }

    /**
     * Tells everybody who has heard of the bidding: not those whose invitation has never left.
     *
     * @return how many are told
     */
    int cancelled(BidRequest request, String reason, Instant now) {
        var invited = invited(request);
        var toldNothing = unsent.toldNobody(invited);
        events.publishEvent(new NoLongerAsked(invited));
        return tellAll(
                request,
                "bidding.cancelled",
                List.of(
                        businesses.ownName(),
                        request.title(),
                        reason.strip(),
                        format.message(
                                request.openedAt() == null
                                        ? "bidding.mail.cancelled.sealed"
                                        : "bidding.mail.cancelled.opened")),
                null,
                now,
                one -> one.startedAt() != null || !toldNothing.contains(one.id().id()));
    }

    /** One of those who are asked for a final offer; what is said is the same for all of them. */
    void finalOfferAsked(BidRequest request, Invitation invitation, Instant now) {
        links.keepOpen(invitation.id().id(), LinkPurpose.BID, expiry(request));
        writeFinal(
                invitation,
                request,
                "bidding.finalOffer",
                List.of(
                        businesses.ownName(),
                        request.title(),
                        onBothClocks(request.finalDeadline(), invitation.vendorZone()),
                        Objects.requireNonNull(request.finalRound()).text()),
                further(request, invitation, now) + "/bid");
    }

    void finalOfferExtended(BidRequest request, Invitation invitation, Instant now) {
        links.keepOpen(invitation.id().id(), LinkPurpose.BID, expiry(request));
        events.publishEvent(new NoLongerAsked(invitation.asked(), Set.of("bidding.finalOffer.extended")));
        events.publishEvent(invitation.remindedEnough());
        events.publishEvent(
                new AskedUntil(invitation.asked(), request.finalDeadline().at()));
        writeFinal(
                invitation,
                request,
                "bidding.finalOffer.extended",
                List.of(
                        businesses.ownName(),
                        request.title(),
                        onBothClocks(request.finalDeadline(), invitation.vendorZone())),
                further(request, invitation, now) + "/bid/tasks");
    }

    void finalOffersCalledOff(BidRequest request, Invitation invitation, Instant now) {
        events.publishEvent(new NoLongerAsked(invitation.asked()));
        writeFinal(
                invitation,
                request,
                "bidding.finalOffer.calledOff",
                List.of(
                        businesses.ownName(),
                        request.title(),
                        Objects.requireNonNull(request.finalRound()).calledOffReason()),
                null);
    }

    void finalOfferEnded(BidRequest request, Invitation invitation) {
        events.publishEvent(new NoLongerAsked(invitation.asked()));
        writeFinal(
                invitation, request, "bidding.finalOffer.ended", List.of(businesses.ownName(), request.title()), null);
    }

    private void writeFinal(
            Invitation invitation, BidRequest request, String key, List<Object> words, @Nullable String path) {
        write(
                invitation,
                request,
                key,
                words,
                path,
                path == null ? null : request.finalDeadline().at());
    }

    private String dates(BidRequest request) {
        var lines = new ArrayList<String>();
        lines.add(format.message(
                "bidding.mail.questionsUntil", new Deadline(request.schedule().questionsUntilAt(), request.zone())));
        if (request.decisionBy() != null) {
            lines.add(format.message("bidding.mail.decisionBy", request.decisionBy()));
        }
        lines.add(format.message("bidding.mail.validUntil", request.validAtLeastUntil()));
        return String.join("\n", lines);
    }

    private String said(List<Change> changes) {
        if (changes.isEmpty()) {
            return format.message("bidding.mail.changes.none");
        }
        var lines = new ArrayList<String>();
        for (var change : changes.subList(0, Math.min(changes.size(), CHANGES_TOLD))) {
            lines.add(change.section());
            change.before().forEach(line -> lines.add(format.message("bidding.mail.changes.before", line)));
            change.after().forEach(line -> lines.add(format.message("bidding.mail.changes.after", line)));
        }
        if (changes.size() > CHANGES_TOLD) {
            lines.add(format.message("bidding.mail.changes.more", changes.size() - CHANGES_TOLD));
        }
        return format.message("bidding.mail.changes", changes.size()) + "\n" + String.join("\n", lines);
    }

    private void keepLinksOpen(BidRequest request) {
        invitations
                .of(request.id())
                .forEach(invitation -> links.keepOpen(invitation.id().id(), LinkPurpose.BID, expiry(request)));
        remindedEnough(request);
        events.publishEvent(new AskedUntil(invited(request), request.deadline().at()));
    }

    private Set<UUID> invited(BidRequest request) {
        return invitations.of(request.id()).stream()
                .flatMap(invitation -> invitation.asked().stream())
                .collect(Collectors.toSet());
    }

    private void tellAll(BidRequest request, String key, List<Object> words, @Nullable String page, Instant now) {
        tellAll(request, key, words, page, now, invitation -> true);
    }

    /** @param page where the message's link leads, below the vendor's own link; none where nothing is left to do */
    private int tellAll(
            BidRequest request,
            String key,
            List<Object> words,
            @Nullable String page,
            Instant now,
            Predicate<Invitation> whom) {
        var told = invitations.of(request.id()).stream()
                .filter(whom)
                .filter(invitation -> invitation.sentAt() != null && invitation.revokedAt() == null)
                .filter(invitation -> invitation.declinedAt() == null)
                .toList();
        told.forEach(invitation ->
                write(invitation, request, key, words, page == null ? null : further(request, invitation, now) + page));
        return told.size();
    }

    private String further(BidRequest request, Invitation invitation, Instant now) {
        return vendorLinks.further(request, invitation, now);
    }

    private static Instant expiry(BidRequest request) {
        return VendorLinks.expiry(request);
    }

    private void write(
            Invitation invitation, BidRequest request, String key, List<Object> words, @Nullable String path) {
        write(
                invitation,
                request,
                key,
                words,
                path,
                path == null ? null : request.deadline().at());
    }

    /** @param usefulUntil when nobody needs it any more; null for one that never comes too late */
    private void write(
            Invitation invitation,
            BidRequest request,
            String key,
            List<Object> words,
            @Nullable String path,
            @Nullable Instant usefulUntil) {
        events.publishEvent(new MailRequest(
                        new MailRequest.Recipient(invitation.contact(), invitation.email()),
                        key,
                        words,
                        path,
                        request.engagement(),
                        usefulUntil)
                .asking(invitation.id().id()));
    }
}
