package app.handoff.notification;

import app.handoff.kernel.MailServer;
import app.handoff.notification.Message.Status;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/**
 * Whether this installation sends mail, through which server, and what is left to people where it does not. What the machine's
 * configuration says comes first, then what the administrator saved.
 */
@Component
class Mailer implements MailServer {

    private static final String NOBODY = "handoff@localhost";

    private final ObjectProvider<JavaMailSender> given;
    private final MailAccounts accounts;
    private final String givenSender;

    Mailer(
            ObjectProvider<JavaMailSender> given,
            MailAccounts accounts,
            @Value("${handoff.mail-from}") String givenSender) {
        this.given = given;
        this.accounts = accounts;
        this.givenSender = givenSender.strip();
    }

    @Override
    public boolean isThere() {
        return isGiven() || accounts.saved().isPresent();
    }

    /** Whether the machine's configuration names the mail server, so that none can be saved here. */
    public boolean isGiven() {
        return given.getIfAvailable() != null;
    }

    /** The address that mails come from, where the machine's configuration says it. */
    public Optional<String> givenSender() {
        return Optional.of(givenSender).filter(sender -> !sender.isEmpty());
    }

    Optional<JavaMailSender> server() {
        var configured = given.getIfAvailable();
        return configured == null ? accounts.saved().map(MailAccount::server) : Optional.of(configured);
    }

    /** The address that mails come from. */
    public String sender() {
        return givenSender()
                .or(() -> isGiven() ? Optional.empty() : accounts.saved().map(MailAccount::sender))
                .orElse(NOBODY);
    }

    /** The states in which messages wait for a person: all that have not left where there is no mail server, else what it did not take. */
    public Set<Status> leftToPeople() {
        return isThere() ? Set.of(Status.FAILED) : Set.of(Status.WAITING, Status.FAILED);
    }
}
