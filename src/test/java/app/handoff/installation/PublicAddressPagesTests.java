package app.handoff.installation;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Pages;
import app.handoff.account.SignedIn;
import app.handoff.installation.AddressTrial.Outcome;
import app.handoff.tenancy.PublicAddress;
import app.handoff.tenancy.SavedAddress;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.web.context.WebApplicationContext;

/** The administrator says at which address people reach Handoff, and it is tried out. */
@SpringBootTest
class PublicAddressPagesTests {

    @Autowired
    WebApplicationContext context;

    @Autowired
    AddressTrial trial;

    @Autowired
    SavedAddress saved;

    @Autowired
    PublicAddress address;

    Pages pages;
    SignedIn ana;

    @BeforeEach
    void anAdministrator() {
        pages = Pages.of(context);
        ana = pages.owner("Studio Fern");
        pages.administrator(ana);
    }

    @AfterEach
    void leaveNoAddressBehind() {
        saved.forget();
    }

    @Test
    void anAddressIsReachedOnlyIfThisInstallationAnswersThere() throws Exception {
        assertThat(at(exchange -> answer(exchange, 200, ask(exchange)))).isEqualTo(Outcome.REACHED);
        assertThat(at(exchange -> answer(exchange, 200, "It works!"))).isEqualTo(Outcome.OTHER);
        assertThat(at(exchange -> answer(exchange, 404, ask(exchange)))).isEqualTo(Outcome.OTHER);
        assertThat(at(exchange -> {
                    ask(exchange);
                    answer(exchange, 200, ask(exchange));
                }))
                .as("answered once")
                .isEqualTo(Outcome.OTHER);
        assertThat(at(exchange -> {
                    exchange.getResponseHeaders().add("Location", "https://handoff.example" + exchange.getRequestURI());
                    answer(exchange, 301, "");
                }))
                .isEqualTo(Outcome.REDIRECTS);
        assertThat(trial.of("http://127.0.0.1:1").outcome()).isEqualTo(Outcome.NOBODY_LISTENS);
        assertThat(trial.of("http://no-such-machine.invalid").outcome()).isEqualTo(Outcome.UNKNOWN_HOST);
    }

    @Test
    void nobodyGetsAnAnswerThatWasNotAskedFor() {
        assertThat(trial.answer("0123456789abcdef0123456789abcdef")).isEmpty();
        assertThat(pages.mvc().get().uri("/reachable/0123456789abcdef")).hasStatus(404);
    }

    @Test
    void theBrowsersOwnAddressIsProposedAndLinksBeginWithWhatWasSaved() {
        assertThat(pages.get(ana, "/settings/public-address")).bodyText().contains("value=\"http://localhost\"");
        assertThat(save("http://localhost:8080", false))
                .hasStatus(422)
                .bodyText()
                .contains("opens on this computer alone");
        for (var wrong :
                new String[] {"ftp://handoff.example", "https://", "two words", "https://ana@handoff.example"}) {
            assertThat(save(wrong, false)).hasStatus(422).bodyText().contains("Enter an address such as");
        }
        assertThat(save("https://no-such-machine.invalid/", false))
                .hasStatus(422)
                .bodyText()
                .contains("no machine of this name", "Use this address anyway", "no-such-machine.invalid");
        assertThat(saved.get()).isEmpty();

        assertThat(save("Handoff.Example.com/", true)).hasRedirectedUrl("/settings/public-address");
        assertThat(address.linkInMail("/s/one")).isEqualTo("https://handoff.example.com/s/one");
        assertThat(address.isSet()).isTrue();

        assertThat(pages.post(ana, "/settings/public-address/removal")).hasRedirectedUrl("/settings/public-address");
        assertThat(address.isSet()).isFalse();
    }

    private MockMvcRequestBuilder save(String typed, boolean anyway) {
        var request = pages.post(ana, "/settings/public-address").param("address", typed);
        return anyway ? request.param("anyway", "true") : request;
    }

    /** As the web server in front does, which passes on what it is asked. */
    private String ask(HttpExchange exchange) throws IOException {
        var answer = pages.mvc().get().uri(exchange.getRequestURI()).exchange();
        return answer.getResponse().getStatus() == 200 ? answer.getResponse().getContentAsString() : "";
    }

    private Outcome at(Front front) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", front::handle);
        server.start();
        try {
            return trial.of("http://127.0.0.1:" + server.getAddress().getPort()).outcome();
        } finally {
            server.stop(0);
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @FunctionalInterface
    private interface Front {
        void handle(HttpExchange exchange) throws IOException;
    }
}
