package app.handoff.contract;

import app.handoff.kernel.Ids;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** One template of a business for its contracts. */
@Embeddable
record ContractTemplateId(UUID id) implements Serializable {

    public static ContractTemplateId next() {
        return new ContractTemplateId(Ids.next());
    }

    public static ContractTemplateId of(String text) {
        return new ContractTemplateId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
