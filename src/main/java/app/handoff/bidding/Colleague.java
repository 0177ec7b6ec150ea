package app.handoff.bidding;

import app.handoff.kernel.LinkHolder;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody whom an invited vendor lets work on its bid.
 *
 * @param email where this person's own link and codes go
 * @param at since when
 */
public record Colleague(UUID id, String name, String email, Instant at) {

    /** The longest name, in characters. */
    public static final int LONGEST_NAME = 120;

    /** Who has to prove it to act through this person's link. */
    public LinkHolder holder() {
        return new LinkHolder(id, name, email);
    }
}
