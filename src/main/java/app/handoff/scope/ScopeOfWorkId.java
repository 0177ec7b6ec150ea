package app.handoff.scope;

import app.handoff.kernel.Ids;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** One version of the scope of work of an engagement. */
@Embeddable
public record ScopeOfWorkId(UUID id) implements Serializable {

    public static ScopeOfWorkId next() {
        return new ScopeOfWorkId(Ids.next());
    }

    public static ScopeOfWorkId of(String text) {
        return new ScopeOfWorkId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
