package app.handoff.bidding;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A reminder that bids are due, for a vendor that has not bid: on the morning of its own clock, some days before the deadline.
 *
 * @param daysBefore how many days of the vendor's calendar before the day of the deadline
 * @param dueAt when it goes out
 * @param until when the next one takes its place, or bids are due
 */
record BidReminder(int daysBefore, Instant dueAt, Instant until) {

    static final List<Integer> DAYS_BEFORE = List.of(7, 3, 1);

    /** Not in the middle of the night. */
    static final LocalTime MORNING = LocalTime.of(9, 0);

    /** All of them before this deadline, the first one first. */
    static List<BidReminder> before(Instant deadline, ZoneId vendor) {
        var day = deadline.atZone(vendor).toLocalDate();
        var mornings = DAYS_BEFORE.stream()
                .map(days -> day.minusDays(days).atTime(MORNING).atZone(vendor).toInstant())
                .toList();
        var all = new ArrayList<BidReminder>();
        for (int i = 0; i < mornings.size(); i++) {
            var next = i + 1 < mornings.size() ? mornings.get(i + 1) : deadline;
            all.add(new BidReminder(DAYS_BEFORE.get(i), mornings.get(i), next));
        }
        return all;
    }

    /** The one whose time it is, for a vendor that is this far: those that were missed do not follow in a bundle. */
    static Optional<BidReminder> dueTo(
            Invitation invitation, InvitationStatus progress, BidRequest request, Instant now) {
        return all(invitation, progress, request, now).stream()
                .filter(reminder -> !now.isBefore(reminder.dueAt) && now.isBefore(reminder.until))
                .findFirst();
    }

    /** The next one that this vendor gets if it stays as far as it is. */
    static Optional<BidReminder> nextTo(
            Invitation invitation, InvitationStatus progress, BidRequest request, Instant now) {
        return all(invitation, progress, request, now).stream()
                .filter(reminder -> now.isBefore(reminder.dueAt))
                .findFirst();
    }

    /** Whoever was invited, or told of the deadline, only after its time needs none of what came before. */
    private static List<BidReminder> all(
            Invitation invitation, InvitationStatus progress, BidRequest request, Instant now) {
        if (Reason.of(progress) == null
                || !request.acceptsBids(now)
                || !request.isReminding()
                || !invitation.isReminded()) {
            return List.of();
        }
        return before(request.deadline().at(), invitation.vendorZone()).stream()
                .filter(reminder -> isLater(reminder.dueAt, invitation.sentAt())
                        && isLater(reminder.dueAt, request.deadlineToldAt()))
                .toList();
    }

    /** The one whose time it is, for a vendor that was asked for a final offer and has neither sent one nor taken one back. */
    static Optional<BidReminder> dueForFinalOffer(
            Invitation invitation, @Nullable Bid last, BidRequest request, Instant now) {
        var round = request.finalRound();
        if (round == null
                || last != null
                || !request.isAwaitingFinalOfferOf(invitation)
                || !request.isReminding()
                || !invitation.isReminded()) {
            return Optional.empty();
        }
        return before(round.deadline(), invitation.vendorZone()).stream()
                .filter(reminder -> isLater(reminder.dueAt, round.askedAt()))
                .filter(reminder -> !now.isBefore(reminder.dueAt) && now.isBefore(reminder.until))
                .findFirst();
    }

    private static boolean isLater(Instant at, @Nullable Instant than) {
        return than == null || at.isAfter(than);
    }

    /** What the vendor has still to do: each says it in words of its own. */
    enum Reason {
        NOT_OPENED("notOpened", "/bid"),
        NOT_BEGUN("notBegun", "/bid/tasks"),
        WILL_BID("willBid", "/bid/tasks"),
        NOT_SENT("notSent", "/bid/tasks"),
        OUTDATED("outdated", "/bid/document"),
        /** Its first bid counts, and a better one is asked for. */
        FINAL_OFFER("finalOffer", "/bid/tasks");

        private static final String KEY = "bidding.reminder.";

        private final String name;
        private final String page;

        Reason(String name, String page) {
            this.name = name;
            this.page = page;
        }

        /** Null for a vendor that has bid, will not, cannot, or does not know of the bidding yet. */
        static @Nullable Reason of(InvitationStatus progress) {
            return switch (progress) {
                case SENT -> NOT_OPENED;
                case STARTED -> NOT_BEGUN;
                case WILL_BID -> WILL_BID;
                case DRAFT_BEGUN -> NOT_SENT;
                case BID_OUTDATED -> OUTDATED;
                case NOT_SENT, BID_SENT, WITHDRAWN, DECLINED, REVOKED -> null;
            };
        }

        /** The keys of all their messages. */
        static Set<String> keys() {
            return Arrays.stream(values()).map(Reason::key).collect(Collectors.toUnmodifiableSet());
        }

        /** The key of the message. */
        String key() {
            return KEY + name;
        }

        /** Where its link leads, below the vendor's own. */
        String page() {
            return page;
        }
    }
}
