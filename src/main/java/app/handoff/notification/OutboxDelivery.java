package app.handoff.notification;

import app.handoff.kernel.BusinessId;
import app.handoff.kernel.MailRequest;
import app.handoff.tenancy.Businesses;
import app.handoff.tenancy.Tenancy;
import app.handoff.text.Format;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries what waits in the outbox to the mail server, one message after the other: each is taken in one transaction, offered
 * outside of any, and what came of it is written down in another. So a message fails alone, and a server that is slow holds
 * no connection to the database. Without a mail server everything stays where it is.
 */
@Component
class OutboxDelivery implements DisposableBean {

    /** How many of one business leave before it is the next one's turn. */
    private static final int AT_ONCE = 20;

    /** Longer than one message takes, and short enough for one whose sender has died. */
    private static final Duration TAKEN = Duration.ofSeconds(90);

    private static final int PROBLEM_LENGTH = 300;
    private static final int HURRIES = 1000;

    private final MessageRepository messages;
    private final SmtpSender smtp;
    private final Mailer mailer;
    private final Businesses businesses;
    private final TransactionTemplate transaction;
    private final Format format;
    private final Clock clock;

    /** Sent, but the database was away when that was to be written down: they are not offered again. */
    private final Set<UUID> unwritten = ConcurrentHashMap.newKeySet();

    private final ExecutorService express = new ThreadPoolExecutor(
            0,
            1,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(HURRIES),
            work -> {
                var thread = new Thread(work, "express-mail");
                thread.setDaemon(true);
                return thread;
            },
            new ThreadPoolExecutor.DiscardPolicy());

    OutboxDelivery(
            MessageRepository messages,
            SmtpSender smtp,
            Mailer mailer,
            Businesses businesses,
            TransactionTemplate transaction,
            Format format,
            Clock clock) {
        this.messages = messages;
        this.smtp = smtp;
        this.mailer = mailer;
        this.businesses = businesses;
        this.transaction = transaction;
        this.format = format;
        this.clock = clock;
    }

    /** Somebody sits and waits for it: it leaves at once, not with the next round, which has it should this fail. */
    // Also after a transaction that saved nothing: then nothing waits. Only what must not be lost is said to come after
    // a commit.
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMPLETION)
    void hurry(MailRequest mailRequest) {
        if (mailRequest.confidential() && mailer.isThere()) {
            var business = Tenancy.required().business();
            express.execute(() -> mailer.server()
                    .filter(server -> !isSample(business))
                    .ifPresent(server -> send(business, false, server)));
        }
    }

    /** One round through all businesses, until nothing is left to send or the server takes nothing any more. */
    void go(BooleanSupplier stopped) {
        var all = businesses.all().stream()
                // Its vendors are invented, and nobody else is to be bothered with it.
                .filter(business -> !isSample(business))
                .toList();
        all.forEach(this::forget);
        var server = mailer.server().orElse(null);
        if (server == null || !visit(all, false, server, stopped)) {
            return;
        }
        boolean more = true;
        while (more) {
            more = visit(all, true, server, stopped);
        }
    }

    private boolean isSample(BusinessId business) {
        return businesses.find(business).filter(Businesses.Profile::sample).isPresent();
    }

    private void forget(BusinessId business) {
        inside(business, () -> messages.forgetWhatComesTooLate(clock.instant()));
    }

    /** @return whether it is worth going on: for all messages only if some may be left */
    private boolean visit(List<BusinessId> all, boolean everything, JavaMailSender server, BooleanSupplier stopped) {
        boolean more = !everything;
        for (var business : all) {
            if (stopped.getAsBoolean()) {
                return false;
            }
            var found = send(business, everything, server);
            if (found == Found.CLOSED_DOOR) {
                return false;
            }
            more |= found == Found.MORE;
        }
        return more;
    }

    private Found send(BusinessId business, boolean everything, JavaMailSender server) {
        for (int i = 0; i < AT_ONCE; i++) {
            var next = take(business, everything);
            if (next.isEmpty()) {
                return Found.NO_MORE;
            }
            var message = next.get();
            if (unwritten.contains(message.getId())) {
                write(business, message, Answer.TAKEN);
                continue;
            }
            var answer = smtp.offer(message, server);
            write(business, message, answer);
            if (answer.endsTheRound()) {
                return Found.CLOSED_DOOR;
            }
        }
        return Found.MORE;
    }

    private Optional<Message> take(BusinessId business, boolean everything) {
        return inside(business, () -> {
            var now = clock.instant();
            return messages.next(now, everything).flatMap(messages::findById).map(message -> {
                message.takenUntil(now.plus(TAKEN));
                return messages.save(message);
            });
        });
    }

    private void write(BusinessId business, Message offered, Answer answer) {
        boolean taken = answer.kind() == Answer.Kind.TAKEN;
        if (taken) {
            unwritten.add(offered.getId());
        }
        inside(business, () -> {
            messages.findById(offered.getId()).ifPresent(message -> {
                note(message, answer);
                messages.save(message);
            });
            return true;
        });
        if (taken) {
            unwritten.remove(offered.getId());
        }
        if (answer.kind() == Answer.Kind.AWAY || answer.kind() == Answer.Kind.NO_ENTRY) {
            businesses.all().stream().filter(each -> !isSample(each)).forEach(each -> noneWasOffered(each, answer));
        }
    }

    private void note(Message message, Answer answer) {
        var now = clock.instant();
        switch (answer.kind()) {
            case TAKEN -> message.sent(now);
            case AWAY, NO_ENTRY -> message.notOffered(now);
            case BROKE_OFF, NOT_TAKEN -> message.notTaken(problem(answer), now);
            case NO_SUCH_ADDRESS, SEALED -> message.failed(problem(answer));
        }
    }

    private void noneWasOffered(BusinessId business, Answer answer) {
        inside(business, () -> {
            var now = clock.instant();
            return messages.noteThatNoneWasOffered(problem(answer), now.minus(Message.PATIENCE), now);
        });
    }

    private String problem(Answer answer) {
        var words = format.message("notification.problem." + answer.kind(), answer.words());
        return words.length() <= PROBLEM_LENGTH ? words : words.substring(0, PROBLEM_LENGTH);
    }

    private <T> T inside(BusinessId business, java.util.function.Supplier<T> work) {
        return Tenancy.as(business, () -> transaction.execute(status -> work.get()));
    }

    /** Lets the message on its way arrive and be written down. */
    @Override
    public void destroy() throws InterruptedException {
        express.shutdown();
        express.awaitTermination(20, TimeUnit.SECONDS);
    }

    private enum Found {
        NO_MORE,
        MORE,
        /** The server takes nothing now. */
        CLOSED_DOOR
    }

    /** When the outbox is looked at. */
    @Configuration(proxyBeanMethods = false)
    static class Round {

        private static final Duration PAUSE = Duration.ofSeconds(15);

        @Bean
        RecurringTask<Void> postRound(OutboxDelivery rounds) {
            return Tasks.recurring("post", FixedDelay.of(PAUSE))
                    .execute((instance, context) ->
                            rounds.go(() -> context.getSchedulerState().isShuttingDown()));
        }
    }
}
