package app.handoff.shared;

import java.util.Set;
import java.util.UUID;

/**
 * What letters asked for is done, or nobody asks for it any more. Published as an event; those {@link Letter#about} it that
 * have not left are withdrawn: nobody sends them and nobody is asked to.
 */
public record NoLongerAsked(Set<UUID> about) {

    public NoLongerAsked {
        about = Set.copyOf(about);
    }
}
