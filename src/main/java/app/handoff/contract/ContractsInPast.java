package app.handoff.contract;

import app.handoff.engagement.VendorPast;
import app.handoff.kernel.VendorId;
import app.handoff.tenancy.Tenancy;
import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the directory which contracts there were with a vendor, and how each ended. */
@Component
@Transactional(readOnly = true)
class ContractsInPast implements VendorPast {

    private final ContractRepository contracts;

    ContractsInPast(ContractRepository contracts) {
        this.contracts = contracts;
    }

    @Override
    public List<Told> of(Collection<VendorId> vendors, int most) {
        var zone = Tenancy.locality().zone();
        return contracts.with(vendors, Limit.of(most)).stream()
                .map(contract -> new Told(contract.engagement(), Topic.CONTRACT, contract.text(zone), contract.kind()))
                .toList();
    }
}
