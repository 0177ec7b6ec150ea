package app.handoff.submission;

import app.handoff.servicelevel.ServiceLevel;
import app.handoff.text.TypedNumber;
import org.jspecify.annotations.Nullable;

/** A service level with the value typed for it. */
record PromisedLevel(ServiceLevel level, TypedNumber typed) {

    public ServiceLevel.@Nullable Standing standing() {
        return typed.value() == null ? null : level.standingOf(typed.value());
    }
}
