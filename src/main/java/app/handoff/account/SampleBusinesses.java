package app.handoff.account;

import java.time.Instant;
import java.util.Optional;

/** Makes the sample business, in which a person may look around beside their own. Takes its time, so nobody is kept waiting. */
public interface SampleBusinesses {

    /** Has it made in the background. Whoever asks again meanwhile waits for the same one; after a failure it begins anew. */
    void order(SignedIn owner, Instant now);

    /** How far it is; empty where none was ordered, or where it is there already. */
    Optional<Progress> progressOf(SignedIn owner);

    /**
     * @param done how many of its steps are done
     * @param steps how many there are
     * @param failed whether it could not be made; nothing of it is left then
     */
    record Progress(int done, int steps, boolean failed) {}
}
