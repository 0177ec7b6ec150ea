package app.handoff.delivery;

import app.handoff.kernel.Ids;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Identity of a {@link NumberToken}. */
@Embeddable
record NumberTokenId(UUID id) implements Serializable {

    public static NumberTokenId next() {
        return new NumberTokenId(Ids.next());
    }

    public static NumberTokenId of(String text) {
        return new NumberTokenId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
