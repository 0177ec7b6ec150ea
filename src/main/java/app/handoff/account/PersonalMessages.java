package app.handoff.account;

import app.handoff.kernel.MailRequest;
import app.handoff.kernel.MailServer;
import app.handoff.tenancy.Tenancy;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Messages to a person about their own login. They are written in the business that the person used last. */
@Component
class PersonalMessages {

    private final MemberRepository members;
    private final LatestMembership home;
    private final ConsoleCodes codes;
    private final MailServer mail;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    PersonalMessages(
            MemberRepository members,
            LatestMembership home,
            ConsoleCodes codes,
            MailServer mail,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.members = members;
        this.home = home;
        this.codes = codes;
        this.mail = mail;
        this.events = events;
        this.transaction = transaction;
    }

    /** To be called outside of a transaction. */
    void write(UUID login, Function<Member, MailRequest> message) {
        home.of(login)
                .ifPresent(found -> Tenancy.as(
                        found.business(),
                        () -> transaction.executeWithoutResult(status ->
                                members.findById(found.member()).map(message).ifPresent(events::publishEvent))));
    }

    /**
     * Asks whether an address is the person's own: by a link in a confidential mail, or without a mail server by a code on
     * the console.
     *
     * @param address what a code on the console is for
     */
    void ask(
            Login login,
            ConsoleCodes.Purpose purpose,
            String address,
            Instant now,
            Function<Member, MailRequest> link) {
        if (mail.isThere()) {
            write(login.getId(), link.andThen(MailRequest::confidentially));
        } else {
            codes.print(login, purpose, address, now);
        }
    }
}
