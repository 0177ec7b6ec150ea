package app.handoff.security;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.kernel.Ids;
import app.handoff.kernel.Role;
import app.handoff.kernel.ShareToken;
import app.handoff.web.AdministratorOnly;
import app.handoff.web.Anyone;
import app.handoff.web.MembersOnly;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.OwnersOnly;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/**
 * Every page and every act, asked for by everybody, for what is theirs, what is another vendor's, what is another business's
 * and what does not exist. Nobody learns from an answer whether something foreign exists.
 */
@SpringBootTest
class RouteMatrixTests {

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** What differs between any two answers: the tokens of forms. */
    private static final Pattern FORM_TOKEN = Pattern.compile("value=\"[A-Za-z0-9_-]{60,}\"");

    /** What fields of forms name by identity. */
    private static final List<String> NAMED_IN_FORMS =
            List.of("engagement", "vendor", "member", "invitation", "task", "message");

    @Autowired
    WebApplicationContext context;

    private World ours;
    private World theirs;
    private Callers callers;
    private Set<String> secrets;

    private final List<String> leaks = new ArrayList<>();
    private final List<String> wrongDoors = new ArrayList<>();
    private final List<String> breakdowns = new ArrayList<>();
    private int cells;
    private int ownPages;
    private int ownPagesShown;

    @BeforeEach
    void twoBusinesses() {
        ours = World.in(context, "Wombat");
        theirs = World.in(context, "Quokka");
        callers = new Callers(context, ours.business());
        secrets = new HashSet<>();
        theirs.rows().values().forEach(secrets::addAll);
        secrets.add(theirs.business().id().toString());
    }

    @Test
    void nobodyReachesOrLearnsOfWhatIsNotTheirs() {
        var routes = Route.all(context);
        var before = theirs.content();

        routes.forEach(this::everybodyAsks);
        routes.stream().filter(Route::isGet).forEach(this::namesForeignThings);
        routes.stream().filter(route -> !route.isGet()).forEach(this::namesForeignThings);

        var changed = new TreeMap<String, String>();
        theirs.content().forEach((table, content) -> {
            if (!content.equals(before.get(table))) {
                changed.put(table, before.get(table) + " became " + content);
            }
        });
        System.out.printf(
                "Routes: %d, cells asked: %d (own pages shown: %d of %d), leaks: %d, wrong doors: %d, breakdowns: %d,"
                        + " tables of the other business changed: %d%n",
                routes.size(),
                cells,
                ownPagesShown,
                ownPages,
                leaks.size(),
                wrongDoors.size(),
                breakdowns.size(),
                changed.size());
        assertThat(ownPagesShown)
                .as("own pages that were shown: the fewer, the less the rest proves")
                .isGreaterThan(ownPages * 3 / 4);
        assertThat(leaks).as("answers that tell of another business").isEmpty();
        assertThat(changed).as("tables of the other business").isEmpty();
        assertThat(wrongDoors).as("pages open or closed to the wrong people").isEmpty();
        assertThat(breakdowns).as("answers that were no answers").isEmpty();
    }

    private void everybodyAsks(Route route) {
        for (var caller : Caller.values()) {
            if (route.isBehindLink()) {
                if (caller.purpose() != null) {
                    comesByLink(route, caller);
                } else {
                    hasNoLink(route, caller);
                }
            } else if (caller.purpose() == null) {
                comesByTheFrontDoor(route, caller);
            }
        }
    }

    private void comesByLink(Route route, Caller caller) {
        var own = ours.first();
        if (!route.admits(caller)) {
            expect(404, null, ask(route, own, caller), route, caller);
            return;
        }
        if (route.isGet()) {
            own = asksForTheirOwn(route, caller);
        } else if (isAtWork(route, caller)) {
            own = ours.running();
        }
        var values = route.values(own, own.tokens().get(caller.purpose()));
        foreignLooksUnknown(
                route,
                values,
                caller,
                own == ours.first() ? ours.second() : ours.first(),
                own == ours.first() ? theirs.first() : theirs.running());
    }

    private void hasNoLink(Route route, Caller caller) {
        var token = ShareToken.random(theirs.business().id()).value();
        expect(404, null, ask(route, route.values(ours.first(), token), caller), route, caller);
    }

