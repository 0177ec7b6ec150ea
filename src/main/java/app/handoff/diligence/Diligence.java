package app.handoff.diligence;

import app.handoff.engagement.Engagements;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Names;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.VendorId;
import app.handoff.vendor.Vendor;
import app.handoff.vendor.Vendors;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Checks vendors before one is chosen. What is required follows from the frozen scope of work; what is missing stands
 * between a vendor and the award, unless somebody goes without it for a written reason.
 */
@Service
public class Diligence {

    private final Dossiers dossiers;
    private final Vendors vendors;
    private final Engagements engagements;
    private final ObjectProvider<Candidates> candidates;
    private final ObjectProvider<NamedReferences> named;
    private final EvidenceLists lists;
    private final ReferenceCheckRepository references;
    private final WaiverRepository waivers;
    private final ApplicationEventPublisher events;

    Diligence(
            Dossiers dossiers,
            Vendors vendors,
            Engagements engagements,
            ObjectProvider<Candidates> candidates,
            ObjectProvider<NamedReferences> named,
            EvidenceLists lists,
            ReferenceCheckRepository references,
            WaiverRepository waivers,
            ApplicationEventPublisher events) {
        this.dossiers = dossiers;
        this.vendors = vendors;
        this.engagements = engagements;
        this.candidates = candidates;
        this.named = named;
        this.lists = lists;
        this.references = references;
        this.waivers = waivers;
        this.events = events;
    }

    /** What still stands between this vendor and the award; empty means nothing. */
    @Transactional(readOnly = true)
    public List<OpenRequirement> missingFor(EngagementId engagement, VendorId vendor) {
        return missingFor(engagement, Set.of(vendor)).getOrDefault(vendor, List.of());
    }

    /** The same for several vendors, in as many statements as for one. Each vendor of the directory has an entry. */
    @Transactional(readOnly = true)
    public Map<VendorId, List<OpenRequirement>> missingFor(EngagementId engagement, Collection<VendorId> vendors) {
        return each(engagement, vendors, Dossier::missing);
    }

    /** What this vendor is chosen without although it is required, to be named in the contract's file. */
    @Transactional(readOnly = true)
    public List<AcceptedGap> waivers(EngagementId engagement, VendorId vendor) {
        return each(engagement, Set.of(vendor), Dossier::goneWithout).getOrDefault(vendor, List.of());
    }

    /** The dossiers of several vendors, in as many statements as for one. Each vendor of the directory has an entry. */
    @Transactional(readOnly = true)
    public Map<VendorId, Dossier> dossiers(EngagementId engagement, Collection<VendorId> vendors) {
        return each(engagement, vendors, dossier -> dossier);
    }

