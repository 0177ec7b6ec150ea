package app.handoff.delivery;

import app.handoff.kernel.Actor;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file or photo that came with a weekly report, and with which of its versions.
 *
 * @param size in bytes
 * @param firstRevision the version with which it was first sent; null while it was not
 * @param lastRevision the last version that it was sent with; null while it still belongs to the report
 * @param leaves whether its writer has taken it out, so that the next version comes without it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AttachedFile(
        UUID id,
        String name,
        long size,
        String sha256,
        Actor by,
        Instant at,
        @Nullable Integer firstRevision,
        @Nullable Integer lastRevision,
        boolean leaves) {

    static AttachedFile added(UUID id, String name, long size, String sha256, Actor by, Instant now) {
        return new AttachedFile(id, name, size, sha256, by, now, null, null, false);
    }

    /** Whether one of us added it, and not the vendor. */
    boolean isOurs() {
        return by.kind() != Actor.Kind.VENDOR;
    }

    boolean wasSent() {
        return firstRevision != null;
    }

    /** Whether it was sent with this version. */
    boolean isOf(int revision) {
        return firstRevision != null && firstRevision <= revision && (lastRevision == null || revision <= lastRevision);
    }

    /** Whether it will be part of what this side sends next. */
    boolean isNext(boolean ours) {
        return !leaves && lastRevision == null && (wasSent() || isOurs() == ours);
    }

    AttachedFile sent(int revision) {
        if (lastRevision != null) {
            return this;
        }
        return leaves
                ? new AttachedFile(id, name, size, sha256, by, at, firstRevision, revision - 1, false)
                : new AttachedFile(
                        id, name, size, sha256, by, at, firstRevision == null ? revision : firstRevision, null, false);
    }

    AttachedFile takenOut() {
        return new AttachedFile(id, name, size, sha256, by, at, firstRevision, lastRevision, true);
    }
}
