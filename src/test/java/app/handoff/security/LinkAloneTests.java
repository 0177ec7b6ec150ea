package app.handoff.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import app.handoff.Pages;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.ShareToken;
import app.handoff.sharelink.OpenedLinks;
import jakarta.servlet.http.Cookie;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/** Whoever has a link and nothing else acts in nobody's name, and its secret does not stay where others see it. */
@SpringBootTest
class LinkAloneTests {

    /** What the question for a code writes: that somebody tried. */
    private static final List<String> ASKING = List.of("attempt", "link_code", "message");

    private static final List<Caller> BY_LINK =
            List.of(Caller.BIDDER, Caller.PARTNER, Caller.REPORTER, Caller.READER, Caller.LAWYER);

    @Autowired
    WebApplicationContext context;

    private World ours;
    private Pages pages;

    @BeforeEach
    void aBusiness() {
        ours = World.in(context, "Wombat");
        pages = Pages.of(context);
    }

    @Test
    void noActIsAcceptedByTheLinkAlone() {
        var theirs = World.in(context, "Magpie");
        var before = content();
        var acts = acts();
        var accepted = new ArrayList<String>();
        int tried = 0;
        for (var act : acts) {
            for (var cookie : cookies(act, theirs)) {
                var answer = send(act, cookie, Map.of());
                tried++;
                if (answer.getResponse().getStatus() < 400) {
                    accepted.add(act + " with " + (cookie == null ? "nothing" : cookie.getValue()));
                }
            }
            if (!content().equals(before)) {
                accepted.add(act + " has changed something");
            }
        }
        System.out.printf(
                "Acts by the link alone: %d acts, tried %d, accepted %d%n", acts.size(), tried, accepted.size());
        assertThat(acts).hasSizeGreaterThan(20);
        assertThat(accepted).isEmpty();

        int done = 0;
        for (var act : acts) {
            var proof = OpenedLinks.proof(context, token(act.caller())).orElseThrow();
            done += send(act, proof, Map.of()).getResponse().getStatus() < 400 ? 1 : 0;
        }
        System.out.printf("The same acts with a proof: accepted %d%n", done);
        assertThat(done)
                .as("acts that are done with a proof, so that the rest shows something")
                .isGreaterThan(5);
    }

    /** Nothing, something invented, the proof of somebody else, and one that was cut. */
    private List<@Nullable Cookie> cookies(Act act, World theirs) {
        var foreign = OpenedLinks.proof(
                        context, Objects.requireNonNull(theirs.first().tokens().get(act.purpose())))
                .orElseThrow();
        var own = OpenedLinks.proof(context, token(act.caller())).orElseThrow();
        var all = new ArrayList<@Nullable Cookie>();
        all.add(null);
        all.add(new Cookie(own.getName(), "own.AAAA.9999999999.AAAA"));
        all.add(new Cookie(own.getName(), foreign.getValue()));
        all.add(new Cookie(
                own.getName(), own.getValue().substring(0, own.getValue().length() - 2)));
        return all;
    }