    private void comesByTheFrontDoor(Route route, Caller caller) {
        var values = route.values(ours.first(), null);
        if (route.rule() instanceof Anyone) {
            if (route.isGet()) {
                ask(route, values, caller);
            }
            return;
        }
        var role = caller.role();
        if (role == null) {
            var answer = ask(route, values, caller);
            expect(302, route.isGet() ? signInAndBack(answer) : "/sign-in", answer, route, caller);
            return;
        }
        if (route.rule() instanceof AdministratorOnly || !role.includes(least(route))) {
            expect(403, null, ask(route, values, caller), route, caller);
            return;
        }
        boolean atWork = route.isGet() ? asksForTheirOwn(route, caller) == ours.running() : isAtWork(route, caller);
        foreignLooksUnknown(
                route,
                route.values(atWork ? ours.running() : ours.first(), null),
                caller,
                atWork ? theirs.running() : theirs.first());
    }

    /** To sign in, and from there back to a page of this application; never anywhere else. */
    private static String signInAndBack(Answer answer) {
        return answer.location().matches("/sign-in(\\?to=%2F(?!%2F)\\S*)?") ? answer.location() : "/sign-in";
    }

    /** Whose page this is: what is drafted and read, or what is at work under a contract where only that has one. */
    private Things asksForTheirOwn(Route route, Caller caller) {
        ownPages++;
        if (isShown(route, ours.first(), caller)) {
            ownPagesShown++;
            return ours.first();
        }
        boolean comes = caller.purpose() == null || ours.running().tokens().containsKey(caller.purpose());
        if (comes && isShown(route, ours.running(), caller)) {
            ownPagesShown++;
            return ours.running();
        }
        return ours.first();
    }

    private boolean isShown(Route route, Things things, Caller caller) {
        var answer = ask(route, things, caller);
        if (answer.status() == 403) {
            wrongDoors.add(route + " is closed to " + caller);
        }
        return answer.status() < 400;
    }

    /** Whether only what is at work has what this act is about: an invoice, a missed level, a change of its contract. */
    private boolean isAtWork(Route route, Caller caller) {
        boolean comes = caller.purpose() == null || ours.running().tokens().containsKey(caller.purpose());
        return comes
                && (route.pattern().contains("/amendments/")
                        || route.rowsNamed().stream()
                                .map(route.kinds()::get)
                                .anyMatch(kind -> !ours.first().ids().containsKey(kind)));
    }

    private static Role least(Route route) {
        if (route.rule() instanceof OwnersOnly) {
            return Role.OWNER;
        } else if (route.rule() instanceof OwnersAndManagersOnly) {
            return Role.MANAGER;
        }
        assertThat(route.rule()).as(route.toString()).isInstanceOf(MembersOnly.class);
        return Role.STAFF;
    }

    /** Each part of the address alone, and all together, name one that nobody has, and then a row of each of these others. */
    private void foreignLooksUnknown(Route route, List<String> own, Caller caller, Things... others) {
        var places = route.rowsNamed();
        var mixes = new ArrayList<List<Integer>>();
        places.forEach(place -> mixes.add(List.of(place)));
        if (places.size() > 1) {
            mixes.add(places);
        }
        for (var mix : mixes) {
            var unknown = ask(route, Route.strange(own, mix), caller);
            for (var things : others) {
                var foreign = route.values(things, null);
                var values = new ArrayList<>(own);
                mix.forEach(place -> values.set(place, foreign.get(place)));
                var answer = ask(route, values, caller);
                if (!answer.equals(unknown)) {
                    leaks.add("%s as %s with a foreign %s: %s instead of %s"
                            .formatted(
                                    route,
                                    caller,
                                    mix.stream().map(route.kinds()::get).toList(),
                                    answer.difference(unknown),
                                    unknown.difference(answer)));
                }
            }
        }
    }

    /**
     * Own pages and acts with what is not one's own in every field. This comes last, because it changes what is one's own,
     * and because of that only pages can be compared with what they say to an identity that nothing has.
     */
    private void namesForeignThings(Route route) {
        for (var caller : Caller.values()) {
            boolean byLink = route.isBehindLink() && caller.purpose() != null && route.admits(caller);
            if (!byLink && (route.isBehindLink() || caller != Caller.OWNER)) {
                continue;
            }
            var own = isAtWork(route, caller) ? ours.running() : byLink ? ours.second() : ours.first();
            namesForeignThings(route, route.values(own, byLink ? own.tokens().get(caller.purpose()) : null), caller);
        }
    }

