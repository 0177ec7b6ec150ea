package app.handoff.security;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Pages;
import app.handoff.StatementCount;
import app.handoff.bidding.InvitationId;
import app.handoff.files.SampleFiles;
import app.handoff.kernel.LinkPurpose;
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

    /** All that belongs to an engagement, from every module, in one file that an owner takes out now and then. */
    private static final int MOST_OF_A_WHOLE_ENGAGEMENT = 30;

    /** Every engagement with its reviews, its months, how it goes and what is open, which the page shows by twenties and keeps. */
    private static final int MOST_OF_ALL_RESULTS = 12;

    /** The session of a member is read by the server's filter, which these requests do not pass. */
    private static final int SESSION = 1;

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
        var asked = ofPagesOfMembers();

        tell("members", asked);
        assertThat(asked).hasSizeGreaterThan(90);
        assertThat(asked.entrySet().stream()
                        .filter(page -> page.getValue().size() + SESSION > most(page.getKey()))
                        .map(StatementsOfPagesTests::written))
                .isEmpty();
    }

    private static int most(String page) {
        if (page.endsWith("/engagement.zip")) {
            return MOST_OF_A_WHOLE_ENGAGEMENT;
        }
        return page.contains("/results.") ? MOST_OF_ALL_RESULTS : MOST;
    }

    @Test
    void noPageAsksMoreWhenThereIsMore() {
        var few = numbers(ofPagesOfMembers());
        var fewOfTheVendor = ofTheInvitation().size();
        for (var number : List.of("Three", "Four", "Five")) {
            world.add(number);
        }
        ask(world.second(), 12);

        assertThat(numbers(ofPagesOfMembers())).isEqualTo(few);
        assertThat(ofTheInvitation()).hasSize(fewOfTheVendor);
    }

    private static Map<String, Integer> numbers(Map<String, List<String>> asked) {
        var numbers = new TreeMap<String, Integer>();
        asked.forEach((page, statements) -> numbers.put(page, statements.size()));
        return numbers;
    }

    private List<String> ofTheInvitation() {
        var address = "/s/" + world.second().tokens().get(LinkPurpose.BID) + "/bid";
        return StatementCount.statementsOfRepeated(
                () -> Pages.of(context).mvc().get().uri(address).exchange());
    }

    private void ask(Things things, int questions) {
        var invitation = new InvitationId(UUID.fromString(things.id("invitation")));
        Tenancy.as(world.business().scope().asVendor(invitation.id()), () -> {
            for (int i = 0; i < questions; i++) {
                bids.ask(invitation, "What happens in week " + i + "?", Instant.now());
            }
            return true;
        });
    }

    private Map<String, List<String>> ofPagesOfMembers() {
        var asked = new TreeMap<String, List<String>>();
        for (var route : Route.all(context)) {
            if (isPageOfAMember(route)) {
                var values = route.values(world.first(), null);
                asked.put(
                        route.toString(),
                        StatementCount.statementsOfRepeated(() -> callers.send(route, values, Map.of(), Caller.OWNER)));
            }
        }
        return asked;
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
        var first = Objects.requireNonNull(world.second().tokens().get(LinkPurpose.BID));
        for (var address : List.of("/s/" + first + "/bid", "/s/" + first + "/code")) {
            asked.put(
                    address.replace(first, "{token}") + " by the link alone",
                    StatementCount.statementsOfRepeated(
                            () -> Pages.of(context).mvc().get().uri(address).exchange()));
        }

        tell("vendors", asked);
        assertThat(asked).hasSizeGreaterThan(60);
        assertThat(asked.entrySet().stream()
                        .filter(page -> page.getValue().size() > MOST || asked(page.getValue()) > MOST_OF_A_VENDOR)
                        .map(StatementsOfPagesTests::written))
                .isEmpty();
    }

    /** Parts of a file that is shown follow from its length, not from the page around it. */
    private static long asked(List<String> statements) {
        return StatementCount.withoutTenancy(statements).stream()
                .filter(sql -> !sql.contains("from file_chunk"))
                .count();
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
                + asked.values().stream().mapToInt(List::size).summaryStatistics() + ", without those of tenancy: "
                + asked.values().stream()
                        .mapToInt(all -> StatementCount.withoutTenancy(all).size())
                        .summaryStatistics());
    }

    private static String written(Map.Entry<String, List<String>> page) {
        var lines = new ArrayList<String>();
        lines.add(page.getValue().size() + " statements of " + page.getKey());
        page.getValue().forEach(sql -> lines.add("    " + sql.replaceAll("\\s+", " ")));
        return String.join("\n", lines);
    }
}
