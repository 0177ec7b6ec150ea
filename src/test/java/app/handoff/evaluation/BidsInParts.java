package app.handoff.evaluation;

import app.handoff.bidding.ABidding;
import app.handoff.bidding.ABidding.Made;
import app.handoff.bidding.Bidding;
import app.handoff.scope.Scopes;
import app.handoff.submission.BidsForTests;
import app.handoff.tenancy.Tenancy;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Bids for work whose parts may be bid for one by one: Kontor Vier offers all, Norte Contable no statements. */
@Component
class BidsInParts {

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

    private void send(Made made, int vendor, Map<String, String> prices, Set<String> leftOut, String discount) {
        var invitation = made.invited().get(vendor);
        Tenancy.as(made.vendor(vendor), () -> {
            bids.fill(invitation, made.frozen(), prices, leftOut, discount);
            bids.send(invitation, Instant.now());
            return invitation;
        });
    }
}
