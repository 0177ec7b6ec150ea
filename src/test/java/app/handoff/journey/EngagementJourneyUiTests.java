package app.handoff.journey;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** The whole way in a real browser, with its scripts: the owner at 1280 px, vendors at 390 px. Writes the pictures. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "handoff.sign-up-open=true")
@Import(EngagementJourneyTests.Time.class)
class EngagementJourneyUiTests {

    private static final Path PICTURES = Path.of("target", "screenshots", "journey");

    @LocalServerPort
    private int port;

    @Autowired
    private MovableClock clock;

    @Test
    void aTaskLeavesTheDeskAndIsReviewed() throws InterruptedException, IOException {
        Files.createDirectories(PICTURES);
        var base = "http://localhost:" + port;
        try (var browser = Browser.launch()) {
            var owner = new BrowserVisitor(base, browser.open(1280), PICTURES);
            var story = new Story(owner, () -> new BrowserVisitor(base, browser.open(390), PICTURES), "Bookkeeping");
            story.walk(UUID.randomUUID() + "@fern.example", clock);
            assertThat(owner.status()).isEqualTo(200);
        }
    }
}
