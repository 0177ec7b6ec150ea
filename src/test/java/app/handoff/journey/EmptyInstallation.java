package app.handoff.journey;

import app.handoff.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A running Handoff that nobody has set up yet, on an empty database, with a clock that can be put forward. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(MovableClock.class)
@DirtiesContext
abstract class EmptyInstallation {

    @LocalServerPort
    private int port;

    @Autowired
    private MovableClock clock;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        TestDatabase.settings(TestDatabase.another()).forEach((name, value) -> registry.add(name, () -> value));
    }

    String base() {
        return "http://localhost:" + port;
    }

    MovableClock clock() {
        return clock;
    }
}
