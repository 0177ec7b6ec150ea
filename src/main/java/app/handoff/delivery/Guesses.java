package app.handoff.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * From where too much was guessed, as far as this node knows, so that a flood of guesses writes no row of the database for each.
 * How much is too much is counted there.
 */
final class Guesses {

    /** Whoever comes from more addresses is counted in the database again. */
    private static final int MOST = 10_000;

    private final Map<String, Instant> until = new LinkedHashMap<>() {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST;
        }
    };

    /** Too much was guessed from this address: it is not counted again before that long. */
    synchronized void reach(String address, Instant now, Duration wait) {
        until.remove(address);
        until.put(address, now.plus(wait));
    }

    /** How long until guesses from there are counted again; nothing where they are counted now. */
    synchronized Duration wait(String address, Instant now) {
        var end = until.getOrDefault(address, now);
        return end.isAfter(now) ? Duration.between(now, end) : Duration.ZERO;
    }

    boolean hasReached(String address, Instant now) {
        return !wait(address, now).isZero();
    }
}
