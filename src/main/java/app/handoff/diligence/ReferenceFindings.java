package app.handoff.diligence;

import app.handoff.kernel.ServiceLevelId;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor's references said, together. It discounts what the vendor promises.
 *
 * @param contacted how many were really talked to
 * @param averageScore from 0.0 to 5.0; null when nobody was talked to
 * @param wouldHireAgain how many of them said yes without conditions
 * @param measured the average of what they measured per service level; absent where nobody could say
 */
public record ReferenceFindings(
        int contacted,
        @Nullable BigDecimal averageScore,
        int wouldHireAgain,
        Map<ServiceLevelId, BigDecimal> measured) {

    public ReferenceFindings {
        measured = Map.copyOf(measured);
    }
}
