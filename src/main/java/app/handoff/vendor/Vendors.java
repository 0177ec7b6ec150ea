package app.handoff.vendor;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EditedMeanwhile;
import app.handoff.kernel.EmailAddress;
import app.handoff.kernel.Names;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.VendorId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The directory of vendors. */
@Service
public class Vendors {

    private static final UUID LEAST = new UUID(0, 0);
    private static final int ASKED_AT_ONCE = 500;
    private static final int SKILLS_PROPOSED = 100;

    private final VendorRepository vendors;

    Vendors(VendorRepository vendors) {
        this.vendors = vendors;
    }

    @Transactional
    public VendorId add(VendorDetails details, Lead lead, Actor by, Instant now) {
        return vendors.save(new Vendor(details, lead, by, now)).id();
    }

    /** A vendor that wrote itself down by a public link, with what is known of it then. */
    @Transactional
    public VendorId addByPublicLink(
            String firm, String person, String email, String country, ZoneId zone, Actor by, Instant now) {
        var details = new VendorDetails(
                firm, person, email, null, null, null, country, zone, null, List.of(), List.of(), null);
        return add(details, Lead.from(LeadSource.PUBLIC_LINK, null), by, now);
    }

    /** Those of the names, as they are compared, and of the addresses that vendors have already. */
    @Transactional(readOnly = true)
    public VendorImport.Known known(Collection<String> names, Collection<String> addresses) {
        return new VendorImport.Known(
                taken(names.stream().map(Names::folded), vendors::takenNames),
                taken(addresses.stream().map(EmailAddress::normal), vendors::takenAddresses));
    }

    private static Set<String> taken(Stream<String> wanted, Function<Collection<String>, Set<String>> ask) {
        var all = wanted.filter(text -> !text.isEmpty()).distinct().toList();
        var taken = new HashSet<String>();
        for (int from = 0; from < all.size(); from += ASKED_AT_ONCE) {
            taken.addAll(ask.apply(all.subList(from, Math.min(all.size(), from + ASKED_AT_ONCE))));
        }
        return taken;
    }

    /**
     * Adds all of them.
     *
     * @throws RuleViolation at {@code table} if one of them came to the list meanwhile
     */
    @Transactional
    public void addAll(List<VendorDetails> all, Lead lead, Actor by, Instant now) {
        var known = known(
                all.stream().map(VendorDetails::name).toList(),
                all.stream().map(VendorDetails::email).toList());
        if (!known.names().isEmpty() || !known.addresses().isEmpty()) {
            throw new RuleViolation("vendor.import.meanwhile").at("table");
        }
        vendors.saveAll(
                all.stream().map(details -> new Vendor(details, lead, by, now)).toList());
    }

    /**
     * Takes back what was added together, but for vendors whom somebody has changed since.
     *
     * @param at when they were added
     * @param by who did
     * @return how many were taken back
     * @throws DataIntegrityViolationException if one of them was invited or checked since; then none is
     */
    @Transactional
    public int removeAdded(Instant at, UUID by) {
        return vendors.removeAdded(at, by);
    }

    /** The vendor of whom just this is written down already, such as when a button was pressed twice. */
    @Transactional(readOnly = true)
    public Optional<Vendor> known(VendorDetails details, Lead lead) {
        return otherAt(details.email(), null).filter(vendor -> vendor.is(details, lead));
    }

    /** @throws EditedMeanwhile if somebody else saved the vendor since the form with this version was opened */
    @Transactional
    public void change(VendorId id, VendorDetails details, Lead lead, int seenVersion) {
        var vendor = get(id);
        if (vendor.is(details, lead)) {
            return;
        }
        vendor.expectVersion(seenVersion);
        vendor.requireStanding();
        vendor.describe(details, lead);
        mergedInto(id).forEach(entry -> vendor.tellHours(entry.id()));
        vendors.save(vendor);
    }

    /** @throws NotFound if there is no such vendor in this business */
    @Transactional(readOnly = true)
    public Vendor get(VendorId id) {
        return vendors.find(id).orElseThrow(NotFound::new);
    }

    /** Those of these vendors that exist, by their identity, in one statement. */
    @Transactional(readOnly = true)
    public Map<VendorId, Vendor> all(Collection<VendorId> ids) {
        return ids.isEmpty()
                ? Map.of()
                : vendors.findAll(ids).stream().collect(Collectors.toMap(Vendor::id, Function.identity()));
    }

