package app.handoff.journey;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The whole way of an engagement, from an empty installation to the first review, and where it forks: the reserve follows a
 * winner who declines, and another round follows one without a choice.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class EngagementJourney extends EmptyInstallation {

    @Autowired
    private PreparedBids preparedBids;

    /** Somebody at a desk. */
    abstract Visitor atADesk();

    /** Somebody who comes by a link. */
    abstract Visitor byALink();

    @BeforeEach
    void everyStoryBeginsToday() {
        clock().backToRealTime();
    }

    @Test
    @Order(1)
    void aTaskLeavesTheDeskAndIsReviewed() {
        new Story(atADesk(), atADesk(), this::byALink, clock()).walk();
    }

    @Test
    @Order(2)
    void theReserveSignsWhereTheWinnerDeclines() {
        new ForkedStory(
                        atADesk(),
                        this::byALink,
                        clock(),
                        preparedBids,
                        preparedBids.of("Kontor Vier", "Norte Contable"))
                .theReserveSigns();
    }

    @Test
    @Order(3)
    void whereAllBidsAreRejectedTheNextRoundBeginsFromTheOldOne() {
        new ForkedStory(
                        atADesk(),
                        this::byALink,
                        clock(),
                        preparedBids,
                        preparedBids.of("Kontor Vier", "Norte Contable"))
                .anotherRoundBegins();
    }
}
