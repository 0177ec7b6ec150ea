package app.handoff.invoice;

import app.handoff.kernel.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the vendor was asked about its invoice.
 *
 * @param answer what came of it; null as long as nothing did, or where the invoice was corrected without a word
 * @param settledAt when it was corrected or answered; null as long as it waits
 */
record InvoiceQuery(
        String what,
        Actor by,
        Instant at,
        @Nullable String answer,
        @Nullable Instant settledAt) {

    boolean waits() {
        return settledAt == null;
    }

    InvoiceQuery settled(@Nullable String told, Instant now) {
        return new InvoiceQuery(what, by, at, told, now);
    }
}
