package app.handoff.contract;

import app.handoff.kernel.Ids;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** One question about a clause. */
@Embeddable
record QuestionId(UUID id) implements Serializable {

    public static QuestionId next() {
        return new QuestionId(Ids.next());
    }

    public static QuestionId of(String text) {
        return new QuestionId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
