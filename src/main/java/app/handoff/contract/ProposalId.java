package app.handoff.contract;

import app.handoff.kernel.Ids;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** One proposal to put a clause in other words. */
@Embeddable
record ProposalId(UUID id) implements Serializable {

    public static ProposalId next() {
        return new ProposalId(Ids.next());
    }

    public static ProposalId of(String text) {
        return new ProposalId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
