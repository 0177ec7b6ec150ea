package app.handoff.kernel;

import java.util.Set;
import java.util.UUID;

/**
 * What messages asked for is done, or nobody asks for it any more. Published as an event; those {@link MailRequest#about} it that
 * have not left are withdrawn: nobody sends them and nobody is asked to.
 *
 * @param keys the {@link MailRequest#key keys} of those that are overtaken; none for all of them
 */
public record NoLongerAsked(Set<UUID> about, Set<String> keys) {

    public NoLongerAsked {
        about = Set.copyOf(about);
        keys = Set.copyOf(keys);
    }

    public NoLongerAsked(Set<UUID> about) {
        this(about, Set.of());
    }

    public NoLongerAsked(UUID about, String... keys) {
        this(Set.of(about), Set.of(keys));
    }
}
