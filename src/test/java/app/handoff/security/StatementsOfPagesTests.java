package app.handoff.security;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Pages;
import app.handoff.StatementCount;
import app.handoff.bidding.InvitationId;
import app.handoff.files.SampleFiles;
import app.handoff.submission.BidsForTests;
import app.handoff.tenancy.Tenancy;
import app.handoff.web.AdministratorOnly;
import app.handoff.web.Anyone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.web.context.WebApplicationContext;

/** No page asks the database much, whatever it shows, once what all who see it share is known. */
@SpringBootTest
class StatementsOfPagesTests {

    /** With all that is around them: the session, and the statement by which each transaction enters the business. */
    private static final int MOST = 8;

    /** The session of a member is read by the server's filter, which these requests do not pass. */
    private static final int SESSION = 1;

    /** Pages that gather more. */
    private static final Map<String, Integer> MORE = Map.ofEntries(
            Map.entry("GET /engagements/{id}/running", 15),
            Map.entry("GET /engagements/{id}/bidding", 13),
            Map.entry("GET /engagements/{engagement}/diligence", 12),
            Map.entry("GET /engagements/{engagement}/diligence/{vendor}", 12),
            Map.entry("GET /tasks/{id}/decision", 11),
            Map.entry("GET /settings", 11),
            Map.entry("GET /engagements/{id}/bidding/vendors", 11),
            Map.entry("GET /engagements/{id}/change", 11),
            Map.entry("GET /engagements/{id}/bidding/invitations/{invitation}/release", 11),
            Map.entry("GET /messages", 10),
            Map.entry("GET /vendors/{vendor}/certificates/{statement}/edit", 9),
            Map.entry("GET /vendors/{vendor}/certificates/{statement}", 9),
            Map.entry("GET /vendors", 9),
            Map.entry("GET /tasks/{id}", 9),
            Map.entry("GET /tasks/new", 9),
            Map.entry("GET /engagements/{id}/scope/document", 9),
            Map.entry("GET /engagements/{id}/scope", 9));

    /** Beside those that enter the business: the link, the code that proves who came, and three for the page. */
    private static final int MOST_OF_A_VENDOR = 5;

    @Autowired
    WebApplicationContext context;

    @Autowired
    BidsForTests bids;

    private World world;
    private Callers callers;

    @BeforeEach
    void aBusiness() {
        world = World.in(context, "Avocet");
        callers = new Callers(context, world.business());
    }

    @Test
    void noPageOfAMemberAsksMoreThanAFewTimes() {
        var asked = new TreeMap<String, List<String>>();
        for (var route : Route.all(context)) {
            if (isPageOfAMember(route)) {
                var values = route.values(world.first(), null);
                asked.put(
                        route.toString(),
                        StatementCount.statementsOfRepeated(() -> callers.send(route, values, Map.of(), Caller.OWNER)));
            }
        }

        tell("members", asked);
        assertThat(asked).hasSizeGreaterThan(90);
        assertThat(asked.entrySet().stream()
                        .filter(page -> page.getValue().size() + SESSION > MORE.getOrDefault(page.getKey(), MOST))
                        .map(StatementsOfPagesTests::written))
                .isEmpty();
    }

    @Test
    void noPageOfAVendorAsksMoreThanAFewTimes() {
        sendABid(world.second());
        var asked = new TreeMap<String, List<String>>();
        for (var route : Route.all(context)) {
            for (var caller : List.of(Caller.BIDDER, Caller.PARTNER, Caller.REPORTER)) {
                if (route.isGet() && route.admits(caller)) {
                    for (var things : List.of(world.first(), world.second())) {
                        var values = route.values(things, things.tokens().get(caller.purpose()));
                        asked.put(
                                route + " " + caller + (things == world.first() ? "" : ", who has sent a bid"),
                                StatementCount.statementsOfRepeated(
                                        () -> callers.send(route, values, Map.of(), caller)));
                    }
                }
            }
        }
        var first = Objects.requireNonNull(world.second().tokens().get(Caller.BIDDER.purpose()));
        for (var address : List.of("/s/" + first + "/bid", "/s/" + first + "/code")) {
            asked.put(
                    address.replace(first, "{token}") + " by the link alone",
                    StatementCount.statementsOfRepeated(
                            () -> Pages.of(context).mvc().get().uri(address).exchange()));
        }

        tell("vendors", asked);
        assertThat(asked).hasSizeGreaterThan(60);
        assertThat(asked.entrySet().stream()
                        .filter(page -> page.getValue().size() > MOST
                                || own(page.getValue()).size() > MOST_OF_A_VENDOR)
                        .map(StatementsOfPagesTests::written))
                .isEmpty();
    }

    private void sendABid(Things things) {
        var invitation = new InvitationId(UUID.fromString(things.id("invitation")));
        Tenancy.as(world.business().scope().asVendor(invitation.id()), () -> {
            var now = Instant.now();
            bids.fillNaming(invitation, "4711.37", "okapi");
            bids.attach(invitation, SampleFiles.pdf("okapi"), "okapi.pdf", now);
            bids.send(invitation, now);
            return true;
        });
    }

    private static boolean isPageOfAMember(Route route) {
        return route.isGet()
                && !route.isBehindLink()
                && !(route.rule() instanceof Anyone)
                && !(route.rule() instanceof AdministratorOnly);
    }

    private static void tell(String whose, Map<String, List<String>> asked) {
        System.out.println("Statements of " + asked.size() + " pages of " + whose + ": "
                + asked.values().stream().mapToInt(List::size).summaryStatistics() + ", without those that enter: "
                + asked.values().stream().mapToInt(all -> own(all).size()).summaryStatistics());
    }

    private static List<String> own(List<String> statements) {
        return statements.stream().filter(sql -> !sql.contains("set_config(")).toList();
    }

    private static String written(Map.Entry<String, List<String>> page) {
        var lines = new ArrayList<String>();
        lines.add(page.getValue().size() + " statements of " + page.getKey());
        page.getValue().forEach(sql -> lines.add("    " + sql.replaceAll("\\s+", " ")));
        return String.join("\n", lines);
    }
}
