package app.handoff.contract;

import app.handoff.engagement.Engagements;
import app.handoff.engagement.VendorTies;
import app.handoff.evaluation.Awards;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Sentence;
import app.handoff.kernel.VendorId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A vendor that was chosen counts on its contract, until that is taken back or over. */
@Component
@Transactional(readOnly = true)
class VendorsUnderContract implements VendorTies {

    private final ContractRepository contracts;
    private final Awards awards;
    private final Engagements engagements;

    VendorsUnderContract(ContractRepository contracts, Awards awards, Engagements engagements) {
        this.contracts = contracts;
        this.awards = awards;
        this.engagements = engagements;
    }

    @Override
    public List<Tie> of(Collection<VendorId> vendors) {
        var living = contracts.living(vendors);
        var chosen = withoutContract(awards.chosenFor(vendors));
        var all = new HashSet<>(chosen.keySet());
        living.forEach(contract -> all.add(contract.engagement()));
        var names = engagements.names(all);
        var ties = new ArrayList<Tie>();
        living.forEach(contract -> ties.add(tie(
                contract.vendor(),
                contract.status().isBeforeActive() ? "prepared" : "active",
                names.get(contract.engagement()))));
        chosen.forEach((engagement, vendor) -> ties.add(tie(vendor, "chosen", names.get(engagement))));
        return ties;
    }

    private Map<EngagementId, VendorId> withoutContract(Map<EngagementId, VendorId> chosen) {
        if (chosen.isEmpty()) {
            return chosen;
        }
        var left = new LinkedHashMap<>(chosen);
        left.keySet().removeAll(contracts.followed(chosen.keySet()));
        return left;
    }

    private static Tie tie(VendorId vendor, String how, @Nullable String engagement) {
        return new Tie(vendor, Kind.CONTRACT, Sentence.of("contract.vendorTie." + how, engagement));
    }
}