    /**
     * How far the vendors of engagements are checked, in as many statements for one as for all, and in none for none.
     *
     * @param needed how many references each engagement requires of a vendor
     */
    @Transactional(readOnly = true)
    public Map<EngagementId, DiligenceProgress> progress(Map<EngagementId, ReferencesNeeded> needed) {
        var engagements = needed.keySet();
        if (engagements.isEmpty()) {
            return Map.of();
        }
        var waived = waivers.of(engagements).stream().collect(Collectors.groupingBy(Waiver::engagement));
        var named = references.of(engagements).stream()
                .collect(Collectors.groupingBy(reference -> reference.check().engagement()));
        return needed.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        engagement -> progress(
                                named.getOrDefault(engagement.getKey(), List.of()),
                                waived.getOrDefault(engagement.getKey(), List.of()),
                                engagement.getValue())));
    }

    private static DiligenceProgress progress(
            List<AskedReference> references, List<Waiver> waived, ReferencesNeeded needed) {
        var named = references.stream()
                .collect(Collectors.groupingBy(reference -> reference.check().vendor()));
        var without = waived.stream().collect(Collectors.groupingBy(Waiver::vendor));
        var begun = Stream.concat(named.keySet().stream(), without.keySet().stream())
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(),
                        vendor -> DiligenceProgress.References.of(
                                named.getOrDefault(vendor, List.of()),
                                without.getOrDefault(vendor, List.of()),
                                needed)));
        return new DiligenceProgress(waived, begun, needed);
    }

    @Transactional(readOnly = true)
    public ReferenceFindings referenceFindings(EngagementId engagement, VendorId vendor) {
        return referenceFindings(engagement, Set.of(vendor))
                .getOrDefault(vendor, new ReferenceFindings(0, null, 0, Map.of()));
    }

    /** The same for several vendors, in as many statements as for one. Each vendor of the directory has an entry. */
    @Transactional(readOnly = true)
    public Map<VendorId, ReferenceFindings> referenceFindings(EngagementId engagement, Collection<VendorId> vendors) {
        return each(engagement, vendors, Dossier::findings);
    }

    private <T> Map<VendorId, T> each(
            EngagementId engagement, Collection<VendorId> vendors, Function<Dossier, T> answer) {
        var answers = new LinkedHashMap<VendorId, T>();
        dossiers.of(engagement, vendors).forEach((vendor, dossier) -> answers.put(vendor, answer.apply(dossier)));
        return answers;
    }

    /** @throws NotFound if there is no such engagement or vendor in this business */
    @Transactional(readOnly = true)
    public DossierView view(EngagementId engagement, VendorId vendor) {
        var name = name(engagement);
        var dossier = known(engagement, vendor);
        var clients = dossier.references().stream()
                .map(reference -> Names.folded(reference.check().client()))
                .collect(Collectors.toSet());
        var notListed = named.stream()
                .flatMap(source -> source.of(engagement, vendor).stream())
                .filter(referee -> !clients.contains(Names.folded(referee.client())))
                .toList();
        var shared = clients.isEmpty()
                ? List.<ReferenceCheckRepository.SharedReference>of()
                : references.alsoNamedBy(clients, vendor);
        var mentioned = vendors.all(Stream.concat(
                        Stream.of(vendor), shared.stream().map(ReferenceCheckRepository.SharedReference::getVendor))
                .collect(Collectors.toSet()));
        return new DossierView(
                name,
                Objects.requireNonNull(mentioned.get(vendor)),
                dossier,
                byClient(shared, mentioned),
                notListed,
                dossiers.plans(engagement, vendor),
                dossiers.files(dossier),
                lists.isOutdated(engagement));
    }

    /** Names of other vendors by the client, folded, whom they named too. */
    private static Map<String, String> byClient(
            List<ReferenceCheckRepository.SharedReference> shared, Map<VendorId, Vendor> vendors) {
        return shared.stream()
                .collect(Collectors.groupingBy(
                        ReferenceCheckRepository.SharedReference::getClient,
                        Collectors.mapping(
                                reference -> Objects.requireNonNull(vendors.get(reference.getVendor()))
                                        .name(),
                                Collectors.collectingAndThen(
                                        Collectors.toList(),
                                        names -> names.stream().sorted().collect(Collectors.joining(", "))))));
    }

    /** Everybody who is considered for this engagement or about whom something is known, by name. */
    @Transactional(readOnly = true)
    public List<Dossier> all(EngagementId engagement) {
        name(engagement);
        var considered = new LinkedHashSet<>(dossiers.begun(engagement));
        candidates.forEach(source -> considered.addAll(source.of(engagement)));
        return dossiers.of(engagement, considered).values().stream()
                .sorted(Comparator.comparing(dossier -> dossier.candidate().name(), String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    /** @throws NotFound if there is no such engagement in this business */
    public String name(EngagementId engagement) {
        return engagements.find(engagement).map(Engagements.Entry::name).orElseThrow(NotFound::new);
    }

    /** @throws NotFound if there is no such engagement or vendor in this business */
    @Transactional(readOnly = true)
    public Dossier dossier(EngagementId engagement, VendorId vendor) {
        name(engagement);
        return known(engagement, vendor);
    }

    private Dossier known(EngagementId engagement, VendorId vendor) {
        var dossier = dossiers.of(engagement, Set.of(vendor)).get(vendor);
        if (dossier == null) {
            throw new NotFound();
        }
        return dossier;
    }

    /** Goes on without something that is missing. */
    @Transactional
    public void waive(
            EngagementId engagement, VendorId vendor, Requirement requirement, String reason, Actor by, Instant now) {
        var dossier = dossier(engagement, vendor);
        dossier.requireMissing(requirement);
        waivers.save(new Waiver(dossier.candidate(), requirement, reason, by, now));
    }

    /** Asks for it again. */
    @Transactional
    public void withdrawWaiver(
            EngagementId engagement, VendorId vendor, Requirement requirement, Actor by, Instant now) {
        waivers.find(engagement, vendor, requirement.key()).ifPresent(waiver -> {
            waivers.delete(waiver);
            events.publishEvent(new Waiver.Withdrawn(waiver.candidate(), requirement, by, now));
        });
    }

    /**
     * Asks vendors for the certificates of today's table, whatever was settled when the scope became final.
     *
     * @throws NotFound if there is no such engagement in this business
     */
    @Transactional
    public void renewEvidence(EngagementId engagement, Actor by, Instant now) {
        name(engagement);
        lists.renew(engagement, by, now);
    }

    CheckedVendor candidate(EngagementId engagement, VendorId vendor) {
        name(engagement);
        return new CheckedVendor(engagement, vendor, vendors.get(vendor).name());
    }
}
