package app.handoff.contract;

import app.handoff.kernel.Ids;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** One contract between the business and a vendor. */
@Embeddable
public record ContractId(UUID id) implements Serializable {

    public static ContractId next() {
        return new ContractId(Ids.next());
    }

    public static ContractId of(String text) {
        return new ContractId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
