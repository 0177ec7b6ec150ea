package app.handoff.delivery;

import app.handoff.Pages;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.WallTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Has both sides meet and hand over work for the tests of other modules. */
@Component
public class TogetherForTests {

    private final Deliveries deliveries;
    private final Meetings meetings;
    private final HandOvers handOvers;
    private final Issues issues;
    private final NumberTokens tokens;

    TogetherForTests(
            Deliveries deliveries, Meetings meetings, HandOvers handOvers, Issues issues, NumberTokens tokens) {
        this.deliveries = deliveries;
        this.meetings = meetings;
        this.handOvers = handOvers;
        this.issues = issues;
        this.tokens = tokens;
    }

    /**
     * A meeting that was held, with something to do for the vendor, a piece of work for the night, and a change asked for.
     *
     * @param word stands in each of it
     */
    @Transactional
    public void everything(UUID work, String word, Actor by, Instant now) {
        var delivery = deliveries.get(new DeliveryId(work));
        var meeting = planned(delivery, word, now.minus(Duration.ofHours(1)), by);
        var known = meetings.get(delivery.id(), meeting);
        meetings.writeDown(
                delivery.id(),
                meeting,
                known.version(),
                word + " was spoken of",
                word + " stays",
                List.of(new MeetingAction.Wanted(
                        "Write down how " + word + " counts",
                        MeetingAction.Side.VENDOR,
                        "Liza",
                        LocalDate.ofInstant(now, Examples.BERLIN).plusDays(5))),
                by,
                now);
        handOvers.handOver(
                delivery,
                "Receipts of " + word,
                "In the folder of " + word,
                OvernightView.evening(delivery, Pages.BERLIN, now.plus(Duration.ofDays(1))),
                by,
                now);
        issues.raise(
                delivery,
                Issue.Kind.CHANGE,
                "Count " + word + " daily",
                false,
                new Issues.Words("It helps " + word, SentFiles.Inspected.NONE),
                Issues.Writer.ours(by, word + " Works", "ana@example.com"),
                now);
        tokens.make(delivery, word + " system", 90, MeetingAction.Side.VENDOR, by, now);
    }

    /** A meeting of half an hour to come. */
    @Transactional
    public void meeting(EngagementId engagement, String word, Instant start, Actor by) {
        planned(deliveries.get(engagement), word, start, by);
    }

    MeetingId planned(Delivery delivery, String word, Instant start, Actor by) {
        var zone = Examples.BERLIN;
        return meetings.plan(
                delivery,
                new MeetingPlan(
                        WallTime.of(start, zone),
                        zone,
                        30,
                        "Ana",
                        "Liza",
                        "https://talk.example/" + word,
                        "What is open"),
                by,
                "ana@example.com",
                start.minus(Duration.ofDays(1)));
    }
}
