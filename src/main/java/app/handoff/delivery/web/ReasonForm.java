package app.handoff.delivery.web;

import app.handoff.delivery.ReasonedDecision;
import app.handoff.web.StoredForm;
import org.jspecify.annotations.Nullable;

/** A decision that needs a reason. */
record ReasonForm(@Nullable String reason) {

    String reasonText() {
        return reason == null ? "" : reason;
    }

    /** The decision that was made already; one without a reason was not made on such a form. */
    static StoredForm stored(@Nullable ReasonedDecision made) {
        return StoredForm.once(made == null || made.reason() == null ? null : new ReasonForm(made.reason()));
    }
}
