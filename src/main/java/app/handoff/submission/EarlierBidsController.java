package app.handoff.submission;

import app.handoff.kernel.Ids;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.LinkVisitor;
import app.handoff.kernel.RuleViolation;
import app.handoff.submission.BidContent.BidFile;
import app.handoff.web.ThroughLink;
import app.handoff.web.Toast;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a vendor said in earlier bids to the same business, to be taken over into this one. */
@Controller
@ThroughLink(LinkPurpose.BID)
@RequestMapping("/s/{token}/bid/earlier")
class EarlierBidsController {

    private final EarlierBids earlierBids;
    private final VendorBidPages pages;
    private final Clock clock;

    EarlierBidsController(EarlierBids earlierBids, VendorBidPages pages, Clock clock) {
        this.earlierBids = earlierBids;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping
    String show(LinkVisitor visitor, BidAccess vendor, Model model) {
        var check = pages.visit(visitor, model).check();
        var offered = earlierBids.of(vendor).stream()
                .map(bid -> Offered.of(bid, check))
                .toList();
        if (offered.isEmpty()) {
            return "redirect:" + visitor.path("/bid/tasks");
        }
        model.addAttribute("offered", offered);
        return "submission/earlier";
    }

    @PostMapping
    String takeOver(
            LinkVisitor visitor,
            BidAccess vendor,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(name = "file", required = false) @Nullable List<String> files,
            RedirectAttributes next) {
        var wanted = files == null ? List.<String>of() : files;
        try {
            boolean any = earlierBids.takeOver(
                    vendor, Ids.parse(from), wanted.stream().map(Ids::parse).toList(), clock.instant());
            Toast.show(next, any ? "submission.earlier.done" : "submission.earlier.nothing");
        } catch (RuleViolation refused) {
            Toast.show(next, refused.code(), refused.arguments());
        }
        return "redirect:" + visitor.path("/bid/tasks");
    }

    /**
     * An earlier bid as the page offers it.
     *
     * @param parts what would be filled in
     * @param answers how many answers fit
     * @param files those that are not attached yet
     */
    record Offered(EarlierBid bid, Set<BidPart> parts, long answers, List<BidFile> files) {

        static Offered of(EarlierBid bid, BidCheck check) {
            var parts = EnumSet.noneOf(BidPart.class);
            var change = bid.fill(check);
            parts.addAll(change.keySet());
            var kept = check.draft().files().stream().map(BidFile::sha256).toList();
            return new Offered(
                    bid,
                    parts,
                    change.containsKey(BidPart.ANSWERS) ? bid.answersFitting(check) : 0,
                    bid.content().files().stream()
                            .filter(file -> !kept.contains(file.sha256()))
                            .toList());
        }

        public boolean fills(String part) {
            return parts.contains(BidPart.valueOf(part));
        }

        public boolean isAny() {
            return !parts.isEmpty() || !files.isEmpty();
        }
    }
}
