package app.handoff.vendor;

import java.util.UUID;

/** Two entries that look like one vendor, and by what, as names of {@link Likeness} with commas between them. */
interface LikePair {

    UUID getOne();

    UUID getOther();

    String getSigns();
}
