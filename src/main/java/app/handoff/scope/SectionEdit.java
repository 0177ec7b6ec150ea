package app.handoff.scope;

import app.handoff.kernel.Actor;
import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The last time somebody saved a section.
 *
 * @param count how often the section has been saved
 * @param by the name of who saved it
 * @param formId the open form it came from: what is typed into the same form saves over itself, what comes from another
 *     form that does not know of it is a conflict
 * @param accepted what is doubted in the section and meant so all the same, by {@link Doubt#id}
 */
record SectionEdit(
        int count,
        String by,
        @Nullable Instant at,
        @JsonAlias("sheet") String formId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Acceptance> accepted) {

    static final SectionEdit NEVER = new SectionEdit(0, "", null, "", Map.of());

    /**
     * Somebody says that something is meant as it is.
     *
     * @param because in their own words
     */
    record Acceptance(String because, String by, Instant at) {}

    SectionEdit {
        accepted = accepted == null ? Map.of() : Map.copyOf(accepted);
    }

    SectionEdit again(Actor by, Instant at, String formId) {
        return new SectionEdit(count + 1, by.name(), at, formId, accepted);
    }

    /** Before anybody saved the next version; what was accepted in this one stays so. */
    SectionEdit ofNextVersion() {
        return new SectionEdit(NEVER.count, NEVER.by, NEVER.at, NEVER.formId, accepted);
    }

    SectionEdit accepting(Doubt doubt, Acceptance acceptance) {
        var more = new HashMap<>(accepted);
        more.put(doubt.id(), acceptance);
        return new SectionEdit(count, by, at, formId, more);
    }
}
