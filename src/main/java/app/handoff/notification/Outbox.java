package app.handoff.notification;

import app.handoff.kernel.Actor;
import app.handoff.kernel.AskedUntil;
import app.handoff.kernel.LinkRenewed;
import app.handoff.kernel.MailRequest;
import app.handoff.kernel.MailRequest.CalendarFile;
import app.handoff.kernel.NoLongerAsked;
import app.handoff.kernel.NotFound;
import app.handoff.notification.Message.Status;
import app.handoff.tenancy.TextCipher;
import app.handoff.text.Format;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps every message in the transaction of the act it tells of, so that none is lost and none tells of what did not happen. */
@Service
class Outbox {

    private static final UUID NEWEST = new UUID(-1L, -1L);
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private final MessageRepository messages;
    private final Mailer mailer;
    private final Format format;
    private final Clock clock;
    private final TextCipher cipher;

    Outbox(MessageRepository messages, Mailer mailer, Format format, Clock clock, TextCipher cipher) {
        this.messages = messages;
        this.mailer = mailer;
        this.format = format;
        this.clock = clock;
        this.cipher = cipher;
    }

    /** Nobody could carry a confidential message by hand: without a mail server it is not written. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(MailRequest mailRequest) {
        if (mailRequest.confidential() && !mailer.isThere()) {
            return;
        }
        var words = mailRequest.words().toArray();
        var path = mailRequest.path();
        var calendar = mailRequest.calendar();
        messages.save(new Message(
                mailRequest,
                oneLine(format.message("mail." + mailRequest.key() + ".subject", words)),
                cipher.encrypt(format.message("mail." + mailRequest.key() + ".body", words)),
                path == null ? null : format.message("mail." + mailRequest.key() + ".button", words),
                path == null ? null : cipher.encrypt(path),
                calendar == null ? null : cipher.encrypt(calendar.content()),
                clock.instant()));
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(NoLongerAsked settled) {
        if (!settled.about().isEmpty()) {
            boolean all = settled.keys().isEmpty();
            messages.withdraw(settled.about(), all, all ? Set.of("") : settled.keys(), clock.instant());
        }
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveMoreTime(AskedUntil later) {
        if (!later.about().isEmpty()) {
            messages.giveMoreTime(later.about(), later.until(), clock.instant());
        }
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void carryNewLink(LinkRenewed renewed) {
        if (!renewed.about().isEmpty()) {
            messages.carryNewLink(renewed.about(), renewed.key(), cipher.encrypt(renewed.path()), clock.instant());
        }
    }

    /** A subject is one line: nothing in it can begin another header. */
    private static String oneLine(String subject) {
        var line = subject.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= 300 ? line : line.substring(0, 300);
    }

    /** What a message says; empty if it was sealed with another key, or forgotten because nobody but its reader may know it. */
    public Optional<Content> open(Message message) {
        var path = message.sealedPath();
        var openedPath = path == null ? null : cipher.decrypt(path).orElse(null);
        return words(message)
                .filter(words -> path == null || openedPath != null)
                .map(words -> new Content(words, openedPath, calendar(message)));
    }

    private @Nullable CalendarFile calendar(Message message) {
        var method = message.calendarMethod();
        var sealed = message.sealedCalendar();
        return method == null || sealed == null
                ? null
                : cipher.decrypt(sealed)
                        .map(content -> new CalendarFile(method, content))
                        .orElse(null);
    }

    private Optional<String> words(Message message) {
        var sealed = message.sealedBody();
        return sealed == null ? Optional.ofNullable(message.plainBody()) : cipher.decrypt(sealed);
    }

    /**
     * What a message says.
     *
     * @param path the page it opens, from the root of the installation; whoever knows it can open it
     * @param calendar the appointment that comes with it; null for none
     */
    public record Content(
            String body, @Nullable String path, @Nullable CalendarFile calendar) {

        @Override
        public String toString() {
            return "Content";
        }
    }

    /**
     * One page of messages, newest first.
     *
     * @param all whether those that concern the business itself are among them
     * @param before the last message of the page before; none for the first page
     */
    @Transactional(readOnly = true)
    public List<Message> page(boolean all, @Nullable UUID before, int size) {
        var last = before == null ? null : get(before, all);
        return messages.before(
                last == null ? END_OF_TIME : last.createdAt(),
                last == null ? NEWEST : last.getId(),
                all,
                Limit.of(size));
    }

    /** One page of the messages in these states that somebody has to send, newest first; else like {@link #page}. */
    @Transactional(readOnly = true)
    public List<Message> toSend(Set<Status> states, boolean all, @Nullable UUID before, int size) {
        var last = before == null ? null : get(before, all);
        return messages.toSendBefore(
                states,
                clock.instant(),
                last == null ? END_OF_TIME : last.createdAt(),
                last == null ? NEWEST : last.getId(),
                all,
                Limit.of(size));
    }

    /** How many messages in these states somebody has to send. */
    @Transactional(readOnly = true)
    public int countToSend(Set<Status> states, boolean all) {
        return messages.toSend(states, clock.instant(), all).getMessages();
    }

    @Transactional(readOnly = true)
    public Message get(UUID id, boolean all) {
        return messages.findById(id)
                .filter(message -> all || !message.isForOwners())
                .orElseThrow(NotFound::new);
    }

    @Transactional
    public void tryAgain(UUID id, boolean all, Instant now) {
        var message = get(id, all);
        message.tryAgain(now);
        messages.save(message);
    }

    /** Somebody sent it themselves. */
    @Transactional
    public void sentBy(UUID id, boolean all, Actor person, Instant now) {
        var message = get(id, all);
        message.sentBy(person, now);
        messages.save(message);
    }

    /** It need not be sent any more. */
    @Transactional
    public void leave(UUID id, boolean all) {
        var message = get(id, all);
        message.leave();
        messages.save(message);
    }

    /** Takes {@link #sentBy} or {@link #leave} back. */
    @Transactional
    public void waitAgain(UUID id, boolean all, Instant now) {
        var message = get(id, all);
        message.waitAgain(now);
        messages.save(message);
    }
}
