package app.handoff.vendor;

import app.handoff.kernel.Actor;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.VendorId;
import app.handoff.tenancy.BusinessCache;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds entries of the directory that look like one vendor, and keeps which of them are two, as somebody said. */
@Service
class Duplicates {

    /** How many pairs are told at a time; the next ones come once these are decided. */
    static final int MOST = 50;

    /** What more entries have in common than this says nothing: a domain or a telephone that many share. */
    private static final int FEW = 5;

    private final VendorRepository repository;
    private final Vendors vendors;
    private final SharedDomains shared;
    private final BusinessCache cache;

    Duplicates(VendorRepository repository, Vendors vendors, SharedDomains shared, BusinessCache cache) {
        this.repository = repository;
        this.vendors = vendors;
        this.shared = shared;
        this.cache = cache;
    }

    /** Two entries that can be asked and look like one vendor, the one that was added first in front. */
    record Pair(VendorId one, String name, VendorId other, String otherName, Set<Likeness> signs) {}

    /** All pairs, in two statements; kept until anything changes. */
    List<Pair> all() {
        return cache.get(Duplicates.class, "all", this::found);
    }

    private List<Pair> found() {
        var pairs = repository.likePairs(shared.all(), FEW, MOST);
        var known = vendors.all(pairs.stream()
                .flatMap(pair -> Stream.of(new VendorId(pair.getOne()), new VendorId(pair.getOther())))
                .collect(Collectors.toSet()));
        return pairs.stream()
                .map(pair -> {
                    var one = Objects.requireNonNull(known.get(new VendorId(pair.getOne())));
                    var other = Objects.requireNonNull(known.get(new VendorId(pair.getOther())));
                    return new Pair(one.id(), one.name(), other.id(), other.name(), signs(pair.getSigns()));
                })
                .toList();
    }

    private static Set<Likeness> signs(String names) {
        return Arrays.stream(names.split(","))
                .map(Likeness::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Likeness.class)));
    }

    /** The first entry that looks like this one. */
    Optional<Pair> of(VendorId vendor) {
        return all().stream()
                .filter(pair -> pair.one().equals(vendor) || pair.other().equals(vendor))
                .map(pair -> pair.one().equals(vendor)
                        ? pair
                        : new Pair(pair.other(), pair.otherName(), pair.one(), pair.name(), pair.signs()))
                .findFirst();
    }

    /**
     * Both are vendors of their own, whatever they have in common. Twice is the same as once.
     *
     * @throws NotFound if one of them is not in the directory, or both are the same
     */
    @Transactional
    public void keepApart(VendorId one, VendorId other, Actor by, Instant now) {
        if (one.equals(other)) {
            throw new NotFound();
        }
        vendors.get(one);
        vendors.get(other);
        repository.keepApart(one.id(), other.id(), by.name(), now);
    }
}
