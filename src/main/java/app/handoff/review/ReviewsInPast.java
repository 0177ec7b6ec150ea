package app.handoff.review;

import app.handoff.contract.Contracts;
import app.handoff.engagement.StageReport.Badge;
import app.handoff.engagement.VendorPast;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Sentence;
import app.handoff.kernel.VendorId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the directory what the last review of each work of a vendor came to. */
@Component
@Transactional(readOnly = true)
class ReviewsInPast implements VendorPast {

    private final ReviewRepository reviews;
    private final Contracts contracts;

    ReviewsInPast(ReviewRepository reviews, Contracts contracts) {
        this.reviews = reviews;
        this.contracts = contracts;
    }

    @Override
    public List<Told> of(Collection<VendorId> vendors, int most) {
        var signed = contracts.signedWith(vendors, most);
        return signed.isEmpty() ? List.of() : told(signed);
    }

    private List<Told> told(Collection<EngagementId> engagements) {
        return reviews.last(engagements).stream()
                .map(review -> new Told(
                        review.engagement(),
                        Topic.REVIEW,
                        Sentence.of(
                                "review.past",
                                Objects.requireNonNull(review.verdict()),
                                review.entries().judgeScore(),
                                review.to()),
                        Objects.requireNonNull(review.verdict()).goesOn() ? Badge.Kind.GOOD : Badge.Kind.IDLE))
                .toList();
    }
}