    /** One page of the directory by name; one more than asked for when there are more. */
    @Transactional(readOnly = true)
    public List<Vendor> list(VendorSearch search, int size) {
        var last = search.after() == null ? Optional.<Vendor>empty() : vendors.find(search.after());
        return vendors.search(
                search.folded(),
                search.written(),
                search.sources(),
                search.skillLine(),
                search.archived(),
                last.map(vendor -> vendor.name().toLowerCase(Locale.ROOT)).orElse(""),
                last.map(vendor -> vendor.id().id()).orElse(LEAST),
                Limit.of(size + 1));
    }

    /** What vendors are said to be able to do, to choose from: what most of them do in front. */
    @Transactional(readOnly = true)
    public List<String> skills() {
        return vendors.skills(SKILLS_PROPOSED);
    }

    /** How many vendors there are by where they were found, and how many are archived. */
    @Transactional(readOnly = true)
    public DirectoryCounts counts() {
        return DirectoryCounts.of(vendors.countBySource());
    }

    /** All entries of this vendor: the one that stands for it, and those that were merged into that one. */
    @Transactional(readOnly = true)
    public List<VendorId> entries(VendorId standing) {
        return vendors.entries(standing).stream().map(Vendor::id).toList();
    }

    /** The entries that were merged into this one. */
    @Transactional(readOnly = true)
    public List<Vendor> mergedInto(VendorId standing) {
        return vendors.entries(standing).stream().filter(Vendor::isMerged).toList();
    }

    /**
     * A vendor that looks like this one by its name, its telephone or the domain of its mail or web site: perhaps the same one.
     *
     * @param shared domains that say nothing
     */
    @Transactional(readOnly = true)
    public Optional<Vendor> like(VendorDetails details, Set<String> shared) {
        return Optional.ofNullable(like(List.of(details), shared).get(details));
    }

    /** The same for many at once: for each that has one the vendor that looks like it, rather by its name. */
    @Transactional(readOnly = true)
    public Map<VendorDetails, Vendor> like(List<VendorDetails> all, Set<String> shared) {
        var alike = new HashMap<VendorDetails, Vendor>();
        for (int from = 0; from < all.size(); from += ASKED_AT_ONCE) {
            var signs = all.subList(from, Math.min(all.size(), from + ASKED_AT_ONCE)).stream()
                    .map(details -> VendorSigns.of(details, shared))
                    .toList();
            var found = vendors.like(
                    VendorSigns.all(signs, sign -> Set.of(sign.firm())),
                    VendorSigns.all(signs, VendorSigns::domains),
                    VendorSigns.all(signs, VendorSigns::phoneEnds));
            signs.forEach(sign -> sign.bestOf(found).ifPresent(vendor -> alike.put(sign.details(), vendor)));
        }
        return alike;
    }

    /** Which entry stands for each of these vendors, and where it was found. */
    @Transactional(readOnly = true)
    public List<VendorSource> sources(Collection<VendorId> ids) {
        return ids.isEmpty() ? List.of() : vendors.sources(ids);
    }

    /** The entry that stands for each of these vendors: mostly the vendor itself. */
    @Transactional(readOnly = true)
    public Map<VendorId, VendorId> standing(Collection<VendorId> ids) {
        return sources(ids).stream()
                .collect(Collectors.toMap(
                        source -> new VendorId(source.getVendor()), source -> new VendorId(source.getStanding())));
    }

    /** A vendor of the same name, however it is typed: perhaps the same one under another mail address. */
    @Transactional(readOnly = true)
    public Optional<Vendor> named(String name) {
        var folded = Names.folded(name);
        return folded.isEmpty()
                ? Optional.empty()
                : vendors.named(folded, Limit.of(1)).stream().findFirst().map(this::standing);
    }

    /** Another vendor with the same mail address: most likely the same one. */
    @Transactional(readOnly = true)
    public Optional<Vendor> otherAt(String email, @Nullable VendorId self) {
        return vendors
                .othersAt(EmailAddress.normal(email), self == null ? new VendorId(LEAST) : self, Limit.of(1))
                .stream()
                .map(this::standing)
                .filter(other -> !other.id().equals(self))
                .findFirst();
    }

    private Vendor standing(Vendor vendor) {
        return vendor.isMerged() ? get(vendor.standingEntry()) : vendor;
    }
}
