package app.handoff.journey;

import app.handoff.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/**
 * The whole way in a real browser with its scripts: the owner and the staff before a desk at 1280 px, vendors with a phone
 * at 390 px. Writes its pictures to {@code target/screenshots/journey}. Without a browser the same way is walked by
 * {@link EngagementJourneyTests}.
 */
@Tag("long")
class EngagementJourneyUiTests extends EngagementJourney {

    private static final Path PICTURES = Path.of("target", "screenshots", "journey");

    private static @Nullable Browser browser;

    @BeforeAll
    static void launch() throws IOException {
        Files.createDirectories(PICTURES);
        browser = Browser.launch();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Override
    Visitor atADesk() {
        return visitor(1280);
    }

    @Override
    Visitor byALink() {
        return visitor(390);
    }

    private Visitor visitor(int width) {
        return new BrowserVisitor(base(), browser.open(width), PICTURES);
    }
}
