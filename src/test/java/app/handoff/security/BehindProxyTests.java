package app.handoff.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Pages;
import app.handoff.account.Accounts;
import app.handoff.account.SignedIn;
import app.handoff.kernel.Ids;
import app.handoff.kernel.LinkPurpose;
import app.handoff.sharelink.ShareLinks;
import app.handoff.tenancy.Tenancy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Over a real connection, since the headers of a proxy are read before any of our own code sees the request. */
@ExtendWith(OutputCaptureExtension.class)
class BehindProxyTests {

    private static final String PASSWORD = "a calm ledger of pine";

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

            assertThat(cookies(answer))
                    .anyMatch(cookie -> cookie.startsWith("__Host-handoff="))
                    .allMatch(BehindProxyTests::isBoundToThisHost);
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
            assertThat(ask("/tasks", "https", VISITOR).headers().firstValue("Location"))
                    .hasValueSatisfying(link -> assertThat(link).matches("https://.*|/.*"));
        }

        @Test
        void everyCookieOfMembersAndOfVisitorsIsBoundToThisHost() throws Exception {
            var email = Ids.next() + "@example.com";
            var ana = accounts.setUp(
                    new Accounts.NewBusiness("Studio Fern", "DE", Pages.BERLIN, "Ana Ruiz", email, PASSWORD),
                    Instant.now());
            var form = ask("/sign-in", "https", VISITOR);
            var signedIn = send("/sign-in", form, "https", Map.of("email", email, "password", PASSWORD));
            assertThat(signedIn.statusCode()).isEqualTo(302);
            assertThat(cookies(signedIn))
                    .anyMatch(cookie -> cookie.startsWith("__Host-handoff="))
                    .anyMatch(cookie -> cookie.startsWith("__Host-handoff-device="))
                    .allMatch(BehindProxyTests::isBoundToThisHost);

            var page = "/s/" + signInLink(ana) + "/sign-in";
            var first = ask(page, "https", VISITOR);
            assertThat(cookies(first))
                    .anyMatch(cookie -> cookie.startsWith("__Host-handoff-link-"))
                    .allMatch(BehindProxyTests::isBoundToThisHost);
            var visit = follow(first, "https");
            assertThat(cookies(visit))
                    .anyMatch(cookie -> cookie.startsWith("__Host-handoff-form="))
                    .allMatch(BehindProxyTests::isBoundToThisHost);
            assertThat(send(page, visit, "https", Map.of()).statusCode()).isEqualTo(302);
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
        void withoutHttpsEverythingWorksWithCookiesOfTheSameNamesAsEver() throws Exception {
            var email = Ids.next() + "@example.com";
            var ana = accounts.setUp(
                    new Accounts.NewBusiness("Studio Fern", "DE", Pages.BERLIN, "Ana Ruiz", email, PASSWORD),
                    Instant.now());
            var signedIn = send(
                    "/sign-in", ask("/sign-in", "http", VISITOR), "http", Map.of("email", email, "password", PASSWORD));
            assertThat(signedIn.statusCode()).isEqualTo(302);
            assertThat(cookies(signedIn))
                    .anyMatch(cookie -> cookie.startsWith("handoff="))
                    .anyMatch(cookie -> cookie.startsWith("handoff-device="))
                    .noneMatch(cookie -> cookie.contains("Secure"));

            var page = "/s/" + signInLink(ana) + "/sign-in";
            var first = ask(page, "http", VISITOR);
            assertThat(cookies(first)).singleElement().asString().startsWith("handoff-link-");
            var visit = follow(first, "http");
            assertThat(cookies(visit)).singleElement().asString().startsWith("handoff-form=");
            assertThat(send(page, visit, "http", Map.of()).statusCode()).isEqualTo(302);
        }

        @Test
        void whoeverRunsTheMachineIsToldOnceOfAWebServerThatNobodyNamed(CapturedOutput console) throws Exception {
            for (int i = 0; i < 3; i++) {
                ask("/sign-in", "http", VISITOR);
            }

            assertThat(console.getAll().lines().filter(line -> line.contains("a web server at 127.0.0.1")))
                    .hasSizeLessThanOrEqualTo(1);
            assertThat(context.getBean("unknownProxy"))
                    .extracting("told")
                    .asString()
                    .isEqualTo("true");
        }

        @Test
        void wrongLinksCountForWhoeverReallyCalls() throws Exception {
            ask("/s/no-such-link/bid", "https", "192.0.2.44");

            assertThat(counted("link:192.0.2.44")).isZero();
            assertThat(counted("link:127.0.0.1")).isPositive();
        }
    }

    private static boolean isBoundToThisHost(String cookie) {
        return cookie.startsWith("__Host-")
                && cookie.contains("; Secure")
                && cookie.contains("; HttpOnly")
                && cookie.contains("; Path=/;")
                && !cookie.contains("Domain");
    }

    abstract static class Caller {

        @LocalServerPort
        private int port;

        @Autowired
        private JdbcClient database;

        @Autowired
        Accounts accounts;

        @Autowired
        ShareLinks links;

        @Autowired
        ApplicationContext context;

        HttpResponse<String> ask(String address, String scheme, String visitor) throws Exception {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + address))
                    .header("X-Forwarded-Proto", scheme)
                    .header("X-Forwarded-For", visitor)
                    .build();
            return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        }

        /** Goes where an answer leads, with the cookies that came with it. */
        HttpResponse<String> follow(HttpResponse<String> answer, String scheme) throws Exception {
            var at = answer.headers().firstValue("Location").orElseThrow().replaceAll("^https?://[^/]+", "");
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + at))
                    .header("X-Forwarded-Proto", scheme)
                    .header("X-Forwarded-For", VISITOR)
                    .header("Cookie", asSent(answer))
                    .build();
            return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        }

        private static String asSent(HttpResponse<String> answer) {
            return cookies(answer).stream().map(cookie -> cookie.split(";")[0]).collect(Collectors.joining("; "));
        }

        /** Fills in the form of a page, with the cookies that came with it. */
        HttpResponse<String> send(String address, HttpResponse<String> page, String scheme, Map<String, String> fields)
                throws Exception {
            var token = AnyBrowser.FORM_TOKEN.matcher(page.body());
            assertThat(token.find()).isTrue();
            var form = new TreeMap<>(fields);
            form.put("_csrf", token.group());
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + address))
                    .header("X-Forwarded-Proto", scheme)
                    .header("X-Forwarded-For", VISITOR)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Cookie", asSent(page))
                    .POST(BodyPublishers.ofString(form.entrySet().stream()
                            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                            .collect(Collectors.joining("&"))))
                    .build();
            return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        }

        String signInLink(SignedIn person) {
            var now = Instant.now();
            return Tenancy.as(
                    person.business(),
                    () -> links.issueAnother(
                                    LinkPurpose.SIGN_IN, person.member().id(), "Ana", now.plusSeconds(600), now)
                            .value());
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
