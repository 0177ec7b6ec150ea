package app.handoff.security;

import static app.handoff.bidding.ABidding.BERLIN;
import static app.handoff.bidding.ABidding.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.WithMailServer;
import app.handoff.account.ABusiness;
import app.handoff.bidding.ABidding;
import app.handoff.bidding.ABidding.Made;
import app.handoff.evaluation.EvaluationsForTests;
import app.handoff.files.SampleFiles;
import app.handoff.kernel.LinkPurpose;
import app.handoff.submission.BidsForTests;
import app.handoff.tenancy.Tenancy;
import app.handoff.tenancy.TextCipher;
import app.handoff.web.AdministratorOnly;
import app.handoff.web.Anyone;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;

/**
 * Two businesses where everything is alike but one secret. Whoever may not know the secret gets the same bytes from both: on
 * every page, in every header, file, letter and refusal.
 */
@SpringBootTest
@Tag("long")
@WithMailServer
class TwoWorldsTests {

    private static final String[] VENDORS = {"Kontor Vier", "Norte Contable", "FastBooks"};

    /** Acts that end a vendor's part, so that the others are tried before. */
    private static final Set<String> ENDINGS = Set.of("/refusal", "/withdrawal", "/restart", "/objection");

    /** The same limit as it is written in the languages of our vendors. */
    private static final List<String> SPELLINGS = List.of(
            "48613",
            "48,613",
            "48.613",
            "48 613",
            "48\u00a0613",
            "48\u202f613",
            "48'613",
            "48’613",
            "48_613",
            "48.6k",
            "48,6 k",
            "forty-eight thousand");

    @Autowired
    WebApplicationContext context;

    @Autowired
    ABidding biddings;

    @Autowired
    BidsForTests bids;

    @Autowired
    EvaluationsForTests judges;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TextCipher cipher;

    private List<Route> routes;

    /** S3. */
    @Test
    void noByteOfAVendorsWholeSessionDependsOnTheBudget() {
        routes = Route.all(context);
        var small = new Twin("48613");
        var large = new Twin("91300");
        for (var world : List.of(small, large)) {
            wholeSession(world);
        }

        report("S3", small, large);
        var hits = small.seen.entrySet().stream()
                .filter(answer -> SPELLINGS.stream().anyMatch(answer.getValue().toLowerCase(Locale.ROOT)::contains))
                .map(Map.Entry::getKey)
                .toList();
        System.out.printf("S3 canary in %d spellings: %d hits%n", SPELLINGS.size(), hits.size());
        assertThat(hits).isEmpty();
        assertThat(small.differences(large)).isEmpty();
        assertThat(small.shown).as("pages that were shown").isGreaterThan(60);
    }

    private void wholeSession(Twin world) {
        world.vendorReads(0, "before it begins");
        world.vendorTries(0, "before it begins");
        world.inside(0, () -> bids.fill(world.made.invited().get(0), world.made.frozen(), "40"));
        world.inside(
                0,
                () -> bids.attach(
                        world.made.invited().get(0), SampleFiles.pdf("profile"), "profile.pdf", Instant.now()));
        world.vendorReads(0, "filled in");
        world.inside(0, () -> bids.send(world.made.invited().get(0), Instant.now()));
        world.vendorReads(0, "sent");
        world.inside(1, () -> bids.fill(world.made.invited().get(1), world.made.frozen(), "45"));
        world.inside(1, () -> bids.send(world.made.invited().get(1), Instant.now()));
        biddings.addendum(world.made);
        world.vendorReads(0, "after an addendum");
        world.inside(0, () -> bids.fill(world.made.invited().get(0), world.made.frozen(), "40"));
        world.inside(0, () -> bids.send(world.made.invited().get(0), Instant.now()));
        biddings.answer(world.made, "A round one.");
        biddings.opening(world.made);
        world.vendorReads(0, "opened");
        biddings.as(world.made.scope(), () -> {
            judges.judgeAllAlike(world.made.engagement(), MIA, Instant.now());
            judges.chooseNobody(world.made.engagement(), "We do it ourselves after all.", MIA, Instant.now());
            return true;
        });
        world.vendorReads(0, "told the result");
        world.vendorTries(0, "too late");
        world.vendorEnds(0, "too late");
        world.lettersTo(address -> !address.endsWith("fern.example"));
    }

    /** S4. */
    @Test
    void noByteForTheBusinessOrARivalDependsOnASealedBid() {
        routes = Route.all(context);
        var modest = new Twin("48613");
        var lavish = new Twin("48613");
        for (var world : List.of(modest, lavish)) {
            sealed(
                    world,
                    world == modest ? new Secret("30", "31", "okapi", 1) : new Secret("97", "12", "wildebeest", 3));
            for (var caller : List.of(Caller.OWNER, Caller.MANAGER, Caller.STAFF)) {
                world.membersRead(caller);
            }
            world.vendorReads(2, "beside the others");
            world.vendorTries(2, "beside the others");
            world.lettersTo(address -> !address.startsWith("kontor") && !address.startsWith("norte"));
        }

        report("S4", modest, lavish);
        assertThat(modest.differences(lavish)).isEmpty();
        assertThat(modest.shown).as("pages that were shown").isGreaterThan(100);
        assertThat(modest.seen.values()).noneMatch(text -> text.contains("okapi"));
        assertThat(lavish.seen.values()).noneMatch(text -> text.contains("wildebeest"));
    }

