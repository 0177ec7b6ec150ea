package app.handoff.scope;

import app.handoff.kernel.DataClass;
import org.jspecify.annotations.Nullable;

/** Something we provide so that the work can be done: by whom, in what format, when, and what kind of data is in it. */
public record Input(
        String what,
        String providedBy,
        String format,
        String when,
        @Nullable DataClass dataClass) {

    public Input {
        what = Blank.text(what);
        providedBy = Blank.text(providedBy);
        format = Blank.text(format);
        when = Blank.text(when);
    }
}
