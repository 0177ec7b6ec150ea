package app.handoff.kernel;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Makes identities as UUID version 7 (RFC 9562): they sort by the time they were made, which keeps indexes compact.
 * An identity shows its time and is therefore never a secret.
 */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** An identity only keeps neighbours together in an index: no deadline is judged by its time, so the machine's own will do. */
    private static final InstantSource MACHINE = InstantSource.system();

    private Ids() {}

    public static UUID next() {
        var random = new byte[10];
        RANDOM.nextBytes(random);
        return of(MACHINE.millis(), random);
    }

    static UUID of(long epochMillis, byte[] random) {
        long high = epochMillis << 16 | 0x7000 | (random[0] & 0x0F) << 8 | random[1] & 0xFF;
        long low = 0;
        for (int i = 2; i < 10; i++) {
            low = low << 8 | random[i] & 0xFF;
        }
        return new UUID(high, low & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L);
    }

    /**
     * Reads an identity from an address.
     *
     * @throws NotFound if the text is no identity: an address that cannot exist looks like one that does not
     */
    public static UUID parse(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new NotFound();
        }
    }
}
