package app.handoff.vendor;

import app.handoff.engagement.VendorTies;
import app.handoff.engagement.VendorTies.Tie;
import app.handoff.kernel.Actor;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.Sentence;
import app.handoff.kernel.VendorId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes vendors out of the directory that are not to be asked any more, and brings them back. */
@Service
@Transactional
class VendorArchive {

    private final Vendors vendors;
    private final VendorRepository repository;
    private final List<VendorTies> ties;

    VendorArchive(Vendors vendors, VendorRepository repository, List<VendorTies> ties) {
        this.vendors = vendors;
        this.repository = repository;
        this.ties = ties;
    }

    /**
     * @param reason at most 500 characters; null for none
     * @throws RuleViolation while the vendor is asked for a bid, chosen or under contract, with what has to end first
     */
    public void archive(VendorId id, @Nullable String reason, Actor by, Instant now) {
        var vendor = vendors.get(id);
        vendor.archive(bound(id).orElse(null), reason, by, now);
        repository.save(vendor);
    }

    /** Does nothing where the vendor is in the directory. */
    public void bringBack(VendorId id) {
        var vendor = vendors.get(id);
        vendor.bringBack();
        repository.save(vendor);
    }

    /** @throws RuleViolation if it is archived already, or what binds the business to it has to end first */
    @Transactional(readOnly = true)
    public void requireArchivable(Vendor vendor) {
        vendor.requireArchivable(bound(vendor.id()).orElse(null));
    }

    private Optional<Sentence> bound(VendorId id) {
        return ties.stream()
                .flatMap(step -> step.of(vendors.entries(id)).stream())
                .map(Tie::text)
                .findFirst();
    }
}
