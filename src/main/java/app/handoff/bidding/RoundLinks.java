package app.handoff.bidding;

import app.handoff.kernel.EngagementId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The rounds of an engagement as its pages name and link them. */
@Component
public class RoundLinks {

    private final Bidding bidding;

    RoundLinks(Bidding bidding) {
        this.bidding = bidding;
    }

    /** Says on a page of one round which one it is, and where the others are, the newest first. */
    public void into(Model model, BidRequest request) {
        var all = bidding.rounds(request.engagement());
        var others = new ArrayList<Other>();
        int number = 0;
        for (int at = all.size() - 1; at >= 0; at--) {
            if (all.get(at).id().equals(request.id())) {
                number = at + 1;
            } else {
                others.add(new Other(at + 1, all.get(at).status(), all.get(at).openedAt() != null));
            }
        }
        model.addAttribute("round", new Round(number, all.size()));
        model.addAttribute("otherRounds", others);
    }

    /** Says on a page of this round how its final offers stand, where some were asked for. */
    public void finalOffers(Model model, BidRequest request, Instant now) {
        bidding.finalOffers(request, now).ifPresent(view -> model.addAttribute("finals", view));
    }

    /** The rounds whose bids were opened, from 1. */
    public List<Integer> opened(EngagementId engagement) {
        var all = bidding.rounds(engagement);
        return IntStream.rangeClosed(1, all.size())
                .filter(number -> all.get(number - 1).openedAt() != null)
                .boxed()
                .toList();
    }

    /** The last round whose bids were opened, where a newer one has begun since. */
    public Optional<Integer> lastOpened(EngagementId engagement) {
        var opened = opened(engagement);
        return opened.isEmpty() || opened.contains(bidding.rounds(engagement).size())
                ? Optional.empty()
                : Optional.of(opened.get(opened.size() - 1));
    }

    /** @param opened whether its bids were opened, so that there is something to compare */
    record Other(int number, BiddingStatus status, boolean opened) {}
}
