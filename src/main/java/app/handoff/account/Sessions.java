package app.handoff.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/** Where a person is signed in, in any of their browsers and on whichever node. To be called outside of a transaction. */
@Component
class Sessions {

    /** After which everybody signs in anew, however often they came meanwhile. */
    public static final Duration LONGEST = Duration.ofDays(30);

    /** What a session remembers of the browser that was signed in with. */
    public static final String BROWSER = "handoff.browser";

    private static final int NAME_BYTES = 16;

    private final ObjectProvider<FindByIndexNameSessionRepository<? extends org.springframework.session.Session>>
            repository;

    // Asked for late: it wants to know the database at once, and the filters of a start must not wait for that.
    Sessions(
            ObjectProvider<FindByIndexNameSessionRepository<? extends org.springframework.session.Session>>
                    repository) {
        this.repository = repository;
    }

    /** The sessions of a person, the one used last first. */
    public List<Session> of(SignedIn person) {
        return repository.getObject().findByPrincipalName(person.getName()).values().stream()
                .filter(session -> !session.isExpired())
                .map(session -> new Session(
                        nameOf(session.getId()),
                        session.getAttribute(BROWSER),
                        session.getCreationTime(),
                        session.getLastAccessedTime()))
                .sorted(Comparator.comparing(Session::lastUsed).reversed())
                .toList();
    }

    /** Ends one of a person's sessions; nothing happens if it has ended. */
    public void end(SignedIn person, String name) {
        endWhere(person.login(), session -> nameOf(session).equals(name));
    }

    /** Ends all of a person's sessions but the one of this name. */
    public void endOthers(SignedIn person, String name) {
        endWhere(person.login(), session -> !nameOf(session).equals(name));
    }

    /** Ends all sessions of a login. */
    public void endAll(UUID login) {
        endWhere(login, session -> true);
    }

    private void endWhere(UUID login, java.util.function.Predicate<String> which) {
        var sessions = repository.getObject();
        sessions.findByPrincipalName(login.toString()).keySet().stream()
                .filter(which)
                .forEach(sessions::deleteById);
    }

    /** How pages name a session: whoever reads it there cannot take the session over. */
    public static String nameOf(String id) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, NAME_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * One browser in which somebody is signed in.
     *
     * @param browser how the browser names itself; null if it does not
     */
    public record Session(String name, @Nullable String browser, Instant since, Instant lastUsed) {}
}
