package app.handoff.evaluation;

import app.handoff.bidding.ABidding;
import app.handoff.bidding.ABidding.Made;
import app.handoff.bidding.Bidding;
import app.handoff.kernel.ExchangeRate;
import app.handoff.scope.Scopes;
import app.handoff.submission.BidsForTests;
import app.handoff.tenancy.Tenancy;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Bids for work whose parts may be bid for one by one: Kontor Vier offers all, Norte Contable no statements. */
@Component
class BidsInParts {

    static final int PAYROLL = 0;
    static final int BENEFITS = 1;
    static final int RECORDS = 2;

    private final ABidding biddings;
    private final Bidding bidding;
    private final BidsForTests bids;
    private final EvaluationsForTests judging;

    BidsInParts(ABidding biddings, Bidding bidding, BidsForTests bids, EvaluationsForTests judging) {
        this.biddings = biddings;
        this.bidding = bidding;
        this.bids = bids;
        this.judging = judging;
    }

    Made open(Tenancy.Scope business) {
        var made = biddings.preparedInParts(
                business,
                LocalDateTime.now(ABidding.BERLIN).plusDays(10),
                ABidding.BERLIN,
                "Kontor Vier",
                "Norte Contable");
        biddings.as(business, () -> {
            bidding.open(made.request(), "Mia", "mia@example.com", ABidding.MIA, Instant.now());
            return true;
        });
        return made;
    }

    /** Opened, judged alike, and nothing left to check. */
    Made judged(Tenancy.Scope business) {
        var made = open(business);
        var entries = made.frozen().outputs().get(0).id().toString();
        var statements = made.frozen().outputs().get(1).id().toString();
        var prices = new HashMap<>(Map.of(
                "base",
                "50",
                entries,
                "1",
                entries + ":2",
                "0.90",
                entries + ":3",
                "0.80",
                Scopes.ARCHIVE.toString(),
                "5",
                Scopes.TRAINING.toString(),
                "700",
                "expenses",
                "300",
                "taking-over",
                "400"));
        send(made, 1, prices, Set.of(statements), "");
        prices.put(statements, "90");
        send(made, 0, prices, Set.of(), "2");
        biddings.opening(made);
        biddings.as(business, () -> {
            judging.waiveAllChecks(
                    made.engagement(), "We have worked with them for years.", ABidding.MIA, Instant.now());
            judging.judgeAllAlike(made.engagement(), ABidding.MIA, Instant.now());
            return true;
        });
        return made;
    }

    /**
     * The payroll of a small city, opened and judged alike, with bids for one, two and three of its parts. Over the year they ask,
     * beside the taking over: River City for all 14,014, 6,000 and 4,000 with 1,000; PayRight for the payroll 11,466 with 800; People
     * First for benefits and records 5,100 and 2,900 with 700; File House for the records 2,700 with 1,500.
     */
    Made payroll(Tenancy.Scope business) {
        return payroll(business, null);
    }

    /** The same with PayRight asking in another currency what it else asks in euros; at this rate each euro is two of it. */
    Made payroll(Tenancy.Scope business, @Nullable ExchangeRate half) {
        var made = biddings.preparedPayroll(
                business,
                LocalDateTime.now(ABidding.BERLIN).plusDays(10),
                ABidding.BERLIN,
                "File House",
                "PayRight",
                "People First",
                "River City");
        if (half != null) {
            biddings.allow(made, half);
        }
        biddings.as(business, () -> {
            bidding.open(made.request(), "Mia", "mia@example.com", ABidding.MIA, Instant.now());
            return true;
        });
        bid(made, 3, "1000", Map.of(PAYROLL, "22", BENEFITS, "500", RECORDS, "40"));
        if (half == null) {
            bid(made, 1, "800", Map.of(PAYROLL, "18"));
        } else {
            bid(made, 1, "1600", Map.of(PAYROLL, "36"));
            Tenancy.as(made.vendor(1), () -> {
                bids.choose(made.invited().get(1), half.from().getCurrencyCode());
                bids.send(made.invited().get(1), Instant.now());
                return true;
            });
        }
        bid(made, 2, "700", Map.of(BENEFITS, "425", RECORDS, "29"));
        bid(made, 0, "1500", Map.of(RECORDS, "27"));
        biddings.opening(made);
        biddings.as(business, () -> {
            judging.waiveAllChecks(
                    made.engagement(), "We have worked with them for years.", ABidding.MIA, Instant.now());
            judging.judgeAllAlike(made.engagement(), ABidding.MIA, Instant.now());
            return true;
        });
        return made;
    }

    private void bid(Made made, int vendor, String takingOver, Map<Integer, String> offered) {
        var prices = new HashMap<>(Map.of("taking-over", takingOver));
        var leftOut = new HashSet<String>();
        for (int part = 0; part < made.frozen().outputs().size(); part++) {
            var id = part(made, part);
            if (offered.containsKey(part)) {
                prices.put(id, offered.get(part));
            } else {
                leftOut.add(id);
            }
        }
        send(made, vendor, prices, leftOut, "");
    }

    static String part(Made made, int part) {
        return made.frozen().outputs().get(part).id().toString();
    }

    private void send(Made made, int vendor, Map<String, String> prices, Set<String> leftOut, String discount) {
        var invitation = made.invited().get(vendor);
        Tenancy.as(made.vendor(vendor), () -> {
            bids.fill(invitation, made.frozen(), prices, leftOut, discount);
            bids.send(invitation, Instant.now());
            return invitation;
        });
    }
}
