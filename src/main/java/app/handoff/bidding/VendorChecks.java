package app.handoff.bidding;

import app.handoff.diligence.Diligence;
import app.handoff.shared.EngagementId;
import app.handoff.shared.VendorId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What due diligence has shown about several vendors at once, in a fixed number of statements. */
@Component
class VendorChecks {

    private final Diligence diligence;

    VendorChecks(Diligence diligence) {
        this.diligence = diligence;
    }

    Map<VendorId, VendorCheck> of(EngagementId engagement, Collection<VendorId> vendors) {
        if (vendors.isEmpty()) {
            return Map.of();
        }
        var missing = diligence.missingFor(engagement, vendors);
        var findings = diligence.referenceFindings(engagement, vendors);
        var checks = new HashMap<VendorId, VendorCheck>();
        for (var vendor : vendors) {
            var found = findings.get(vendor);
            checks.put(
                    vendor,
                    new VendorCheck(
                            missing.getOrDefault(vendor, List.of()),
                            found == null ? Map.of() : found.measured(),
                            found == null ? null : found.averageMark()));
        }
        return checks;
    }
}
