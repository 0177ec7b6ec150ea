package app.handoff.vendor;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What somebody found after reading a security certificate. */
record DecisionForm(
        @NotNull(message = "{vendor.statement.result.required}") @Nullable StatementResult result,

        @Size(max = 1000, message = "{field.tooLong}") @Nullable String reason) {

    static final DecisionForm EMPTY = new DecisionForm(null, null);

    boolean lacksReason() {
        return result != StatementResult.ACCEPTED && (reason == null || reason.isBlank());
    }
}
