package app.handoff.scope;

import app.handoff.kernel.NotFound;
import java.util.Arrays;
import java.util.Locale;

/** The parts of a scope of work, in the order in which they are written and read. */
enum Section {
    PURPOSE,
    INPUTS,
    OUTPUTS,
    LEVELS,
    TIMELINE,
    INTERFACES,
    OVERSIGHT,
    DATA,
    QUALIFICATIONS,
    PRICING;

    /** The last part of the section's address. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws NotFound if there is no such section */
    public static Section of(String slug) {
        return Arrays.stream(values())
                .filter(section -> section.slug().equals(slug))
                .findFirst()
                .orElseThrow(NotFound::new);
    }
}
