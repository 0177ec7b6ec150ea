package app.handoff.security;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.StatementCount;
import app.handoff.web.AdministratorOnly;
import app.handoff.web.Anyone;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.web.context.WebApplicationContext;

/**
 * No page of a member asks the database much, whatever it shows, once what all who see it share is known. Beside what is counted
 * here there are the session and the statements that enter the business.
 */
@SpringBootTest
class StatementsOfPagesTests {

    /** Who is signed in, and four more. */
    private static final long MOST = 5;

    /** Pages that gather more. */
    private static final Map<String, Long> MORE = Map.of(
            "GET /engagements/{engagement}/diligence/{vendor}", 9L,
            "GET /engagements/{engagement}/diligence", 7L,
            "GET /engagements/{id}/bidding", 7L,
            "GET /engagements/{id}/running", 7L,
            "GET /engagements/{id}/bidding/invitations/{invitation}/release", 6L,
            "GET /engagements/{id}/change", 6L);

    @Autowired
    WebApplicationContext context;

    @Test
    void noPageOfAMemberAsksMoreThanAFewTimes() {
        var world = World.in(context, "Avocet");
        var callers = new Callers(context, world.business());
        var asked = new TreeMap<String, Long>();
        for (var route : Route.all(context)) {
            if (isPageOfAMember(route)) {
                var values = route.values(world.first(), null);
                asked.put(
                        route.toString(),
                        StatementCount.ofRepeated(() -> callers.send(route, values, Map.of(), Caller.OWNER)));
            }
        }

        System.out.println("Statements of " + asked.size() + " pages of members: "
                + asked.values().stream().mapToLong(Long::longValue).summaryStatistics());
        assertThat(asked).hasSizeGreaterThan(90);
        assertThat(asked.entrySet().stream().filter(page -> page.getValue() > MORE.getOrDefault(page.getKey(), MOST)))
                .isEmpty();
    }

    private static boolean isPageOfAMember(Route route) {
        return route.isGet()
                && !route.isBehindLink()
                && !(route.rule() instanceof Anyone)
                && !(route.rule() instanceof AdministratorOnly);
    }
}
