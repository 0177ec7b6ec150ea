package app.handoff.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
class InstallationTests {

    @Autowired
    DataSource dataSource;

    @Autowired
    StartupMessage startupMessage;

    @Autowired
    ConfigurableApplicationContext context;

    @LocalServerPort
    int port;

    @Test
    void worksAsTheRoleThatOwnsNothing() throws Exception {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var tables = statement.executeQuery(
                        "select current_user, count(*) filter (where tableowner = current_user), count(*)"
                                + " from pg_tables where schemaname = 'public'")) {
            tables.next();
            assertThat(tables.getString(1)).isEqualTo(DatabaseAccess.APP);
            assertThat(tables.getInt(2)).isZero();
            assertThat(tables.getInt(3)).isPositive();
        }
    }

    @Test
    void answersTheBalancerThatItIsReady() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/health/readiness"))
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"status\":\"UP\"");
    }

    /** Before the application is asked: such addresses reach no page of ours. */
    @ParameterizedTest
    @ValueSource(strings = {"/tasks%00", "/tasks/%5c..%5c", "/tasks%2f..%2f%00"})
    void anAddressThatIsNoneIsAnsweredInPlainWords(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isBetween(400, 404);
        assertThat(answer.body())
                .contains("<main", "<h1>", "Go to the start page")
                .doesNotContain("Tomcat", "Apache", "HTTP Status", "Exception", "null");
    }

    @Test
    void saysWhereToOpenIt(CapturedOutput console) {
        startupMessage.on(new ApplicationReadyEvent(new SpringApplication(), new String[0], context, Duration.ZERO));

        assertThat(console).contains("Handoff is running. Open http://localhost:" + port);
    }
}
