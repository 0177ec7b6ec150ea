package app.handoff.kernel;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes identities as UUID version 7 (RFC 9562): they sort by the order in which they were made, also within a millisecond, which
 * keeps indexes compact and lists in the order of their making. An identity shows its time and is therefore never a secret.
 */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** An identity only keeps neighbours together in an index: no deadline is judged by its time, so the machine's own will do. */
    private static final InstantSource MACHINE = InstantSource.system();

    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000000000000000L;
    private static final long LOW_BITS = 0x3FFFFFFFFFFFFFFFL;

    private static final int LETTERS = 36;

    private static long latest;
    private static long low;

    private Ids() {}

    /** The next one, greater than all that were made here before. */
    public static synchronized UUID next() {
        long now = MACHINE.millis();
        // The method of RFC 9562, section 6.2, that goes on from the random bits of the last one by a random step.
        long step = Integer.toUnsignedLong(RANDOM.nextInt()) + 1;
        if (now > latest) {
            latest = now;
            low = RANDOM.nextLong() & LOW_BITS;
        } else if (low > LOW_BITS - step) {
            latest++;
            low = RANDOM.nextLong() & LOW_BITS;
        } else {
            low += step;
        }
        return new UUID(latest << 16 | VERSION, low | VARIANT);
    }

    /**
     * Reads an identity from an address, written in full: no identity has two addresses.
     *
     * @throws NotFound if the text is no identity: an address that cannot exist looks like one that does not
     */
    public static UUID parse(@Nullable String text) {
        if (text == null || text.length() != LETTERS) {
            throw new NotFound();
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new NotFound();
        }
    }
}
