package app.handoff.servicelevel;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.ServiceLevelId;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of the service levels of an engagement whose work has begun. Implemented by {@code delivery}. */
public interface LevelsInUse {

    /** By service level; empty where no work has begun. */
    Map<ServiceLevelId, Experience> of(EngagementId engagement);

    /**
     * What was learned about one service level.
     *
     * @param agreed what the contract agreed on; of a range, where it begins
     * @param measured all reports together, in the unit of the level; null where too little was measured
     */
    record Experience(BigDecimal agreed, @Nullable BigDecimal measured) {}
}
