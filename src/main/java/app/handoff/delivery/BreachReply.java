package app.handoff.delivery;

import app.handoff.kernel.Actor;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor says to a notice of a missed level.
 *
 * @param late whether it came after the day by which it was asked for
 * @param files what it sent with it, such as its own count
 */
record BreachReply(
        Kind kind,
        String text,
        Actor by,
        Instant at,
        boolean late,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SentFile> files) {

    BreachReply(Kind kind, String text, Actor by, Instant at, boolean late, @Nullable List<SentFile> files) {
        this.kind = kind;
        this.text = text;
        this.by = by;
        this.at = at;
        this.late = late;
        this.files = files == null ? List.of() : List.copyOf(files);
    }

    enum Kind {
        ACCEPTS,
        DISPUTES,
        ASKS_TO_BE_EXCUSED
    }
}
