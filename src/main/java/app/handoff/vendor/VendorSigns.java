package app.handoff.vendor;

import app.handoff.kernel.Names;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * By what a vendor is found once more in the directory.
 *
 * @param firm its name without its legal form
 * @param domains of its mail and web site, but for those that many share
 * @param phoneEnds the last digits of its telephone; none where it has none
 */
record VendorSigns(VendorDetails details, String firm, Set<String> domains, Set<String> phoneEnds) {

    static VendorSigns of(VendorDetails details, Set<String> shared) {
        var domains = details.domains();
        domains.removeAll(shared);
        var phoneEnd = details.phoneEnd();
        return new VendorSigns(
                details, Names.firm(details.name()), domains, phoneEnd == null ? Set.of() : Set.of(phoneEnd));
    }

    /** Of all of them, for a query: its list must hold something, and no entry has an empty sign. */
    static Set<String> all(Collection<VendorSigns> signs, Function<VendorSigns, Set<String>> which) {
        var all = signs.stream()
                .flatMap(sign -> which.apply(sign).stream())
                .collect(Collectors.toCollection(HashSet::new));
        all.add("");
        return all;
    }

    /** The first one of this name, else the first one with another sign in common. */
    Optional<Vendor> bestOf(List<Vendor> found) {
        return found.stream()
                .filter(vendor -> vendor.isOf(firm))
                .findFirst()
                .or(() -> found.stream()
                        .filter(vendor -> vendor.shares(domains, phoneEnds))
                        .findFirst());
    }
}
