package app.handoff.installation;

import app.handoff.account.SignedIn;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/** Somebody who signed in before, over real HTTP. */
final class SignedInBrowser {

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final String base;
    private final String cookie;

    private SignedInBrowser(String base, String cookie) {
        this.base = base;
        this.cookie = cookie;
    }

    @SuppressWarnings("unchecked")
    static SignedInBrowser of(SignedIn person, ApplicationContext context, int port) {
        SessionRepository<Session> sessions = context.getBean(SessionRepository.class);
        Session session = sessions.createSession();
        var security = SecurityContextHolder.createEmptyContext();
        security.setAuthentication(
                new PreAuthenticatedAuthenticationToken(person, "", AuthorityUtils.createAuthorityList("ROLE_MEMBER")));
        session.setAttribute("SPRING_SECURITY_CONTEXT", security);
        sessions.save(session);
        String value = Base64.getEncoder().encodeToString(session.getId().getBytes(StandardCharsets.UTF_8));
        return new SignedInBrowser("http://localhost:" + port, "handoff=" + value);
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(path, request(path).GET());
    }

    Answer post(String path, String form) throws IOException, InterruptedException {
        return send(
                path,
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Cookie", cookie)
                .timeout(Duration.ofSeconds(60));
    }

    private Answer send(String path, HttpRequest.Builder request) throws IOException, InterruptedException {
        long start = System.nanoTime();
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        return new Answer(path, start, System.nanoTime(), response);
    }

    /** What came back, and when. */
    record Answer(String path, long asked, long answered, HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String text() {
            return response.body();
        }

        double seconds() {
            return (answered - asked) / 1e9;
        }

        /** One of our own pages that asks to come back. */
        boolean asksToComeBack() {
            return status() == 503
                    && response.headers().firstValue("Retry-After").isPresent()
                    && text().contains("Temporarily not available")
                    && text().contains("<main");
        }

        @Override
        public String toString() {
            return path + " " + status();
        }
    }
}
