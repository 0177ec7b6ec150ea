package app.handoff.kernel;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Messages may be sent for longer, because what they ask for is due later. Published as an event; those {@link MailRequest#about} it
 * that have not left stay of use until the new time.
 */
public record AskedUntil(Set<UUID> about, Instant until) {

    public AskedUntil {
        about = Set.copyOf(about);
    }
}
