package app.handoff.scope;

import app.handoff.kernel.Ids;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a reader of a scope says of one section. It is open until somebody of the business has settled it.
 *
 * @param section which it is about
 * @param settledBy the name of who settled it; null while it is open
 */
record Remark(
        UUID id,
        Section section,
        String text,
        Instant at,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String settledBy,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant settledAt) {

    static final int LONGEST = 1_000;

    static Remark open(Section section, String text, Instant at) {
        return new Remark(Ids.next(), section, text, at, null, null);
    }

    Remark settled(String by, Instant at) {
        return new Remark(id, section, text, this.at, by, at);
    }

    Remark reopened() {
        return new Remark(id, section, text, at, null, null);
    }

    @JsonIgnore
    public boolean isOpen() {
        return settledAt == null;
    }
}
