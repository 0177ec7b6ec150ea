package app.handoff.kernel;

import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** One person of a business. */
@Embeddable
public record MemberId(UUID id) implements Serializable {

    public static MemberId next() {
        return new MemberId(Ids.next());
    }

    public static MemberId of(String text) {
        return new MemberId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
