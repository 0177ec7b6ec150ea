package app.handoff.security;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.WithMailServer;
import app.handoff.kernel.MailServer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.web.context.WebApplicationContext;

/** Pages say of a letter that it was sent, or that somebody is told, only where that is so: with and without a mail server. */
class MessagesInWordsTests {

    /** What would be false while letters wait for a person to send them. */
    private static final Pattern SENT =
            Pattern.compile("(?i)(?:mail|letter|link|invitation|contract|question|answer)s? (?:is|are) on"
                    + " (?:its|their) way|\\b(?:is|are|was|were)"
                    + " (?:told|mailed|notified)\\b|\\b(?:gets?|sent|told|receives?)\\b[^.;]{0,40}\\bby mail\\b|\\bwe"
                    + " (?:mailed|e-mailed|told)\\b|\\ba mail (?:was|is) sent\\b|within a minute");

    /** What would be false where a server sends them. */
    private static final Pattern WAITS = Pattern.compile(
            "(?i)no mail server is set|sends no mail|send it yourself|to be sent by you(?! 0)|wait(?:s)? (?:under"
                    + " messages|to be sent)");

    /** Before each change; .ci/run looks at all of them. */
    private static final int SOME = 4;

    private static final Pattern NOTHING = Pattern.compile("Nothing needs you(?: now| until)?");

    @Nested
    @SpringBootTest
    class WithoutAServer {

        @Autowired
        WebApplicationContext context;

        @Tag("long")
        @Test
        void noPageSaysThatSomethingWasSentWhichWaits() {
            look(1);
        }

        @Test
        void pagesDoNotSayThatSomethingWasSentWhichWaits() {
            look(SOME);
        }

        private void look(int each) {
            var said = said(context, SENT, each);
            System.out.printf(
                    "Pages without a mail server: %d, false sentences: %d%n",
                    said.pages(), said.found().size());
            assertThat(said.found()).isEmpty();
            assertThat(said.pages()).isGreaterThan(80 / each);
        }

        @Test
        void homeDoesNotSayThatNothingNeedsYouWhileLettersWait() {
            var world = World.in(context, "Wombat");
            var callers = new Callers(context, world.business());
            var home = Route.all(context).stream()
                    .filter(route -> route.isGet() && route.pattern().equals("/"))
                    .findFirst()
                    .orElseThrow();
            for (var caller : List.of(Caller.OWNER, Caller.MANAGER)) {
                var text = text(callers, home, world.first(), caller);
                assertThat(text).contains("wait to be sent by you");
                assertThat(NOTHING.matcher(text).find()).as(text).isFalse();
            }
        }
    }

    @Nested
    @SpringBootTest
    @WithMailServer
    class WithAServer {

        @Autowired
        WebApplicationContext context;

        @Tag("long")
        @Test
        void noPageAsksAPersonToSendWhatTheServerSends() {
            look(1);
        }

        @Test
        void pagesDoNotAskAPersonToSendWhatTheServerSends() {
            look(SOME);
        }

        private void look(int each) {
            var said = said(context, WAITS, each);
            System.out.printf(
                    "Pages with a mail server: %d, false sentences: %d%n",
                    said.pages(), said.found().size());
            assertThat(said.found()).isEmpty();
            assertThat(said.pages()).isGreaterThan(80 / each);
        }
    }

    /** @param each at which of the pages: at all of them with one, at about every fourth with four */
    private static Said said(WebApplicationContext context, Pattern wrong, int each) {
        assertThat(context.getBean(MailServer.class).isThere()).isEqualTo(wrong == WAITS);
        var world = World.in(context, "Wombat");
        var callers = new Callers(context, world.business());
        var found = new ArrayList<String>();
        int pages = 0;
        for (var route : Route.all(context)) {
            if (!route.isGet() || Math.floorMod(route.toString().hashCode(), each) != 0) {
                continue;
            }
            for (var caller : Caller.values()) {
                if (route.isBehindLink() ? route.admits(caller) : caller == Caller.OWNER || caller == Caller.STAFF) {
                    var first = text(callers, route, world.first(), caller);
                    var text = first + " "
                            + (caller.purpose() == null
                                            || world.running().tokens().containsKey(caller.purpose())
                                    ? text(callers, route, world.running(), caller)
                                    : "");
                    pages += text.isBlank() ? 0 : 1;
                    var matches = wrong.matcher(text);
                    while (matches.find()) {
                        found.add(route + " as " + caller + ": …"
                                + text.substring(
                                        Math.max(0, matches.start() - 60),
                                        Math.min(text.length(), matches.end() + 40)));
                    }
                }
            }
        }
        return new Said(pages, found);
    }

    /** What a page says; nothing where it is none. */
    private static String text(Callers callers, Route route, Things things, Caller caller) {
        var token = caller.purpose() == null ? null : things.tokens().get(caller.purpose());
        var answer = callers.request(route, route.values(things, token), caller)
                .exchange()
                .getResponse();
        if (answer.getStatus() != 200
                || !String.valueOf(answer.getContentType()).startsWith("text/html")) {
            return "";
        }
        try {
            // What others typed and what letters say is shown as it is.
            var page = Jsoup.parse(answer.getContentAsString());
            page.select(".keep-lines, textarea, details").remove();
            return page.select("main").text();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Said(int pages, List<String> found) {}
}
