package app.handoff.account;

import java.time.Instant;

/** What happens when somebody sets a business up. */
public final class BusinessSetUp {

    private BusinessSetUp() {}

    /** A person asked for the sample business beside their own; whoever makes it says which one to show first. */
    public static final class SampleWanted {

        private final SignedIn owner;
        private final Instant at;
        private SignedIn toShow;

        public SampleWanted(SignedIn owner, Instant at) {
            this.owner = owner;
            this.at = at;
            this.toShow = owner;
        }

        public SignedIn owner() {
            return owner;
        }

        public Instant at() {
            return at;
        }

        public void show(SignedIn sample) {
            this.toShow = sample;
        }

        /** Whether the sample business was made. */
        public boolean isMade() {
            return !toShow.equals(owner);
        }

        public SignedIn toShow() {
            return toShow;
        }
    }
}
