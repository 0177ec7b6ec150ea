package app.handoff.sharelink;

import app.handoff.kernel.LinkHolder;
import app.handoff.kernel.MailRequest;
import app.handoff.kernel.MailServer;
import app.handoff.tenancy.AdvisoryLock;
import app.handoff.tenancy.ReadTransaction;
import app.handoff.tenancy.SecretKey;
import app.handoff.tenancy.Tenancy;
import app.handoff.tenancy.Tenancy.Scope;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Codes that go to the holder of a link apart from the link. A code has 8 letters of 28, so that nobody who has the link finds
 * it by guessing: no limit on tries is needed that a guesser could use up to lock the holder out.
 */
@Service
public class LinkCodes {

    /** Without vowels, so that no word arises, and without what looks alike. */
    private static final String LETTERS = "23456789BCDFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A code that is still under way is not followed by another: whoever presses the button cannot fill a mailbox. */
    private static final Duration PAUSE = Duration.ofMinutes(5);

    private final LinkCodeRepository codes;
    private final MailServer mail;
    private final SecretKey key;
    private final AdvisoryLock advisoryLock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final ReadTransaction reading;

    LinkCodes(
            LinkCodeRepository codes,
            MailServer mail,
            SecretKey key,
            AdvisoryLock advisoryLock,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            ReadTransaction reading) {
        this.codes = codes;
        this.mail = mail;
        this.key = key;
        this.advisoryLock = advisoryLock;
        this.events = events;
        this.transaction = transaction;
        this.reading = reading;
    }

    /** Whether a code can be mailed to the holder. */
    public boolean canMail(LinkHolder holder) {
        return holder.address() != null && mail.isThere();
    }

    /**
     * Mails a code, unless one was mailed in the last five minutes and not used.
     *
     * @param business who asks for the code
     * @param work what the link is about
     * @return when the code was mailed that waits now
     */
    public Instant send(LinkHolder holder, String business, String work, Instant now) {
        var address = Objects.requireNonNull(holder.address());
        return asBusiness(() -> {
            advisoryLock.take("link-code " + holder.id());
            var waiting = codes.waiting(holder.id(), address, now, Limit.of(1)).stream()
                    .findFirst();
            if (waiting.isPresent() && waiting.get().madeAt().isAfter(now.minus(PAUSE))) {
                return waiting.get().madeAt();
            }
            var code = random();
            codes.save(LinkCode.mailed(holder, hash(holder.id(), code), now));
            events.publishEvent(new MailRequest(
                            new MailRequest.Recipient(holder.name(), address),
                            "code",
                            List.of(holder.name(), business, work, written(code)),
                            null,
                            null,
                            now.plus(LinkCode.LIVES))
                    .confidentially());
            return now;
        });
    }

    /** When the code was mailed that waits to be used; empty if none does. */
    public Optional<Instant> sentAt(LinkHolder holder, Instant now) {
        var address = holder.address();
        return address == null
                ? Optional.empty()
                : asBusiness(
                        reading,
                        () -> codes.waiting(holder.id(), address, now, Limit.of(1)).stream()
                                .findFirst()
                                .map(LinkCode::madeAt));
    }

    /**
     * Makes a code that a member hands to a colleague together with the link; an earlier one stops working.
     *
     * @param by who hands it over
     * @return the code, as it is written
     */
    public String hand(LinkHolder holder, String by, Instant until, Instant now) {
        return asBusiness(() -> {
            codes.endHanded(holder.id(), now);
            var code = random();
            codes.save(LinkCode.handed(holder, hash(holder.id(), code), by, until, now));
            return written(code);
        });
    }

    /** Whether the holder has a code that somebody handed over. */
    public boolean isHanded(LinkHolder holder, Instant now) {
        return asBusiness(reading, () -> codes.isHanded(holder.id(), now));
    }

    /**
     * A code to look around with: in the sample business no mail leaves, so its pages say what it would have said. One that
     * somebody handed over goes on being good.
     */
    String show(LinkHolder holder, Instant now) {
        return asBusiness(() -> {
            var code = random();
            var hash = hash(holder.id(), code);
            codes.save(
                    holder.address() == null
                            ? LinkCode.handed(holder, hash, "Handoff", now.plus(LinkCode.LIVES), now)
                            : LinkCode.mailed(holder, hash, now));
            return written(code);
        });
    }

    /** Keeps that a holder came by a link which nobody but the reader of its mail got. */
    LinkCode cameByMail(LinkHolder holder, Instant now) {
        return asBusiness(() -> codes.save(LinkCode.mailedInALink(holder, hash(holder.id(), random()), now)));
    }

    /** Uses a code up; however many try at once, a mailed one lets in once. */
    Optional<LinkCode> use(LinkHolder holder, String typed, Instant now) {
        var code = read(typed);
        if (code == null) {
            return Optional.empty();
        }
        return asBusiness(() -> codes.find(holder.id(), hash(holder.id(), code), now)
                .filter(found -> found.isOf(holder))
                .filter(found -> found.isHanded() || codes.use(found.getId(), now) == 1));
    }

    Optional<LinkCode> find(UUID id) {
        return asBusiness(reading, () -> codes.findById(id));
    }

    /** Whether the holder ever came in by a code: then nobody who has the link alone chooses one. */
    public boolean wasUsed(LinkHolder holder) {
        return asBusiness(reading, () -> codes.wasUsed(holder.id()));
    }

    private static String random() {
        return RANDOM.ints(LENGTH, 0, LETTERS.length())
                .collect(StringBuilder::new, (text, at) -> text.append(LETTERS.charAt(at)), StringBuilder::append)
                .toString();
    }

    private static String written(String code) {
        return code.substring(0, LENGTH / 2) + "-" + code.substring(LENGTH / 2);
    }

    /** The letters of a code, however they were grouped; null if this is none. */
    private static @Nullable String read(String typed) {
        var letters = typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return letters.length() == LENGTH && letters.chars().allMatch(letter -> LETTERS.indexOf(letter) >= 0)
                ? letters
                : null;
    }

    private byte[] hash(UUID holder, String code) {
        return key.sign("link-code:" + holder + ":" + code);
    }

    /** Codes are kept where no link reaches: the database's vendor role has no right to them. */
    private <T> T asBusiness(Supplier<T> work) {
        return asBusiness(transaction, work);
    }

    private static <T> T asBusiness(TransactionTemplate joining, Supplier<T> work) {
        var scope = Tenancy.required();
        return Tenancy.as(Scope.of(scope.business()).at(scope.locality()), () -> joining.execute(status -> work.get()));
    }
}
