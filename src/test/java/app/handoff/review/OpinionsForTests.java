package app.handoff.review;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Asks somebody for tests of other modules how satisfied they are. */
@Component
public class OpinionsForTests {

    private final OpinionRepository opinions;

    OpinionsForTests(OpinionRepository opinions) {
        this.opinions = opinions;
    }

    /** @return what the link is about */
    public UUID asked(EngagementId engagement, String word, Actor by, Instant now) {
        return opinions.save(new Opinion(
                        engagement,
                        word + " work",
                        word + " Ledger",
                        new Opinion.Asked(word + " customer", null, Opinion.Standing.CUSTOMER),
                        now.plus(Duration.ofDays(20)),
                        by,
                        now))
                .id()
                .id();
    }
}
