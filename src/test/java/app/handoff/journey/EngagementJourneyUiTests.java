package app.handoff.journey;

import app.handoff.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * The whole way in a real browser with its scripts: the owner and the staff before a desk at 1280 px, vendors with a phone
 * at 390 px. Writes its pictures to {@code target/screenshots/journey}.
 */
class EngagementJourneyUiTests extends EmptyInstallation {

    private static final Path PICTURES = Path.of("target", "screenshots", "journey");

    private static final Duration TIME_FOR_BIDS = Duration.ofSeconds(75);

    @Test
    void aTaskLeavesTheDeskAndIsReviewed() throws InterruptedException, IOException {
        Files.createDirectories(PICTURES);
        try (var browser = Browser.launch()) {
            new Story(visitor(browser, 1280), visitor(browser, 1280), () -> visitor(browser, 390), TIME_FOR_BIDS)
                    .walk(clock());
        }
    }

    private Visitor visitor(Browser browser, int width) {
        return new BrowserVisitor(base(), browser.open(width), PICTURES);
    }
}
