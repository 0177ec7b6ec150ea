package app.handoff.scope;

import app.handoff.kernel.Ids;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** A template of a scope of work that the business saved. */
@Embeddable
record ScopeTemplateId(UUID id) implements Serializable {

    public static ScopeTemplateId next() {
        return new ScopeTemplateId(Ids.next());
    }

    public static ScopeTemplateId of(String text) {
        return new ScopeTemplateId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