    /** S4, for final offers: one of the bidders sends one, another was asked too, and the third was not. */
    @Test
    void noByteForTheBusinessOrARivalDependsOnASealedFinalOffer() {
        routes = Route.all(context);
        var modest = new Twin("48613", true);
        var same = new Twin("48613", true);
        var lavish = new Twin("48613", true);
        for (var world : List.of(modest, same, lavish)) {
            biddings.bids(world.made, 3);
            biddings.opening(world.made);
            biddings.as(world.made.scope(), () -> {
                judges.judgeAllAlike(world.made.engagement(), MIA, Instant.now());
                return true;
            });
            biddings.finalOffersOf(world.made, world.finalDeadline, 0, 1);
            finalOffer(
                    world, world == lavish ? new Secret("97", "", "wildebeest", 3) : new Secret("30", "", "okapi", 1));
            for (var caller : List.of(Caller.OWNER, Caller.STAFF)) {
                world.membersRead(caller);
            }
            for (var rival : List.of(1, 2)) {
                world.vendorReads(rival, "beside a final offer, as vendor " + rival);
            }
            world.vendorTries(2, "beside a final offer");
            world.lettersTo(address -> !address.startsWith("kontor"));
        }

        report("S4 final offers", modest, lavish);
        // Names of files and orders that follow from random identities differ between worlds that are alike, too.
        var chance =
                modest.differences(same).stream().map(TwoWorldsTests::where).toList();
        System.out.printf("S4 final offers: %d answers differ by chance: %s%n", chance.size(), chance);
        assertThat(modest.differences(lavish))
                .filteredOn(difference -> !chance.contains(where(difference)))
                .isEmpty();
        assertThat(chance).as("files with identities in them").allMatch(name -> name.contains("/comparison"));
        assertThat(modest.shown).as("pages that were shown").isGreaterThan(100);
        assertThat(modest.seen.values()).noneMatch(text -> text.contains("okapi"));
        assertThat(lavish.seen.values()).noneMatch(text -> text.contains("wildebeest"));
    }

    private static String where(String difference) {
        return difference.substring(0, difference.indexOf(": "));
    }

    private void finalOffer(Twin world, Secret secret) {
        var invitation = world.made.invited().get(0);
        world.inside(0, () -> {
            bids.fillNaming(invitation, secret.first(), secret.word());
            for (int file = 0; file < secret.files(); file++) {
                var name = secret.word() + file;
                bids.attach(invitation, SampleFiles.pdf(name), name + ".pdf", Instant.now());
            }
            bids.send(invitation, Instant.now());
        });
    }

    private void sealed(Twin world, Secret secret) {
        var prices = List.of(secret.first(), secret.second());
        for (int vendor = 0; vendor < 2; vendor++) {
            var invitation = world.made.invited().get(vendor);
            var price = prices.get(vendor);
            world.inside(vendor, () -> {
                bids.begin(invitation, Instant.now());
                bids.fillNaming(invitation, price, secret.word());
                for (int file = 0; file < secret.files(); file++) {
                    var name = secret.word() + file;
                    bids.attach(invitation, SampleFiles.pdf(name), name + ".pdf", Instant.now());
                }
                bids.send(invitation, Instant.now());
            });
        }
    }

    /** What two vendors put into their bids. */
    private record Secret(String first, String second, String word, int files) {}

    private static void report(String name, Twin one, Twin other) {
        System.out.printf(
                "%s N=%d answers (%d shown), %d bytes: differing %d%n",
                name,
                one.seen.size(),
                one.shown,
                one.seen.values().stream().mapToInt(String::length).sum(),
                one.differences(other).size());
    }

    /** A business with three invited vendors, and all that was answered to whoever asked. */
    private final class Twin {

        private final ABusiness business = ABusiness.in(context);
        private final Made made;
        private final LocalDateTime finalDeadline;
        private final Callers callers = new Callers(context, business);
        private final Map<String, String> seen = new LinkedHashMap<>();
        private int shown;

        Twin(String budget) {
            this(budget, false);
        }

        Twin(String budget, boolean finalOffers) {
            var deadline = LocalDateTime.now(BERLIN)
                    .plusDays(20)
                    .withHour(16)
                    .withMinute(0)
                    .withSecond(0)
                    .withNano(0);
            made = biddings.prepared(business.scope(), deadline, BERLIN, VENDORS);
            biddings.budget(made, budget);
            finalDeadline = deadline;
            if (finalOffers) {
                biddings.openedWithFinalOffers(made, false);
            } else {
                biddings.opened(made);
            }
        }

