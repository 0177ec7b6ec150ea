package app.handoff.kernel;

import java.time.Duration;

/** More people ask at this moment for something costly than this machine can serve; the same works a little later. */
public class TooBusy extends RuntimeException {

    /** After which it is worth coming again. */
    public static final Duration COME_AGAIN = Duration.ofSeconds(5);

    public TooBusy() {
        super("Too many at once", null, false, false);
    }
}
