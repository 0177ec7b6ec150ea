package app.handoff.installation;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Looks at the database named with {@code spring.datasource.url}; without one, starts the server that comes with Handoff. */
class DatabaseInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        String given = environment.getProperty("spring.datasource.url");
        if (given != null) {
            DatabaseCheck.check(
                    given,
                    environment.getProperty("spring.datasource.username"),
                    environment.getProperty("spring.datasource.password"));
            return;
        }
        String folder = environment.getProperty("handoff.data", "./data");
        EmbeddedServer server = EmbeddedServer.start(Path.of(folder), Map.of());
        // Runs after the context is closed: jobs and requests in flight keep their database to the end.
        SpringApplication.getShutdownHandlers().add(server::close);
        environment.getPropertySources().addFirst(properties(server.access()));
    }

    static MapPropertySource properties(DatabaseAccess access) {
        return new MapPropertySource(
                "Handoff's database",
                Map.of(
                        "spring.datasource.url", access.url(),
                        "spring.datasource.username", DatabaseAccess.APP,
                        "spring.datasource.password", access.appPassword(),
                        "spring.flyway.url", access.url(),
                        "spring.flyway.user", DatabaseAccess.OWNER,
                        "spring.flyway.password", access.ownerPassword()));
    }
}