    @Test
    void aManagerCannotActForTheVendorInTheBrowserOfTheBusiness() {
        var before = content();
        int refused = 0;
        for (var act : acts()) {
            if (act.caller() == Caller.REPORTER) {
                continue;
            }
            var proof = OpenedLinks.proof(context, token(act.caller())).orElseThrow();
            var answer = request(act, proof, Map.of())
                    .sessionAttr(
                            org.springframework.security.web.context.HttpSessionSecurityContextRepository
                                    .SPRING_SECURITY_CONTEXT_KEY,
                            new org.springframework.security.core.context.SecurityContextImpl(
                                    new org.springframework.security.authentication.TestingAuthenticationToken(
                                            ours.business().ownerSession(), "")))
                    .exchange();
            assertThat(answer).as(act.toString()).hasStatus(409);
            refused++;
        }
        System.out.printf("Acts for the vendor where a member is signed in: %d, refused %d%n", refused, refused);
        assertThat(refused).isGreaterThan(15);
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void wrongCodesFromFiftyAddressesDoNotLockTheVendorOutOfItsDevice() {
        var told = tell(World.CODE, "10.9.9.9");
        var device = Arrays.stream(told.getResponse().getCookies())
                .filter(cookie -> cookie.getName().startsWith("handoff-known-"))
                .findFirst()
                .orElseThrow();
        int looked = 0;
        for (int i = 0; i < 1_000; i++) {
            var answer = tell("wrong " + i, "10.8.7." + i % 50);
            looked += AnyBrowser.text(answer).contains("This code is wrong") ? 1 : 0;
        }
        var onTheDevice = tell(World.CODE, "10.8.7.1", device);
        var elsewhere = tell(World.CODE, "10.8.8.8");
        System.out.printf(
                "1,000 wrong codes from 50 addresses: looked at %d; the vendor on its device: %d, from a new address: %d%n",
                looked,
                onTheDevice.getResponse().getStatus(),
                elsewhere.getResponse().getStatus());
        assertThat(looked).as("the one right code counted, too").isEqualTo(99);
        assertThat(onTheDevice).hasStatus3xxRedirection();
        assertThat(elsewhere).hasStatus(422).bodyText().contains("Use the device where you entered your code before");
        assertThat(tell(World.CODE, "10.8.7.1", new Cookie(device.getName(), "x." + device.getValue())))
                .as("a device that only says so")
                .hasStatus(422);
    }

    @Test
    void theSecretLeavesTheAddressWithTheFirstVisit() {
        var browser = MockMvcTester.from(
                context,
                builder -> builder.apply(SecurityMockMvcConfigurers.springSecurity())
                        .build());
        for (var purpose : LinkPurpose.values()) {
            var token = ShareToken.read(ours.first().tokens().get(purpose)).orElseThrow();
            var page = "/s/" + token.value() + pageOf(purpose);
            var first = browser.get().uri(page + "?from=letter").secure(true).exchange();
            var at = Objects.requireNonNull(first.getResponse().getRedirectedUrl());
            var cookie = Objects.requireNonNull(first.getResponse().getCookie("__Host-handoff-link-" + token.handle()));

            assertThat(first).hasStatus(302);
            assertThat(at).isEqualTo("/s/" + token.handle() + pageOf(purpose) + "?from=letter");
            assertThat(cookie.isHttpOnly() && cookie.getSecure()).isTrue();
            assertThat(cookie.getPath()).isEqualTo("/");
            assertThat(browser.get().uri(at).secure(true).cookie(cookie))
                    .as(purpose.name())
                    .hasStatusOk()
                    .bodyText()
                    .doesNotContain(token.value());
            assertThat(browser.get().uri(at).secure(true)).as("another browser").hasStatus(410);
            assertThat(browser.get()
                            .uri(at)
                            .secure(true)
                            .cookie(new Cookie(
                                    cookie.getName(),
                                    "1." + ShareToken.random(token.business()).value())))
                    .as("with another link")
                    .hasStatus(410);
        }
    }

    @Test
    void aBrowserKeepsNoMoreLinksThanAServerReads() {
        var browser = MockMvcTester.from(
                context,
                builder -> builder.apply(SecurityMockMvcConfigurers.springSecurity())
                        .build());
        var token = ShareToken.read(ours.first().tokens().get(LinkPurpose.BID)).orElseThrow();
        var request = browser.get().uri("/s/" + token.value() + "/bid");
        for (int i = 0; i < 40; i++) {
            var other = ShareToken.random(token.business());
            request.cookie(new Cookie("handoff-link-" + other.handle(), (1_700_000_000 + i) + "." + other.value()));
        }
        var answer = request.exchange();
        long removed = Arrays.stream(answer.getResponse().getCookies())
                .filter(cookie -> cookie.getMaxAge() == 0)
                .count();
        assertThat(answer).hasStatus(302);
        assertThat(removed).isEqualTo(21);
    }

    private record Act(Route route, Caller caller) {

        LinkPurpose purpose() {
            return Objects.requireNonNull(caller.purpose());
        }

        @Override
        public String toString() {
            return caller + " " + route;
        }
    }

    /** All that changes something behind the links of vendors and colleagues, but for the question for the code itself. */
    private List<Act> acts() {
        var acts = new ArrayList<Act>();
        for (var route : Route.all(context)) {
            for (var caller : BY_LINK) {
                if (!route.isGet() && route.admits(caller) && !route.pattern().endsWith("/code")) {
                    acts.add(new Act(route, caller));
                }
            }
        }
        return acts;
    }

    private MvcTestResult send(Act act, @Nullable Cookie cookie, Map<String, String> form) {
        return request(act, cookie, form).exchange();
    }

    private MockMvcTester.MockMvcRequestBuilder request(Act act, @Nullable Cookie cookie, Map<String, String> form) {
        var fields = new TreeMap<>(act.route().form());
        fields.remove("code");
        fields.putAll(form);
        var request = pages.mvc()
                .method(act.route().method())
                .uri(act.route().address(act.route().values(ours.first(), token(act.caller()))))
                .with(csrf())
                .with(Callers.fromElsewhere());
        fields.forEach(request::param);
        return cookie == null ? request : request.cookie(cookie);
    }

    private static String pageOf(LinkPurpose purpose) {
        return switch (purpose) {
            case BID -> "/bid";
            case CONTRACT -> "/contract";
            case REPORT -> "/report";
            case READING -> "/reading";
            case LAWYER -> "/lawyer";
            case REFERENCE -> "/reference";
            case OPINION -> "/opinion";
            case PUBLIC -> "/request";
            case NEWCOMER -> "/newcomer";
            case JOIN -> "/join";
            case SIGN_IN -> "/sign-in";
            case NEW_EMAIL -> "/new-address";
        };
    }

    private String token(Caller caller) {
        return ours.first().tokens().get(Objects.requireNonNull(caller.purpose()));
    }

    private MvcTestResult tell(String code, String from, Cookie... cookies) {
        var request = pages.mvc()
                .post()
                .uri("/s/" + ours.first().tokens().get(LinkPurpose.BID) + "/code")
                .param("code", code)
                .with(csrf())
                .with(sent -> {
                    sent.setRemoteAddr(from);
                    return sent;
                });
        return (cookies.length == 0 ? request : request.cookie(cookies)).exchange();
    }

    private Map<String, ?> content() {
        var content = new TreeMap<String, Object>(ours.content());
        ASKING.forEach(content::remove);
        return content;
    }
}
