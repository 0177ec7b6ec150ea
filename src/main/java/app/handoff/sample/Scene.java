package app.handoff.sample;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where one act of the sample business is played: when, by whom, about which engagement, and what came before it. */
public final class Scene {

    private final Instant now;
    private final Instant at;
    private final String by;
    private final @Nullable String engagement;
    private final SampleMemory memory;

    Scene(Instant now, Instant at, String by, @Nullable String engagement, SampleMemory memory) {
        this.now = now;
        this.at = at;
        this.by = by;
        this.engagement = engagement;
        this.memory = memory;
    }

    /** When the sample business is made. */
    public Instant now() {
        return now;
    }

    /** When the act takes place. */
    public Instant at() {
        return at;
    }

    public Instant minutesLater(int minutes) {
        return at.plusSeconds(60L * minutes);
    }

    /** Who acts: one of us, or a vendor's contact. */
    public Actor by() {
        return person(by);
    }

    public Actor person(String name) {
        return known(Actor.class, name);
    }

    /** What the act is about. */
    public EngagementId engagement() {
        return known(EngagementId.class, engagementName());
    }

    /** The subject of the link through which the vendor acts. */
    public UUID link() {
        return memory.known(VendorsLink.class, linkName(by)).subject();
    }

    /** Gives a vendor its link to the engagement of this act. */
    public void giveLink(String vendor, UUID subject) {
        memory.keep(linkName(vendor), new VendorsLink(subject));
    }

    /** What an earlier act kept by this name. */
    public <T> T known(Class<T> kind, String name) {
        return memory.known(kind, name);
    }

    /** Keeps something by a name, for later acts. */
    public void keep(String name, Object thing) {
        memory.keep(name, thing);
    }

    private String linkName(String vendor) {
        return engagementName() + "/" + vendor;
    }

    private String engagementName() {
        return Objects.requireNonNull(engagement, "This act of the sample business is about no engagement");
    }

    private record VendorsLink(UUID subject) {}
}
