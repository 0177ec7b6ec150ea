package app.handoff.bidding;

import app.handoff.kernel.Ids;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** One criterion by which the bids of one request are judged. */
@Embeddable
public record CriterionId(UUID id) implements Serializable {

    public static CriterionId next() {
        return new CriterionId(Ids.next());
    }

    public static CriterionId of(String text) {
        return new CriterionId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
