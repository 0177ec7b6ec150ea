package app.handoff.vendor;

import app.handoff.kernel.Canonical;
import app.handoff.kernel.DataClass;
import app.handoff.vendor.AskedNeed.ShownBy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which evidence is usual for which data in which country, in {@code vendor/evidence.json}. Texts and the names of the laws stand
 * in the bundle under {@code vendor.need}.
 */
@Component
class EvidenceCatalogue {

    /** A country in which no vendor is, standing for all that the catalogue does not name. */
    private static final String ELSEWHERE = "ZZ";

    private final List<Usual> needs;

    EvidenceCatalogue() {
        var stored = Canonical.resource("vendor/evidence.json", Stored.class);
        needs = stored.needs().stream()
                .map(need -> need.inCountries(stored.regions()))
                .toList();
    }

    List<Usual> all() {
        return needs;
    }

    Optional<Usual> find(String key) {
        return needs.stream().filter(need -> need.key().equals(key)).findFirst();
    }

    /**
     * The list for an engagement that shares this data.
     *
     * @param place where the business is
     * @param exceptions by the key of the need
     */
    AskedEvidence asked(
            Set<DataClass> shared, Place place, Map<String, AskedNeed.Decided> exceptions, Collection<OwnNeed> own) {
        var asked = new ArrayList<AskedNeed>();
        var usual = whereUsual(shared, place);
        for (var need : needs) {
            var where = usual.get(need.key());
            var exception = exceptions.get(need.key());
            if (where != null && (exception == null || !exception.asked())) {
                asked.add(new AskedNeed(need.key(), null, need.shownBy(), where.in(), where.notIn(), exception));
            } else if (exception != null && exception.asked() && touches(need.data(), shared)) {
                asked.add(new AskedNeed(need.key(), null, need.shownBy(), List.of(), List.of(), exception));
            }
        }
        own.stream()
                .filter(need -> touches(need.data(), shared))
                .map(need -> new AskedNeed(
                        need.need().key(),
                        need.name(),
                        List.of(),
                        List.of(),
                        List.of(),
                        exceptions.get(need.need().key())))
                .forEach(asked::add);
        return new AskedEvidence(asked);
    }

    private static boolean touches(Collection<DataClass> one, Collection<DataClass> other) {
        return one.stream().anyMatch(other::contains);
    }

    /** Where vendors are of whom each need is usually asked, by its key; none where it is usual of nobody. */
    Map<String, Where> whereUsual(Set<DataClass> shared, Place place) {
        var countries = new TreeSet<String>();
        needs.forEach(need -> countries.addAll(need.vendor()));
        var among = new LinkedHashMap<String, Set<String>>();
        countries.forEach(country -> usual(shared, place, country)
                .forEach(key ->
                        among.computeIfAbsent(key, any -> new TreeSet<>()).add(country)));
        var elsewhere = usual(shared, place, ELSEWHERE);
        var where = new LinkedHashMap<String, Where>();
        for (var need : needs) {
            var in = among.getOrDefault(need.key(), Set.of());
            if (elsewhere.contains(need.key())) {
                var notIn = new TreeSet<>(countries);
                notIn.removeAll(in);
                where.put(need.key(), new Where(List.of(), List.copyOf(notIn)));
            } else if (!in.isEmpty()) {
                where.put(need.key(), new Where(List.copyOf(in), List.of()));
            }
        }
        return where;
    }

    /** What can show a need that concerns a business and a vendor where they are, or for which the business decided something. */
    Set<Standard> standards(Place place, String vendorCountry, Set<String> excepted) {
        var standards = EnumSet.noneOf(Standard.class);
        needs.stream()
                .filter(need -> need.applies(place, vendorCountry) || excepted.contains(need.key()))
                .flatMap(need -> need.shownBy().stream())
                .forEach(shown -> standards.add(shown.standard()));
        return standards;
    }

    /** For which data a need is asked where the business is: not for what a more special law covers there. */
    Set<DataClass> dataOf(Usual need, Place place) {
        var data = EnumSet.copyOf(need.data());
        needs.stream()
                .filter(other -> need.leftTo().contains(other.key()) && other.isOfBusinessesIn(place))
                .forEach(other -> data.removeAll(other.data()));
        return data.isEmpty() ? EnumSet.copyOf(need.data()) : data;
    }

    /** What is usually asked of a vendor in one country: what one law covers is not asked for again by a more general rule. */
    private Set<String> usual(Set<DataClass> shared, Place place, String vendor) {
        var applying = new HashSet<String>();
        needs.stream().filter(need -> need.applies(place, vendor)).forEach(need -> applying.add(need.key()));
        var usual = new LinkedHashSet<String>();
        for (var need : needs) {
            if (applying.contains(need.key())) {
                var data = EnumSet.copyOf(need.data());
                needs.stream()
                        .filter(other -> need.leftTo().contains(other.key()) && applying.contains(other.key()))
                        .forEach(other -> data.removeAll(other.data()));
                if (touches(data, shared)) {
                    usual.add(need.key());
                }
            }
        }
        return usual;
    }

    /**
     * Where a business is.
     *
     * @param country ISO 3166, two letters
     * @param zone IANA; it tells provinces apart where their laws differ
     */
    record Place(String country, String zone) {}

    /** Of which vendors something is asked: of those in these countries, or of all but those. */
    record Where(List<String> in, List<String> notIn) {}

    /**
     * A need as the catalogue has it.
     *
     * @param data for which data it is asked
     * @param business in which countries the business is that asks for it; none for everywhere
     * @param zones in which of their zones; none for all
     * @param vendor in which countries vendors are of whom it is asked wherever the business is
     * @param leftTo what covers the same data where it applies
     */
    record Usual(
            String key,
            List<DataClass> data,
            List<String> business,
            List<String> zones,
            List<String> vendor,
            List<String> leftTo,
            List<ShownBy> shownBy) {

        Usual(
                String key,
                @Nullable List<DataClass> data,
                @Nullable List<String> business,
                @Nullable List<String> zones,
                @Nullable List<String> vendor,
                @Nullable List<String> leftTo,
                @Nullable List<ShownBy> shownBy) {
            this.key = key;
            this.data = AskedNeed.known(data);
            this.business = AskedNeed.known(business);
            this.zones = AskedNeed.known(zones);
            this.vendor = AskedNeed.known(vendor);
            this.leftTo = AskedNeed.known(leftTo);
            this.shownBy = AskedNeed.known(shownBy);
        }

        EvidenceNeed need() {
            return EvidenceNeed.usual(key);
        }

        Usual inCountries(Map<String, List<String>> regions) {
            return new Usual(
                    key, data, countries(business, regions), zones, countries(vendor, regions), leftTo, shownBy);
        }

        private static List<String> countries(List<String> named, Map<String, List<String>> regions) {
            return named.stream()
                    .flatMap(name -> regions.getOrDefault(name, List.of(name)).stream())
                    .toList();
        }

        boolean isOfBusinessesIn(Place place) {
            return (business.isEmpty() || business.contains(place.country()))
                    && (zones.isEmpty() || zones.contains(place.zone()));
        }

        boolean applies(Place place, String vendorCountry) {
            return isOfBusinessesIn(place) || vendor.contains(vendorCountry);
        }
    }

    private record Stored(Map<String, List<String>> regions, List<Usual> needs) {}
}
