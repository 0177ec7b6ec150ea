package app.handoff.delivery;

import app.handoff.kernel.Actor;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who decided something, when, and why where a reason was asked for.
 *
 * @param told true where the vendor was told of it and reads the reason; null where only we read it
 * @param files that came with the reason
 */
record ReasonedDecision(
        Actor by,
        Instant at,
        @Nullable String reason,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean told,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SentFile> files) {

    ReasonedDecision(
            Actor by, Instant at, @Nullable String reason, @Nullable Boolean told, @Nullable List<SentFile> files) {
        this.by = by;
        this.at = at;
        this.reason = reason;
        this.told = told;
        this.files = files == null ? List.of() : List.copyOf(files);
    }

    /** One of ours, that nobody else is told of. */
    ReasonedDecision(Actor by, Instant at, @Nullable String reason) {
        this(by, at, reason, null, null);
    }

    /** One that the vendor is told of. */
    static ReasonedDecision toldToVendor(Actor by, Instant at, @Nullable String reason, List<SentFile> files) {
        return new ReasonedDecision(by, at, reason, true, files);
    }

    /** Whether the vendor reads the reason too. */
    boolean isForVendor() {
        return Boolean.TRUE.equals(told);
    }

    /** Why it was decided; null where nothing was, or no reason was asked for. */
    public static @Nullable String reasonOf(@Nullable ReasonedDecision made) {
        return made == null ? null : made.reason();
    }
}
