package app.handoff.vendor;

import app.handoff.kernel.Actor;
import app.handoff.kernel.PlainText;
import app.handoff.kernel.RuleViolation;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** That a vendor is not to be asked any more: by whom, since when, and why, if somebody said so. */
@Embeddable
record Archiving(@Column(name = "archive_reason") @Nullable String reason, String archivedBy, Instant archivedAt) {

    /** How many characters a reason has at most. */
    static final int LONGEST_REASON = 500;

    /** @throws RuleViolation at {@code reason} if it has more than 500 characters */
    static Archiving because(@Nullable String reason, Actor by, Instant now) {
        var said = PlainText.orNull(reason);
        if (said != null && said.length() > LONGEST_REASON) {
            throw new RuleViolation("text.tooLong", LONGEST_REASON).at("reason");
        }
        return new Archiving(said, by.name(), now);
    }

    String reasonOrNothing() {
        return reason == null ? "" : reason;
    }
}
