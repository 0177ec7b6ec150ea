package app.handoff.diligence;

import app.handoff.files.FileId;
import app.handoff.files.Files;
import app.handoff.files.StoredFile;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.VendorId;
import app.handoff.scope.ScopesOfWork;
import app.handoff.tenancy.BusinessCache;
import app.handoff.tenancy.Tenancy;
import app.handoff.vendor.AskedEvidence;
import app.handoff.vendor.SecurityEvidence;
import app.handoff.vendor.Vendor;
import app.handoff.vendor.Vendors;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts dossiers together: the same number of statements for one vendor and for all of an engagement. */
@Component
class Dossiers {

    private final EntityManager entities;
    private final ReferenceCheckRepository references;
    private final PlannedInterviewRepository plans;
    private final Files files;
    private final Vendors vendors;
    private final SecurityEvidence evidence;
    private final EvidenceLists lists;
    private final ScopesOfWork scopes;
    private final Clock clock;
    private final BusinessCache cache;
    private final ObjectProvider<ReferencesNeeded.Source> bidDocument;

    Dossiers(
            EntityManager entities,
            ReferenceCheckRepository references,
            PlannedInterviewRepository plans,
            Files files,
            Vendors vendors,
            SecurityEvidence evidence,
            EvidenceLists lists,
            ScopesOfWork scopes,
            Clock clock,
            BusinessCache cache,
            ObjectProvider<ReferencesNeeded.Source> bidDocument) {
        this.entities = entities;
        this.references = references;
        this.plans = plans;
        this.files = files;
        this.vendors = vendors;
        this.evidence = evidence;
        this.lists = lists;
        this.scopes = scopes;
        this.clock = clock;
        this.cache = cache;
        this.bidDocument = bidDocument;
    }

    Map<VendorId, Dossier> of(EngagementId engagement, Collection<VendorId> wanted) {
        return wanted.isEmpty()
                ? Map.of()
                : cache.get(
                        Dossiers.class, List.of(engagement, List.copyOf(wanted)), () -> together(engagement, wanted));
    }

    private Map<VendorId, Dossier> together(EngagementId engagement, Collection<VendorId> wanted) {
        var vendorRequirements = requirements(engagement);
        var known = vendors.all(wanted);
        var checkedReferences = references.of(engagement, wanted).stream()
                .collect(Collectors.groupingBy(reference -> reference.check().vendor()));
        var interviews = all(Interview.class, "heldOn", engagement, wanted);
        var samples = all(Sample.class, "addedAt", engagement, wanted);
        var concerns = all(Concern.class, "raisedAt", engagement, wanted);
        var waivers = all(Waiver.class, "givenAt", engagement, wanted);
        var required = lists.of(engagement);
        var asked = required.map(RequiredEvidence::asked).orElse(AskedEvidence.NONE);
        var standings = evidence.standing(known.values(), asked, today());
        var dossiers = new LinkedHashMap<VendorId, Dossier>();
        for (Vendor vendor : known.values()) {
            var id = vendor.id();
            dossiers.put(
                    id,
                    new Dossier(
                            new CheckedVendor(engagement, id, vendor.name()),
                            vendorRequirements,
                            checkedReferences.getOrDefault(id, List.of()),
                            interviews.getOrDefault(id, List.of()),
                            samples.getOrDefault(id, List.of()),
                            concerns.getOrDefault(id, List.of()),
                            waivers.getOrDefault(id, List.of()),
                            Objects.requireNonNull(standings.get(id)),
                            asked.notAskedOf(vendor.country()),
                            required.map(RequiredEvidence::settledAt).orElse(null)));
        }
        return dossiers;
    }

    /** What the frozen scope and the bid document ask of a vendor. */
    VendorRequirements requirements(EngagementId engagement) {
        var referencesNeeded = bidDocument.stream()
                .findFirst()
                .map(source -> source.of(engagement))
                .orElse(ReferencesNeeded.USUAL);
        return scopes.frozen(engagement)
                .map(scope -> VendorRequirements.of(scope, referencesNeeded))
                .orElseGet(() -> VendorRequirements.beforeScope(referencesNeeded));
    }

    private <C extends VendorCheckRecord<?>> Map<VendorId, List<C>> all(
            Class<C> type, String order, EngagementId engagement, Collection<VendorId> vendors) {
        return entities
                .createQuery(
                        "select c from " + type.getSimpleName()
                                + " c where c.engagement = :engagement and c.vendor in :vendors order by c." + order
                                + ", c.id.id",
                        type)
                .setParameter("engagement", engagement)
                .setParameter("vendors", vendors)
                .getResultList()
                .stream()
                .collect(Collectors.groupingBy(VendorCheckRecord::vendor));
    }

    /** Interviews that are or were planned with a vendor and not held, the next one first. */
    List<PlannedInterview> plans(EngagementId engagement, VendorId vendor) {
        return cache.get(PlannedInterview.class, List.of(engagement, vendor), () -> plans.notHeld(engagement, vendor));
    }

    /** The files of the samples of a vendor. */
    Map<FileId, StoredFile> files(Dossier dossier) {
        var ids = dossier.samples().stream()
                .map(sample -> sample.work().file())
                .filter(Objects::nonNull)
                .toList();
        return ids.isEmpty()
                ? Map.of()
                : cache.get(
                        StoredFile.class,
                        ids,
                        () -> files.all(ids).stream().collect(Collectors.toMap(StoredFile::id, Function.identity())));
    }

    /** The vendors about whom something is known for this engagement. */
    Set<VendorId> begun(EngagementId engagement) {
        return cache.get(Dossiers.class, engagement, () -> known(engagement));
    }

    private Set<VendorId> known(EngagementId engagement) {
        return entities.createQuery("""
                        select r.vendor.id from ReferenceCheck r where r.engagement = :engagement
                        union select i.vendor.id from Interview i where i.engagement = :engagement
                        union select p.vendor.id from PlannedInterview p where p.engagement = :engagement
                        union select s.vendor.id from Sample s where s.engagement = :engagement
                        union select c.vendor.id from Concern c where c.engagement = :engagement
                        union select w.vendor.id from Waiver w where w.engagement = :engagement
                        """, UUID.class).setParameter("engagement", engagement).getResultList().stream()
                .map(VendorId::new)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    LocalDate today() {
        return clock.instant().atZone(Tenancy.locality().zone()).toLocalDate();
    }
}
