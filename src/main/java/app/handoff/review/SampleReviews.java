package app.handoff.review;

import app.handoff.sample.SampleAct;
import app.handoff.sample.SampleActs;
import app.handoff.sample.Scene;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Looks back in the sample business on the first weeks of handed-over work. */
@Component
class SampleReviews implements SampleActs {

    private static final int NOT_BEGUN = -1;

    private final Reviews reviews;

    SampleReviews(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public List<SampleAct<?>> acts() {
        return List.of(SampleAct.inTheOffice("review", ReviewFacts.class, this::finish));
    }

    private void finish(ReviewFacts facts, Scene scene) {
        reviews.finish(
                scene.engagement(),
                NOT_BEGUN,
                facts.from(),
                facts.to(),
                facts.input(),
                facts.verdict(),
                facts.reason(),
                scene.by(),
                scene.at());
    }

    private record ReviewFacts(LocalDate from, LocalDate to, ReviewInput input, ReviewVerdict verdict, String reason) {}
}
