package app.handoff.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Over a real connection, since the headers of a proxy are read before any of our own code sees the request. */
class BehindProxyTests {

    /** An address of the range for documentation, and one that a visitor invents. */
    private static final String VISITOR = "203.0.113.9";

    private static final String INVENTED = "198.51.100.77";

    @Nested
    @SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
    @TestPropertySource(properties = "handoff.trusted-proxies=127.0.0.0/8, ::1/128")
    class FromATrustedProxy extends Caller {

        @Test
        void theVisitorsOwnHttpsMakesCookiesSecureAndLinksHttps() throws Exception {
            var answer = ask("/sign-in/link", "https", VISITOR);

            assertThat(cookies(answer)).isNotEmpty().allMatch(cookie -> cookie.contains("Secure"));
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
            assertThat(ask("/tasks", "https", VISITOR).headers().firstValue("Location"))
                    .hasValueSatisfying(link -> assertThat(link).matches("https://.*|/.*"));
        }

        @Test
        void wrongLinksCountForTheVisitorNotForWhatTheVisitorInvented() throws Exception {
            ask("/s/no-such-link/bid", "https", INVENTED + ", " + VISITOR);

            assertThat(counted("link:" + VISITOR)).isPositive();
            assertThat(counted("link:" + INVENTED)).isZero();
        }
    }

    @Nested
    @SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
    class FromAnybodyElse extends Caller {

        @Test
        void claimsOfHttpsAreIgnored() throws Exception {
            var answer = ask("/sign-in/link", "https", VISITOR);

            assertThat(cookies(answer)).isNotEmpty().noneMatch(cookie -> cookie.contains("Secure"));
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
        }

        @Test
        void wrongLinksCountForWhoeverReallyCalls() throws Exception {
            ask("/s/no-such-link/bid", "https", "192.0.2.44");

            assertThat(counted("link:192.0.2.44")).isZero();
            assertThat(counted("link:127.0.0.1")).isPositive();
        }
    }

    abstract static class Caller {

        @LocalServerPort
        private int port;

        @Autowired
        private JdbcClient database;

        HttpResponse<String> ask(String address, String scheme, String visitor) throws Exception {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + address))
                    .header("X-Forwarded-Proto", scheme)
                    .header("X-Forwarded-For", visitor)
                    .build();
            return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        }

        static List<String> cookies(HttpResponse<String> answer) {
            return answer.headers().allValues("Set-Cookie");
        }

        long counted(String key) {
            return database.sql("select count(*) from attempt where key = :key")
                    .param("key", key)
                    .query(Long.class)
                    .single();
        }
    }
}
