package app.handoff.evaluation;

import app.handoff.diligence.AcceptedGap;
import app.handoff.diligence.OpenRequirement;
import app.handoff.kernel.ServiceLevelId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What checking a vendor has shown so far, as far as it matters for the choice.
 *
 * @param missing what still stands against choosing this vendor
 * @param waived what is required of the vendor and was gone without, with the reasons
 * @param referencesHeard how many references told somebody of ours, in a call or in writing, what the work was like
 * @param measured what its references measured, by service level
 * @param referenceScore mean score of its references, 0 to 5
 */
record VendorCheck(
        List<OpenRequirement> missing,
        List<AcceptedGap> waived,
        int referencesHeard,
        Map<ServiceLevelId, BigDecimal> measured,
        @Nullable BigDecimal referenceScore) {

    public static final VendorCheck NOTHING_KNOWN = new VendorCheck(List.of(), List.of(), 0, Map.of(), null);

    public boolean isComplete() {
        return missing.isEmpty();
    }
}
