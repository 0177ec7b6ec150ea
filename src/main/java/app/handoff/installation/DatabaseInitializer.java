package app.handoff.installation;

import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

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
        StartingServer server = StartingServer.on(Path.of(environment.getProperty("handoff.data", "./data")));
        // Runs after the context is closed: jobs and requests in flight keep their database to the end.
        SpringApplication.getShutdownHandlers().add(server::close);
        context.getBeanFactory().registerSingleton("startingServer", server);
    }
}
