package app.handoff.files;

import app.handoff.kernel.Ids;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** One stored file. */
@Embeddable
public record FileId(UUID id) implements Serializable {

    public static FileId next() {
        return new FileId(Ids.next());
    }

    public static FileId of(String text) {
        return new FileId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
