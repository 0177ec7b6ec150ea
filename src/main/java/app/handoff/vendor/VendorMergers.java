package app.handoff.vendor;

import app.handoff.engagement.VendorTies;
import app.handoff.engagement.VendorTies.Kind;
import app.handoff.engagement.VendorTies.Tie;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EditedMeanwhile;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.VendorId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets one entry of the directory stand for a vendor that came into it twice. */
@Service
class VendorMergers {

    private final Vendors vendors;
    private final VendorRepository repository;
    private final List<VendorTies> ties;

    VendorMergers(Vendors vendors, VendorRepository repository, List<VendorTies> ties) {
        this.vendors = vendors;
        this.repository = repository;
        this.ties = ties;
    }

    /** An entry as its page was read. */
    record Seen(VendorId vendor, int version) {}

    /**
     * One of both entries stands for the vendor from now on: the one that is asked for a bid, else the one that is under
     * contract, else the older one. The other one stays with what hangs on it, out of the directory.
     *
     * @param details what is right about the vendor
     * @return the entry that stands; the same when both were merged already
     * @throws RuleViolation if one of them is archived, or both are asked for a bid
     * @throws EditedMeanwhile if somebody saved one of them since
     */
    @Transactional
    public VendorId merge(Seen first, Seen second, VendorDetails details, Lead lead, Actor by, Instant now) {
        if (first.vendor().equals(second.vendor())) {
            throw new NotFound();
        }
        var one = vendors.get(first.vendor());
        var other = vendors.get(second.vendor());
        var merged = merged(one, other);
        if (merged.isPresent()) {
            return merged.get();
        }
        one.requireInUse();
        other.requireInUse();
        var standing = standing(one, other);
        var absorbed = standing == one ? other : one;
        one.expectVersion(first.version());
        other.expectVersion(second.version());
        standing.describe(details, lead);
        absorbed.mergeInto(standing, by, now);
        repository.save(standing);
        repository.save(absorbed);
        repository.flush();
        repository.carryOver(absorbed.id(), standing.id());
        return standing.id();
    }

    private static Optional<VendorId> merged(Vendor one, Vendor other) {
        return one.standingEntry().equals(other.standingEntry()) ? Optional.of(one.standingEntry()) : Optional.empty();
    }

    private Vendor standing(Vendor one, Vendor other) {
        var ofOne = ties(one);
        var ofOther = ties(other);
        var asked = first(ofOne, Kind.BIDDING);
        var otherAsked = first(ofOther, Kind.BIDDING);
        if (asked.isPresent() && otherAsked.isPresent()) {
            throw new RuleViolation(
                    "vendor.merger.bothAsked",
                    asked.get().text(),
                    otherAsked.get().text());
        }
        for (var kind : Kind.values()) {
            boolean bound = first(ofOne, kind).isPresent();
            if (bound != first(ofOther, kind).isPresent()) {
                return bound ? one : other;
            }
        }
        return other.addedAt().isBefore(one.addedAt()) ? other : one;
    }

    private List<Tie> ties(Vendor vendor) {
        var entries = vendors.entries(vendor.id());
        return ties.stream().flatMap(step -> step.of(entries).stream()).toList();
    }

    private static Optional<Tie> first(List<Tie> ties, Kind kind) {
        return ties.stream().filter(tie -> tie.kind() == kind).findFirst();
    }
}
