package app.handoff.kernel;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who acts: a member of the business, a vendor or somebody else through a link, or Handoff itself when a clock decides. The
 * name is the one at the time of the act and stays when the person leaves.
 */
@Embeddable
public record Actor(
        @Enumerated(EnumType.STRING) Kind kind, @Nullable UUID id, String name) implements Serializable {

    /** Handoff itself, when the clock and no person acts. */
    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, null, "Handoff");

    public static Actor member(MemberId id, String name) {
        return new Actor(Kind.MEMBER, id.id(), name);
    }

    public static Actor vendor(VendorId id, String name) {
        return new Actor(Kind.VENDOR, id.id(), name);
    }

    /** Somebody outside who is no vendor, through a link: a reference, or who reads a scope before it is final. */
    public static Actor guest(String name) {
        return new Actor(Kind.GUEST, null, name);
    }

    /**
     * Which member this is.
     *
     * @throws IllegalStateException where no member acted
     */
    public MemberId memberId() {
        if (kind != Kind.MEMBER || id == null) {
            throw new IllegalStateException(name + " is no member but " + kind);
        }
        return new MemberId(id);
    }

    public enum Kind {
        MEMBER,
        VENDOR,
        GUEST,
        SYSTEM
    }
}
