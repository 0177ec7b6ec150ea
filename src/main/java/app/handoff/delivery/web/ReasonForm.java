package app.handoff.delivery.web;

import org.jspecify.annotations.Nullable;

/** A decision that needs a reason. */
record ReasonForm(@Nullable String reason) {

    String reasonText() {
        return reason == null ? "" : reason;
    }
}
