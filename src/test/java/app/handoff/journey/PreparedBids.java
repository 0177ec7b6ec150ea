package app.handoff.journey;

import app.handoff.Pages;
import app.handoff.account.Accounts;
import app.handoff.bidding.ABidding;
import app.handoff.evaluation.EvaluationsForTests;
import app.handoff.kernel.Ids;
import app.handoff.scope.FrozenScopes;
import app.handoff.sharelink.OwnCodes;
import app.handoff.tenancy.Tenancy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Biddings whose bids have arrived and are sealed, made by the steps behind the pages, so that a story can begin there. */
@Component
class PreparedBids {

    private static final Duration UNTIL_THE_DEADLINE = Duration.ofMinutes(5);

    private final Accounts accounts;
    private final ABidding biddings;
    private final OwnCodes codes;
    private final EvaluationsForTests evaluations;
    private final FrozenScopes scopes;

    PreparedBids(
            Accounts accounts,
            ABidding biddings,
            OwnCodes codes,
            EvaluationsForTests evaluations,
            FrozenScopes scopes) {
        this.accounts = accounts;
        this.biddings = biddings;
        this.scopes = scopes;
        this.codes = codes;
        this.evaluations = evaluations;
    }

    /** A business of its own, where each of these vendors has sent a bid; the first one is the cheapest. */
    Waiting of(String... vendors) {
        return waiting(
                List.of(vendors),
                (studio, due) -> biddings.open(studio, due, vendors),
                made -> biddings.bids(made, vendors.length));
    }

    /**
     * The same for work that is paid by the month, by the piece and by the hour, with a service level of a week and one of a
     * month; every vendor promises 98.5 % for both.
     *
     * @param prices of each vendor: a month, an entry, a statement, an hour of advice, taking over
     */
    Waiting byFeePiecesAndHours(Map<String, List<String>> prices) {
        // As they stand on the list of those who were invited.
        var vendors = prices.keySet().stream().sorted().toList();
        return waiting(
                vendors,
                (studio, due) -> biddings.opened(biddings.prepared(
                        studio,
                        due,
                        ABidding.BERLIN,
                        engagement -> scopes.firstWithFeePiecesAndHours(engagement, "Bookkeeping for 2027"),
                        vendors.toArray(String[]::new))),
                made -> vendors.forEach(
                        vendor -> biddings.bid(made, vendors.indexOf(vendor), prices.get(vendor), "98,5")));
    }

    private Waiting waiting(
            List<String> vendors,
            BiFunction<Tenancy.Scope, LocalDateTime, ABidding.Made> open,
            Consumer<ABidding.Made> bid) {
        var owner = Ids.next() + "@fern.example";
        var ana = accounts.setUp(
                new Accounts.NewBusiness("Studio Fern", "DE", Pages.BERLIN, "Ana Ruiz", owner, Story.PASSWORD),
                Instant.now());
        var studio = Tenancy.Scope.of(ana.business()).at(Pages.BERLIN);
        var due = Instant.now().plus(UNTIL_THE_DEADLINE);
        var made = open.apply(studio, due.atZone(ABidding.BERLIN).toLocalDateTime());
        var code = codes.hash(Story.CODE, List.of());
        for (int i = 0; i < vendors.size(); i++) {
            var invitation = made.invited().get(i);
            Tenancy.as(made.vendor(i), () -> {
                codes.choose(invitation.id(), code, Instant.now());
                return true;
            });
        }
        bid.accept(made);
        return new Waiting(made, owner, vendors);
    }

    /** @param owner the address that the owner signs in with */
    record Waiting(ABidding.Made made, String owner, List<String> vendors) {

        String engagement() {
            return "/engagements/" + made.engagement();
        }

        /** The address that letters to this vendor go to. */
        String address(String vendor) {
            return vendor.toLowerCase().replaceAll("[^a-z0-9]+", "") + "@example.com";
        }
    }

    /** Once the bids are open: nobody needs to be asked about any of the vendors. */
    void needNoMoreChecks(Waiting waiting) {
        var made = waiting.made();
        biddings.as(made.scope(), () -> {
            evaluations.waiveAllChecks(
                    made.engagement(), "We have worked with them for years.", ABidding.MIA, Instant.now());
            return true;
        });
    }
}
