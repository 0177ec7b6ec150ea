package app.handoff.delivery;

import app.handoff.kernel.Ids;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Identity of a {@link Credit}. */
@Embeddable
public record CreditId(UUID id) implements Serializable {

    public static CreditId next() {
        return new CreditId(Ids.next());
    }

    public static CreditId of(String text) {
        return new CreditId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
