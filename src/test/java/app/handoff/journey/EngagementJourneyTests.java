package app.handoff.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The whole way over HTTP, as somebody without script walks it: from the set-up of a business to its first review. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "handoff.sign-up-open=true")
class EngagementJourneyTests {

    @LocalServerPort
    private int port;

    @Autowired
    private MovableClock clock;

    @Test
    void aTaskLeavesTheDeskAndIsReviewed() throws InterruptedException {
        var base = "http://localhost:" + port;
        var story = new Story(new ScriptlessVisitor(base), () -> new ScriptlessVisitor(base), "Bookkeeping");
        story.walk(UUID.randomUUID() + "@fern.example", clock);
        assertThat(story.owner().status()).isEqualTo(200);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Time {

        @Bean
        @Primary
        MovableClock movableClock() {
            return new MovableClock();
        }
    }
}
