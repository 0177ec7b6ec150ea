package app.handoff.security;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Pages;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.WebApplicationContext;

/** What browsers are told with every page: run nothing foreign, show it in no frame, keep no copy, tell nobody the address. */
@SpringBootTest
class HeaderTests {

    /** What a page makes the browser fetch. */
    private static final Pattern LOADED = Pattern.compile("(?:href|src)=\"(/[^\"]+\\?v=[^\"]+)\"");

    private static final Map<String, String> ALWAYS = Map.of(
            "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:;"
                            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Cache-Control", "no-cache, no-store, max-age=0, must-revalidate",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");

    /** Files that somebody uploaded: nothing in them is ever run or shown within a page. */
    private static final Map<String, String> OF_FILES = Map.of(
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Cache-Control", "no-store");

    @Autowired
    WebApplicationContext context;

    private final List<String> exceptions = new ArrayList<>();
    private int checks;

    @Test
    void everyPageCarriesThem() {
        var ours = World.in(context, "Wombat");
        var callers = new Callers(context, ours.business());
        var statuses = new java.util.TreeMap<Integer, Integer>();
        for (var route : Route.all(context)) {
            if (!route.isGet()) {
                continue;
            }
            for (var caller : Caller.values()) {
                if (route.isBehindLink() ? route.admits(caller) : caller == Caller.OWNER || caller == Caller.NOBODY) {
                    var token = caller.purpose() == null
                            ? null
                            : ours.first().tokens().get(caller.purpose());
                    var answer = callers.request(route, route.values(ours.first(), token), caller)
                            .exchange()
                            .getResponse();
                    if (caller != Caller.NOBODY) {
                        statuses.merge(answer.getStatus(), 1, Integer::sum);
                    }
                    check(route + " as " + caller, route.isBehindLink(), answer);
                }
            }
        }
        System.out.printf(
                "Headers: %d looked at, %d exceptions; pages by status %s%n", checks, exceptions.size(), statuses);
        assertThat(exceptions).isEmpty();
    }

    @Test
    void refusalsCarryThemToo() {
        var mvc = Pages.of(context).mvc();
        check("/nowhere", false, mvc.get().uri("/nowhere").exchange().getResponse());
        check("POST without token", false, mvc.post().uri("/sign-in").exchange().getResponse());
        for (var address : List.of("/s/nothing", "/s/nothing/bid", "/s/", "/s")) {
            check(
                    address,
                    true,
                    mvc.get()
                            .uri(address)
                            .with(Callers.fromElsewhere())
                            .exchange()
                            .getResponse());
        }
        assertThat(exceptions).isEmpty();
    }

    @Test
    void onlyFilesThatNeverChangeAreKeptLong() {
        var mvc = Pages.of(context).mvc();
        var page = new String(
                mvc.get().uri("/sign-in").exchange().getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        var named = LOADED.matcher(page).results().map(file -> file.group(1)).toList();
        assertThat(named).hasSize(6);
        for (var file : named) {
            var answer = mvc.get().uri(file).exchange();
            assertThat(answer).as(file).hasStatusOk();
            assertThat(answer.getResponse().getHeader("Cache-Control"))
                    .as(file)
                    .isEqualTo("max-age=31536000, public, immutable");
            assertThat(answer.getResponse().getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.getResponse().getHeader("Set-Cookie")).as(file).isNull();
        }
    }

    private void check(String what, boolean behindLink, MockHttpServletResponse answer) {
        (isFile(answer) ? OF_FILES : ALWAYS).forEach((name, value) -> expect(what, name, value, answer));
        expect(what, "Referrer-Policy", behindLink ? "no-referrer" : "same-origin", answer);
        expect(what, "X-Robots-Tag", behindLink ? "noindex, nofollow" : null, answer);
        expect(what, "Server", null, answer);
        expect(what, "X-Powered-By", null, answer);
        for (var cookie : answer.getCookies()) {
            checks++;
            if (!cookie.isHttpOnly() || cookie.getAttribute("SameSite") == null) {
                exceptions.add(what + ": cookie " + cookie.getName());
            }
        }
    }

    private static boolean isFile(MockHttpServletResponse answer) {
        var disposition = answer.getHeader("Content-Disposition");
        return disposition != null
                && disposition.startsWith("attachment")
                && answer.getHeader("Cache-Control").equals("no-store");
    }

    private void expect(
            String what, String name, @org.jspecify.annotations.Nullable String value, MockHttpServletResponse answer) {
        checks++;
        var found = answer.getHeaders(name);
        if (!found.equals(value == null ? List.of() : List.of(value))) {
            exceptions.add("%s: %s is %s".formatted(what, name, found));
        }
    }
}
