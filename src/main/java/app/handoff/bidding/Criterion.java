package app.handoff.bidding;

import app.handoff.kernel.RuleViolation;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing by which bids are judged, with its weight out of 100. Vendors see name and weight before they bid; nothing
 * changes once bidding is open.
 *
 * @param position where it stands in the list, from 0
 * @param minimum the least score, 0 to 5, a bid needs here; null where there is none
 * @param anchors what each score from 0 to 5 means, one line per score; empty where the score is computed
 */
@Embeddable
public record Criterion(
        @Embedded CriterionId id,
        int position,
        String name,
        @Enumerated(EnumType.STRING) CriterionKind kind,
        int weight,
        @Nullable BigDecimal minimum,
        String anchors) {

    public static final BigDecimal HIGHEST_SCORE = BigDecimal.valueOf(CriterionScore.HIGHEST);

    public Criterion {
        name = name.strip();
        if (weight < 0 || weight > 100) {
            throw new RuleViolation("bidding.criterion.weightOutOfRange");
        }
        if (minimum != null && (minimum.signum() < 0 || minimum.compareTo(HIGHEST_SCORE) > 0)) {
            throw new RuleViolation("bidding.criterion.minimumOutOfRange");
        }
    }

    /** The same for another bidding. */
    Criterion anew() {
        return new Criterion(CriterionId.next(), position, name, kind, weight, minimum, anchors);
    }

    /** What this score means, if it was written down. */
    public String anchor(int score) {
        var lines = anchorLines();
        return score < lines.size() ? lines.get(score) : "";
    }

    /** What made-up totals would bring here; none where something else than the price is judged. */
    public List<PriceExample> priceExamples() {
        return kind == CriterionKind.PRICE ? PriceExample.outOf(weight) : List.of();
    }

    /** Fewer points than these are below the least score; null where there is none. */
    public @Nullable BigDecimal leastPoints() {
        return minimum == null
                ? null
                : minimum.multiply(BigDecimal.valueOf(weight))
                        .divide(HIGHEST_SCORE)
                        .stripTrailingZeros();
    }

    public List<String> anchorLines() {
        return anchors.isBlank()
                ? List.of()
                : Arrays.stream(anchors.split("\\R")).map(String::strip).toList();
    }
}
