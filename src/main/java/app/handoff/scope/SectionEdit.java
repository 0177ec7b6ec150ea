package app.handoff.scope;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The last time somebody saved a section.
 *
 * @param count how often the section has been saved
 * @param by the name of who saved it
 * @param formId the open form it came from: what is typed into the same form saves over itself, what comes from another
 *     form that does not know of it is a conflict
 */
record SectionEdit(
        int count,
        String by,
        @Nullable Instant at,
        @JsonAlias("sheet") String formId) {

    static final SectionEdit NEVER = new SectionEdit(0, "", null, "");
}
