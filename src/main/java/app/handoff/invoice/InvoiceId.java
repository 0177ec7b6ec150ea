package app.handoff.invoice;

import app.handoff.kernel.Ids;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** One invoice of a vendor. */
@Embeddable
record InvoiceId(UUID id) implements Serializable {

    public static InvoiceId next() {
        return new InvoiceId(Ids.next());
    }

    public static InvoiceId of(String text) {
        return new InvoiceId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
