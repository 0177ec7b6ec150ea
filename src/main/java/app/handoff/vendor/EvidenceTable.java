package app.handoff.vendor;

import app.handoff.kernel.Actor;
import app.handoff.kernel.DataClass;
import app.handoff.kernel.EditedMeanwhile;
import app.handoff.kernel.Names;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.Businesses;
import app.handoff.tenancy.Tenancy;
import app.handoff.vendor.EvidenceCatalogue.Place;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which evidence a business asks its vendors for: what is usual where it is, changed by its own decisions. */
@Service
public class EvidenceTable {

    private final EvidenceCatalogue catalogue;
    private final EvidenceExceptionRepository exceptions;
    private final OwnNeedRepository own;
    private final Businesses businesses;

    EvidenceTable(
            EvidenceCatalogue catalogue,
            EvidenceExceptionRepository exceptions,
            OwnNeedRepository own,
            Businesses businesses) {
        this.catalogue = catalogue;
        this.exceptions = exceptions;
        this.own = own;
        this.businesses = businesses;
    }

    /** What vendors are asked for from today on where this data is shared. */
    @Transactional(readOnly = true)
    public AskedEvidence asked(Set<DataClass> shared) {
        return shared.isEmpty() ? AskedEvidence.NONE : catalogue.asked(shared, place(), exceptions(), own.asked());
    }

    /** For which of the shared data each need is asked, by its key. */
    @Transactional(readOnly = true)
    public Map<String, Set<DataClass>> dataOf(AskedEvidence asked, Set<DataClass> shared) {
        if (asked.needs().isEmpty()) {
            return Map.of();
        }
        var place = place();
        var data = new HashMap<String, Set<DataClass>>();
        catalogue.all().forEach(need -> data.put(need.key(), catalogue.dataOf(need, place)));
        own.asked().forEach(need -> data.put(need.need().key(), EnumSet.copyOf(need.data())));
        data.values().forEach(classes -> classes.retainAll(shared));
        return data;
    }

    Place place() {
        return businesses
                .find(Tenancy.required().business())
                .map(profile ->
                        new Place(profile.country(), profile.locality().zone().getId()))
                .orElseThrow(NotFound::new);
    }

    /** The decisions to ask otherwise than usual, by the key of the need. */
    @Transactional(readOnly = true)
    Map<String, AskedNeed.Decided> exceptions() {
        return exceptions.findAll().stream()
                .collect(Collectors.toMap(EvidenceException::need, EvidenceException::decided));
    }

    /** What the business added itself, in the order in which it did. */
    @Transactional(readOnly = true)
    List<OwnNeed> own() {
        return own.asked();
    }

    /** The same with what it removed meanwhile: certificates may name it. */
    @Transactional(readOnly = true)
    List<OwnNeed> everOwn() {
        return own.ever();
    }

    /** @throws NotFound if there is none of this identity, or it was removed */
    @Transactional(readOnly = true)
    OwnNeed own(OwnNeedId id) {
        return own.find(id).orElseThrow(NotFound::new);
    }

    /**
     * The need of this key.
     *
     * @throws NotFound if there is none in the catalogue or among those of the business
     */
    @Transactional(readOnly = true)
    EvidenceNeed need(String key) {
        return catalogue
                .find(key)
                .map(EvidenceCatalogue.Usual::need)
                .or(() -> own.asked().stream()
                        .map(OwnNeed::need)
                        .filter(need -> need.key().equals(key))
                        .findFirst())
                .orElseThrow(NotFound::new);
    }

    /** Whether vendors are asked for it as long as the business decides nothing else. */
    @Transactional(readOnly = true)
    boolean isUsual(EvidenceNeed need) {
        return need.ownName() != null
                || catalogue.whereUsual(EnumSet.allOf(DataClass.class), place()).containsKey(need.key());
    }

    /**
     * Asks for it although that is not usual, or does not ask although it is.
     *
     * @throws RuleViolation without a reason, or if that is decided already
     */
    @Transactional
    void except(String key, String reason, Actor by, Instant now) {
        var need = need(key);
        requireUsual(key);
        exceptions.save(new EvidenceException(key, !isUsual(need), reason, by, now));
    }

    /** @throws RuleViolation if the business decided otherwise already */
    @Transactional(readOnly = true)
    void requireUsual(String key) {
        if (exceptions.findByNeed(key).isPresent()) {
            throw new RuleViolation("vendor.needs.exception.already");
        }
    }

    /** Goes back to what is usual. */
    @Transactional
    void restore(String key) {
        need(key);
        exceptions.findByNeed(key).ifPresent(exceptions::delete);
    }

    /**
     * Asks for something of the business's own, too; added twice it is one.
     *
     * @throws RuleViolation at {@code name} if another is called so
     */
    @Transactional
    OwnNeedId add(String name, Set<DataClass> data, String counts, Actor by, Instant now) {
        var added = new OwnNeed(name, data, counts, by, now);
        var same = own.asked().stream()
                .filter(need -> Names.isSame(need.name(), name))
                .findFirst();
        if (same.isPresent()) {
            var known = same.get();
            if (known.data().equals(added.data()) && known.counts().equals(counts)) {
                return known.getId();
            }
            throw nameTaken();
        }
        return own.save(added).getId();
    }

    private static RuleViolation nameTaken() {
        return new RuleViolation("vendor.ownNeed.name.taken").at("name");
    }

    /** @throws EditedMeanwhile if somebody else saved it since the form with this version was opened */
    @Transactional
    void change(OwnNeedId id, String name, Set<DataClass> data, String counts, int seenVersion) {
        if (own.asked().stream().anyMatch(other -> !other.getId().equals(id) && Names.isSame(other.name(), name))) {
            throw nameTaken();
        }
        own.change(own(id), seenVersion, need -> need.describe(name, data, counts));
    }

    /**
     * Asks for it in no further engagement; certificates that were shown for it stay. Removed twice it is once.
     *
     * @throws NotFound if there never was one of this identity
     */
    @Transactional
    void remove(OwnNeedId id, Instant now) {
        var need = own.findEver(id).orElseThrow(NotFound::new);
        exceptions.findByNeed(need.need().key()).ifPresent(exceptions::delete);
        need.remove(now);
        own.save(need);
    }
}
