package app.handoff.security;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What nobody's browser sends, over a real connection: it is refused in plain words, and nothing of it is written down. */
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class StrangeRequestsTests {

    private static final String EDGE = "-----edge";

    @LocalServerPort
    private int port;

    @Test
    void moreTextThanIsReadIsTooLargeWhereverItIsSent(CapturedOutput console) throws IOException {
        for (var page :
                List.of("/sign-in", "/receipts", "/contracts/check", "/", "/tasks", "/error", "/s/no-link/bid")) {
            for (var verb : List.of("POST", "GET", "PUT")) {
                var answer = form(verb, page, "email", "x".repeat(2_200_000));
                assertThat(answer).as(verb + " " + page).startsWith("HTTP/1.1 413 ");
                assertThat(answer)
                        .contains("text/html", "app.css", "Content-Security-Policy: ")
                        .doesNotContain("Tomcat");
            }
        }
        for (var address : List.of("/api/numbers", "/api/none")) {
            var answer = form("POST", address, "rows", "x".repeat(2_200_000));
            assertThat(answer).as(address).startsWith("HTTP/1.1 413 ").contains("application/problem+json");
        }
        assertThat(form("POST", "/a;b", "email", "x".repeat(2_200_000))).startsWith("HTTP/1.1 400 ");
        assertThat(form("POST", "/sign-in", "email", "ana"))
                .as("little")
                .startsWith("HTTP/1.1 ")
                .doesNotContain(" 413 ");
        assertThat(console.getAll()).doesNotContain("IllegalStateException", "\tat ", "xxxx");
    }

    @Test
    void whereToGoOnIsSaidWithoutTheHostThatWasMadeUp() throws IOException {
        for (var page : List.of("/", "/tasks", "/engagements/x/award/letters", "/sign-in/code")) {
            var answer = ask("GET " + page + " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
            assertThat(location(answer)).as(page).doesNotContain("evil.example");
        }
        assertThat(location(ask("GET /tasks HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")))
                .isEqualTo("/sign-in?to=%2Ftasks");
        assertThat(location(ask("POST /sign-out HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 0\r\n"
                        + "Connection: close\r\n\r\n")))
                .doesNotContain("evil.example");
    }

    @Test
    void thePageOfAnErrorIsNoPageOfItsOwn() throws IOException {
        assertThat(ask("GET /error HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 404 ");
        assertThat(
                        ask(
                                "GET /error HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 404 ");
    }

    @Test
    void whatNoPageAsksForIsNotWrittenDown(CapturedOutput console) throws IOException {
        var typed = "typed" + "y".repeat(9_000);
        for (var page : List.of(
                "/sign-in/code",
                "/reachable/" + typed,
                "/calendar/" + typed + "/handoff.ics",
                "/" + typed,
                "/_ui?" + typed + "=" + typed,
                "/sign-in?to=" + typed)) {
            ask("GET " + page + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            ask("DELETE " + page + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        }
        assertThat(console.getAll()).doesNotContain("Resolved [", "typedyyy");
    }

    private String form(String verb, String address, String field, String value) throws IOException {
        var body = "--" + EDGE + "\r\nContent-Disposition: form-data; name=\"" + field + "\"\r\n\r\n" + value + "\r\n--"
                + EDGE + "--\r\n";
        return ask(verb + " " + address + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nConnection: close\r\n"
                + "Content-Type: multipart/form-data; boundary=" + EDGE + "\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body);
    }

    private String ask(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            var answer = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(answer);
            return answer.toString(ISO_8859_1);
        }
    }

    private static String location(String answer) {
        return answer.lines()
                .filter(line -> line.startsWith("Location: "))
                .map(line -> line.substring("Location: ".length()))
                .findFirst()
                .orElse("");
    }
}
