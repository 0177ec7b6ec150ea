package app.handoff.security;

import static app.handoff.bidding.ABidding.BERLIN;
import static app.handoff.bidding.ABidding.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.StatementCount;
import app.handoff.account.ABusiness;
import app.handoff.bidding.ABidding;
import app.handoff.bidding.ABidding.Made;
import app.handoff.evaluation.EvaluationsForTests;
import app.handoff.kernel.LinkPurpose;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.WebApplicationContext;

/** A bidding with 60 vendors, 200 lines to price and 40 service levels: each of its pages asks what a small one asks. */
@SpringBootTest
@Tag("long")
class LargeBiddingTests {

    private static final int VENDORS = 60;
    private static final int LINES = 200;
    private static final int LEVELS = 40;

    /** Characters of the longest page; a line of the comparison has a cell for each vendor. */
    private static final int LONGEST = 6_000_000;

    @Autowired
    WebApplicationContext context;

    @Autowired
    ABidding biddings;

    @Autowired
    EvaluationsForTests judges;

    @Test
    void everyPageAsksAsLittleAsThatOfASmallOne() {
        var small = new TreeMap<String, Page>();
        var large = new TreeMap<String, Page>();
        walk(3, 6, 3, small);
        walk(VENDORS, LINES, LEVELS, large);

        var grown = new TreeMap<String, String>();
        large.forEach((name, page) -> {
            var before = small.get(name);
            if (before == null
                    || page.statements().size() > before.statements().size()
                    || page.status() != before.status()) {
                grown.put(name, page + " instead of " + before);
            }
        });
        var longest = large.entrySet().stream()
                .max(Map.Entry.comparingByValue(Comparator.comparing(Page::characters)))
                .orElseThrow();
        System.out.printf(
                "%d vendors, %d lines, %d levels: %d pages, more statements than with 3, 6 and 3 on %d; the longest has %d"
                        + " characters (%s)%n",
                VENDORS,
                LINES,
                LEVELS,
                large.size(),
                grown.size(),
                longest.getValue().characters(),
                longest.getKey());
        assertThat(grown).isEmpty();
        assertThat(large.values()).allMatch(page -> page.characters() < LONGEST);
        assertThat(large.values().stream().filter(page -> page.status() == 200).count())
                .as("pages that were shown")
                .isGreaterThan(60);
    }

    private void walk(int vendors, int lines, int levels, Map<String, Page> pages) {
        var business = ABusiness.in(context);
        var callers = new Callers(context, business);
        var deadline = LocalDateTime.now(BERLIN).plusDays(20).withNano(0);
        var names = IntStream.rangeClosed(1, vendors)
                .mapToObj(number -> "Ledger House " + number)
                .toArray(String[]::new);
        var made = biddings.preparedLarge(business.scope(), deadline, BERLIN, lines, levels, names);
        biddings.opened(made);
        biddings.bids(made, vendors);
        read(made, callers, "sealed", pages);
        biddings.opening(made);
        read(made, callers, "opened", pages);
        biddings.as(made.scope(), () -> {
            judges.judgeAllAlike(made.engagement(), MIA, Instant.now());
            return true;
        });
        read(made, callers, "judged", pages);
    }

    private void read(Made made, Callers callers, String when, Map<String, Page> pages) {
        var token = biddings.link(made, 0).value();
        var vendor =
                biddings.as(made.scope(), () -> biddings.vendorOf(made.invited().get(0)));
        var things = new Things(
                Map.of(
                        "engagement", made.engagement().toString(),
                        "bid_request", made.request().toString(),
                        "invitation", made.invited().get(0).toString(),
                        "vendor", vendor.toString()),
                Map.of(LinkPurpose.BID, token));
        for (var route : Route.all(context)) {
            // An archive is no page: it reads bid by bid, so that one at a time is held.
            if (route.pattern().endsWith(".zip")) {
                continue;
            }
            if (route.isGet() && route.pattern().startsWith("/engagements/{id}")) {
                pages.put(route + " " + when, page(route, things, null, callers, Caller.OWNER));
            } else if (route.isGet() && route.admits(Caller.BIDDER)) {
                pages.put(route + " " + when, page(route, things, token, callers, Caller.BIDDER));
            }
        }
    }

    private static Page page(Route route, Things things, @Nullable String token, Callers callers, Caller caller) {
        var values = route.values(things, token);
        var answers = new ArrayList<MockHttpServletResponse>();
        var statements = StatementCount.statementsOfRepeated(
                () -> answers.add(callers.send(route, values, Map.of(), caller).getResponse()));
        var answer = answers.get(0);
        return new Page(answer.getStatus(), statements, answer.getContentAsByteArray().length);
    }

    private record Page(int status, List<String> statements, int characters) {}
}
