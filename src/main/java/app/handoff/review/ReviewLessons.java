package app.handoff.review;

import app.handoff.engagement.LessonsLearnt;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Sentence;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the next scope, and the next decision about a task, what finished reviews learnt. */
@Component
class ReviewLessons implements LessonsLearnt {

    private final ReviewRepository reviews;

    ReviewLessons(ReviewRepository reviews) {
        this.reviews = reviews;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Lesson> of(Collection<EngagementId> engagements) {
        if (engagements.isEmpty()) {
            return List.of();
        }
        return reviews.finished(engagements).stream()
                .filter(review -> review.entries().lessons() != null || review.verdict() == ReviewVerdict.TAKE_BACK)
                .map(ReviewLessons::lesson)
                .toList();
    }

    private static Lesson lesson(Review review) {
        var entered = review.entries();
        return new Lesson(
                review.engagement(),
                entered.lessons(),
                review.verdict() == ReviewVerdict.TAKE_BACK
                        ? Sentence.of(
                                "review.inHouse",
                                Objects.requireNonNull(entered.inHouseOwner()),
                                Objects.requireNonNull(entered.inHouseHours()))
                        : null,
                Objects.requireNonNull(review.finishedBy()),
                Objects.requireNonNull(review.finishedAt()));
    }
}
