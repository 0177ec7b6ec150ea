package app.handoff.evaluation;

import app.handoff.diligence.Diligence;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.VendorId;
import java.util.Collection;
import java.util.HashMap;
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
        var checks = new HashMap<VendorId, VendorCheck>();
        diligence.dossiers(engagement, vendors).forEach((vendor, dossier) -> {
            var found = dossier.findings();
            checks.put(
                    vendor,
                    new VendorCheck(
                            dossier.missing(),
                            dossier.goneWithout(),
                            found.contacted(),
                            found.measured(),
                            found.averageScore()));
        });
        return checks;
    }
}