    private void namesForeignThings(Route route, List<String> values, Caller caller) {
        if (!route.isGet()) {
            ask(route, values, route.form(), caller);
        }
        if (route.form().isEmpty()) {
            return;
        }
        var unknown = Ids.next().toString();
        var compared = route.isGet() ? ask(route, values, route.formNaming(unknown), caller) : null;
        for (var kind : NAMED_IN_FORMS) {
            var foreign = theirs.first().id(kind);
            if (!route.isGet()) {
                // What we typed ourselves is kept in our own texts and shown there: no longer a sign of a leak.
                secrets.remove(foreign);
            }
            var answer = ask(route, values, route.formNaming(foreign), caller);
            if (compared != null && !answer.equals(compared)) {
                leaks.add("%s as %s asked about a foreign %s: %s instead of %s"
                        .formatted(route, caller, kind, answer.difference(compared), compared.difference(answer)));
            }
        }
    }

    private void expect(int status, @Nullable String location, Answer answer, Route route, Caller caller) {
        if (answer.status() != status || location != null && !location.equals(answer.location())) {
            wrongDoors.add("%s as %s: %s instead of %d".formatted(route, caller, answer.summary(), status));
        }
    }

    private Answer ask(Route route, Things things, Caller caller) {
        var token = caller.purpose() == null ? null : things.tokens().get(caller.purpose());
        return ask(route, route.values(things, token), caller);
    }

    private Answer ask(Route route, List<String> values, Caller caller) {
        return ask(route, values, route.isGet() ? Map.of() : route.form(), caller);
    }

    private Answer ask(Route route, List<String> values, Map<String, String> form, Caller caller) {
        cells++;
        var asked = new ArrayList<>(values);
        asked.addAll(form.values());
        var answer = Answer.of(callers.send(route, values, form, caller), asked);
        if (answer.status() >= 500) {
            breakdowns.add("%s as %s: %s".formatted(route, caller, answer.summary()));
        }
        var uuids = UUID.matcher(answer.location() + " " + answer.body());
        while (uuids.find()) {
            if (secrets.contains(uuids.group())) {
                leaks.add("%s as %s shows %s of the other business".formatted(route, caller, uuids.group()));
            }
        }
        if (answer.body().toLowerCase(Locale.ROOT).contains(theirs.word().toLowerCase(Locale.ROOT))) {
            leaks.add("%s as %s shows a name of the other business".formatted(route, caller));
        }
        return answer;
    }

    /** What came back, without what differs between any two answers, and without the identities that were asked for. */
    private record Answer(int status, String location, String body) {

        static Answer of(MvcTestResult result, List<String> asked) {
            var problem = result.getUnresolvedException();
            if (problem != null) {
                return new Answer(500, "", String.valueOf(problem));
            }
            var response = result.getResponse();
            return new Answer(
                    response.getStatus(),
                    masked(String.valueOf(response.getHeader("Location")), asked),
                    masked(text(result), asked));
        }

        private static String text(MvcTestResult result) {
            try {
                return result.getResponse().getContentAsString();
            } catch (UnsupportedEncodingException e) {
                throw new IllegalStateException(e);
            }
        }

        private static String masked(String text, List<String> asked) {
            var masked = text;
            for (var value : asked) {
                if (value.length() > 30) {
                    masked = masked.replace(value, "…");
                }
            }
            return FORM_TOKEN.matcher(masked).replaceAll("value=\"…\"");
        }

        String summary() {
            return status + " " + location + " " + body.substring(0, Math.min(300, body.length()));
        }

        /** What this one says where the two part. */
        String difference(Answer other) {
            int start = 0;
            while (start < Math.min(body.length(), other.body.length())
                    && body.charAt(start) == other.body.charAt(start)) {
                start++;
            }
            return "%d %s “%s”"
                    .formatted(
                            status,
                            location,
                            body.substring(Math.max(0, start - 40), Math.min(body.length(), start + 80)));
        }
    }
}