        void inside(int vendor, Runnable act) {
            Tenancy.as(made.vendor(vendor), () -> {
                act.run();
                return true;
            });
        }

        void vendorReads(int vendor, String when) {
            var token = biddings.link(made, vendor).value();
            routes.stream()
                    .filter(route -> route.isGet() && route.admits(Caller.BIDDER))
                    .forEach(route -> ask(route, vendor, token, Map.of(), Caller.BIDDER, when));
        }

        /** Every act with nothing, and with something that makes no sense. */
        void vendorTries(int vendor, String when) {
            tries(vendor, when, route -> ENDINGS.stream().noneMatch(route.pattern()::endsWith));
        }

        void vendorEnds(int vendor, String when) {
            tries(vendor, when, route -> true);
        }

        private void tries(int vendor, String when, Predicate<Route> which) {
            var token = biddings.link(made, vendor).value();
            routes.stream()
                    .filter(route -> !route.isGet() && route.admits(Caller.BIDDER))
                    .filter(which)
                    .forEach(route -> {
                        ask(route, vendor, token, Map.of(), Caller.BIDDER, when + ", empty");
                        ask(route, vendor, token, route.form(), Caller.BIDDER, when + ", nonsense");
                    });
        }

        void membersRead(Caller caller) {
            routes.stream()
                    .filter(route -> route.isGet() && !route.isBehindLink())
                    .filter(route -> !(route.rule() instanceof Anyone) && !(route.rule() instanceof AdministratorOnly))
                    .forEach(route -> ask(route, 0, null, Map.of(), caller, "sealed"));
        }

        private void ask(
                Route route, int vendor, @Nullable String token, Map<String, String> form, Caller caller, String when) {
            var ids = Map.of(
                    "engagement", made.engagement().toString(),
                    "bid_request", made.request().toString(),
                    "invitation", made.invited().get(vendor).toString(),
                    "vendor", vendorId(vendor));
            var tokens = token == null ? Map.<LinkPurpose, String>of() : Map.of(LinkPurpose.BID, token);
            var result = callers.send(route, route.values(new Things(ids, tokens), token), form, caller);
            var name = route + (route.accept() == null ? "" : " " + route.accept()) + " as " + caller + " " + when;
            if (result.getUnresolvedException() != null) {
                seen.put(name, String.valueOf(result.getUnresolvedException()));
                return;
            }
            shown += result.getResponse().getStatus() == 200 ? 1 : 0;
            seen.put(name, Bytes.of(result.getResponse()));
        }

        private String vendorId(int vendor) {
            return biddings.as(
                            made.scope(), () -> biddings.vendorOf(made.invited().get(vendor)))
                    .toString();
        }

        /** All that was written to them, as it would be sent. */
        void lettersTo(Predicate<String> address) {
            var letters = new ArrayList<String>();
            biddings.as(made.scope(), () -> {
                jdbc.sql(
                                "select recipient_email, recipient_name, subject, button, calendar_method, sealed_body, sealed_path,"
                                        + " sealed_calendar from message order by created_at, recipient_email")
                        .query((row, number) -> {
                            if (address.test(row.getString("recipient_email"))) {
                                letters.add(row.getString("recipient_name") + "\n" + row.getString("subject") + "\n"
                                        + row.getString("button") + "\n" + row.getString("calendar_method") + "\n"
                                        + unsealed(row.getBytes("sealed_body")) + "\n"
                                        + unsealed(row.getBytes("sealed_path")) + "\n"
                                        + unsealed(row.getBytes("sealed_calendar")));
                            }
                            return number;
                        })
                        .list();
                return true;
            });
            var counted = new TreeMap<String, Integer>();
            letters.stream()
                    .sorted()
                    .forEach(letter -> seen.put(
                            "letter " + letter.lines().skip(1).findFirst().orElse("") + " "
                                    + counted.merge(
                                            letter.substring(0, Math.min(60, letter.length())), 1, Integer::sum),
                            letter));
        }

        private String unsealed(byte @Nullable [] text) {
            return Optional.ofNullable(text).flatMap(cipher::decrypt).orElse("");
        }

        /** The answers that are not the same in the other world, and where they part. */
        List<String> differences(Twin other) {
            var differing = new ArrayList<String>();
            seen.forEach((name, answer) -> {
                var one = Bytes.masked(answer);
                var two = Bytes.masked(other.seen.getOrDefault(name, "not answered"));
                if (!one.equals(two)) {
                    differing.add(name + ": " + Bytes.difference(one, two));
                }
            });
            other.seen.keySet().stream()
                    .filter(name -> !seen.containsKey(name))
                    .forEach(name -> differing.add(name + ": in one world only"));
            return differing;
        }
    }
}
