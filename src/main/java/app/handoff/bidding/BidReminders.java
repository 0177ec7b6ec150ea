package app.handoff.bidding;

import app.handoff.kernel.NotFound;
import app.handoff.kernel.UnsentMessages;
import app.handoff.tenancy.Businesses;
import app.handoff.tenancy.ReadTransaction;
import app.handoff.tenancy.Tenancy;
import app.handoff.tenancy.Tenancy.Scope;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes the reminders to vendors that have not bid, each once, however many nodes look at the same moment. */
@Component
class BidReminders {

    private static final Logger LOG = LoggerFactory.getLogger(BidReminders.class);

    /** The first reminder is written seven days before; a day more for vendors whose calendar is ahead. */
    private static final Duration AHEAD = Duration.ofDays(8);

    private final BidRequestRepository requests;
    private final InvitationRepository invitations;
    private final BidRepository bids;
    private final BiddingNotifications messages;
    private final UnsentMessages unsent;
    private final Businesses businesses;
    private final TransactionTemplate transaction;
    private final ReadTransaction reading;
    private final Clock clock;

    BidReminders(
            BidRequestRepository requests,
            InvitationRepository invitations,
            BidRepository bids,
            BiddingNotifications messages,
            UnsentMessages unsent,
            Businesses businesses,
            TransactionTemplate transaction,
            ReadTransaction reading,
            Clock clock) {
        this.requests = requests;
        this.invitations = invitations;
        this.bids = bids;
        this.messages = messages;
        this.unsent = unsent;
        this.businesses = businesses;
        this.transaction = transaction;
        this.reading = reading;
        this.clock = clock;
    }

    /** Visits every business but the sample, whose vendors are invented; trouble in one does not keep the others waiting. */
    void remindAll() {
        for (var business : businesses.all()) {
            try {
                businesses
                        .find(business)
                        .filter(profile -> !profile.sample())
                        .ifPresent(profile ->
                                Tenancy.as(Scope.of(business).at(profile.locality()), () -> remind(clock.instant())));
            } catch (RuntimeException e) {
                LOG.warn("Reminders of one business could not be written; they are tried again", e);
            }
        }
    }

    /** Writes what is to be sent now in the current business. */
    public int remind(Instant now) {
        var due = reading.execute(status -> due(now));
        int written = 0;
        for (var invitation : Objects.requireNonNull(due)) {
            if (Boolean.TRUE.equals(transaction.execute(status -> remind(invitation, now)))) {
                written++;
            }
        }
        return written;
    }

    private List<InvitationId> due(Instant now) {
        var open = requests.reminding(now, now.plus(AHEAD)).stream()
                .collect(Collectors.toMap(BidRequest::id, Function.identity()));
        if (open.isEmpty()) {
            return List.of();
        }
        var last =
                bids.lastOfEach(open.keySet()).stream().collect(Collectors.toMap(Bid::invitation, Function.identity()));
        var offers = bids.finalOffersOf(open.keySet()).stream()
                .collect(Collectors.toMap(Bid::invitation, Function.identity()));
        return invitations.ofAll(open.keySet()).stream()
                .filter(invitation -> due(
                                invitation,
                                last.get(invitation.id()),
                                offers.get(invitation.id()),
                                Objects.requireNonNull(open.get(invitation.request())),
                                now)
                        .filter(reminder ->
                                !invitations.isReminded(invitation.id().id(), reminder.dueAt()))
                        .isPresent())
                .map(Invitation::id)
                .toList();
    }

    private static Optional<BidReminder> due(
            Invitation invitation, @Nullable Bid last, @Nullable Bid offer, BidRequest request, Instant now) {
        return request.isAwaitingFinalOffers()
                ? BidReminder.dueForFinalOffer(invitation, offer, request, now)
                : BidReminder.dueTo(invitation, InvitationStatus.of(invitation, last, request), request, now);
    }

    /** Once more behind the row that every act of the vendor needs too: a bid may just have come in. */
    private boolean remind(InvitationId id, Instant now) {
        var invitation = invitations.lock(id).orElseThrow(NotFound::new);
        var request = requests.findById(invitation.request()).orElseThrow(NotFound::new);
        var last = bids.lastOf(id).orElse(null);
        var progress = InvitationStatus.of(invitation, last, request);
        var offer = bids.finalOffersOf(List.of(request.id())).stream()
                .filter(bid -> bid.invitation().equals(id))
                .findFirst()
                .orElse(null);
        var due = due(invitation, last, offer, request, now);
        if (due.isEmpty() || isToldNothing(invitation, progress)) {
            return false;
        }
        var reminder = due.get();
        boolean first = invitations.remind(id.id(), reminder.dueAt(), reminder.daysBefore(), now) == 1;
        if (first) {
            var reason =
                    request.isAwaitingFinalOffers() ? BidReminder.Reason.FINAL_OFFER : BidReminder.Reason.of(progress);
            messages.remind(request, invitation, Objects.requireNonNull(reason), reminder, now);
        }
        return first;
    }

    /** Whose invitation waits still is not reminded of it: the invitation itself has to reach it first. */
    private boolean isToldNothing(Invitation invitation, InvitationStatus progress) {
        return progress == InvitationStatus.SENT
                && !unsent.toldNobody(Set.of(invitation.id().id())).isEmpty();
    }

    /** How often reminders are looked for. */
    @Configuration(proxyBeanMethods = false)
    static class Round {

        private static final Duration PAUSE = Duration.ofMinutes(15);

        @Bean
        RecurringTask<Void> bidRemindersRound(BidReminders reminders) {
            return Tasks.recurring("bid-reminders", FixedDelay.of(PAUSE))
                    .execute((instance, context) -> reminders.remindAll());
        }
    }
}
