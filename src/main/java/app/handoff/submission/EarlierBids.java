package app.handoff.submission;

import app.handoff.bidding.EarlierInvitation;
import app.handoff.bidding.EarlierInvitations;
import app.handoff.files.FileId;
import app.handoff.files.Files;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.scope.ScopesOfWork;
import app.handoff.submission.BidContent.BidFile;
import app.handoff.tenancy.ReadTransaction;
import app.handoff.tenancy.Tenancy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/**
 * Lets a vendor take over what it said in earlier bids to the same business. Each of them is read behind its own seal, as its own
 * link would show it, and never by the business. One that the business has not opened is read only by who proved by mail to be
 * at the address of then: a code of one's own can be chosen by whoever holds a link.
 */
@Service
class EarlierBids {

    private final EarlierInvitations invitations;
    private final BidCodes codes;
    private final BidPreparation preparation;
    private final SealedBids sealedBids;
    private final ScopesOfWork scopes;
    private final Files files;
    private final ReadTransaction reading;

    EarlierBids(
            EarlierInvitations invitations,
            BidCodes codes,
            BidPreparation preparation,
            SealedBids sealedBids,
            ScopesOfWork scopes,
            Files files,
            ReadTransaction reading) {
        this.invitations = invitations;
        this.codes = codes;
        this.preparation = preparation;
        this.sealedBids = sealedBids;
        this.scopes = scopes;
        this.files = files;
        this.reading = reading;
    }

    /** Whether there is any bid to take something over from; says nothing of what is in it. */
    boolean any(BidAccess vendor) {
        return !open(vendor).isEmpty();
    }

    /** The bids that this vendor may take something over from, the newest first. */
    List<EarlierBid> of(BidAccess vendor) {
        return open(vendor).stream().map(this::read).toList();
    }

    private List<EarlierInvitation> open(BidAccess vendor) {
        return invitations.before(codes.invitation(vendor.invitation())).stream()
                .filter(earlier -> earlier.opened() || vendor.hasProvenTheAddress())
                .toList();
    }

    private EarlierBid read(EarlierInvitation earlier) {
        return asThen(
                earlier,
                () -> reading.execute(status -> {
                    var request = codes.request(codes.invitation(earlier.invitation()));
                    var content = sealedBids.lastSent(earlier.invitation()).orElseThrow(NotFound::new);
                    return new EarlierBid(
                            earlier,
                            content,
                            request.questions(),
                            scopes.frozen(request.frozenScope()).checkedQualifications());
                }));
    }

    /**
     * Takes over from one of them what the draft has not yet.
     *
     * @param wanted the files of that bid that are taken along
     * @return whether there was anything to take
     * @throws NotFound if it is none of the vendor's own
     * @throws RuleViolation if a file cannot be kept
     */
    boolean takeOver(BidAccess vendor, UUID from, Collection<UUID> wanted, Instant now) {
        var earlier = of(vendor).stream()
                .filter(bid -> bid.sent().invitation().id().equals(from))
                .findFirst()
                .orElseThrow(NotFound::new);
        boolean filled = !preparation.takeOver(vendor, earlier, now).isEmpty();
        for (var file : earlier.content().files()) {
            if (wanted.contains(file.id())) {
                filled |= attach(vendor, earlier, file, now);
            }
        }
        return filled;
    }

    /** A copy of its own: what was sent then stays as it was, and this bid is sealed by itself. */
    private boolean attach(BidAccess vendor, EarlierBid earlier, BidFile file, Instant now) {
        try {
            var copy = java.nio.file.Files.createTempFile("earlier", ".tmp");
            try {
                asThen(earlier.sent(), () -> written(file, copy));
                try (var content = java.nio.file.Files.newInputStream(copy)) {
                    return preparation.attachUnlessThere(vendor, content, file, now);
                }
            } finally {
                java.nio.file.Files.deleteIfExists(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long written(BidFile file, Path copy) {
        try (var content = files.content(files.get(new FileId(file.id()))).getInputStream()) {
            return java.nio.file.Files.copy(content, copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T asThen(EarlierInvitation earlier, Supplier<T> work) {
        return Tenancy.as(Tenancy.required().about(earlier.invitation().id()), work);
    }
}
