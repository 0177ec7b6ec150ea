package app.handoff.kernel;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * There is more time for what messages ask. Published as an event; those {@link MailRequest#about} it that have not left and are
 * still of use stay so until then.
 */
public record AskedUntil(Set<UUID> about, Instant until) {

    public AskedUntil {
        about = Set.copyOf(about);
    }
}
