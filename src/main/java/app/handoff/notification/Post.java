package app.handoff.notification;

import app.handoff.notification.Message.Status;
import app.handoff.shared.MailServer;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Whether this installation sends mail, and what is left to people where it does not. */
@Component
public class Post implements MailServer {

    private final ObjectProvider<JavaMailSender> server;

    Post(ObjectProvider<JavaMailSender> server) {
        this.server = server;
    }

    @Override
    public boolean isThere() {
        return server().isPresent();
    }

    Optional<JavaMailSender> server() {
        return Optional.ofNullable(server.getIfAvailable());
    }

    /** The states in which letters wait for a person: all that have not left where there is no mail server, else what it did not take. */
    public Set<Status> leftToPeople() {
        return isThere() ? Set.of(Status.FAILED) : Set.of(Status.WAITING, Status.FAILED);
    }
}
