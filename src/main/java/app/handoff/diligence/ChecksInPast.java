package app.handoff.diligence;

import app.handoff.engagement.StageReport.Badge;
import app.handoff.engagement.VendorPast;
import app.handoff.engagement.VendorProgress;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Sentence;
import app.handoff.kernel.VendorId;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the directory for which engagements a vendor was checked, and which vendors ever were. */
@Component
@Transactional(readOnly = true)
class ChecksInPast implements VendorPast, VendorProgress {

    private final EntityManager entities;

    ChecksInPast(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public List<Told> of(Collection<VendorId> vendors, int most) {
        return entities
                .createQuery("""
                        select r.engagement.id from ReferenceCheck r where r.vendor in :vendors
                        union select i.engagement.id from Interview i where i.vendor in :vendors
                        union select p.engagement.id from PlannedInterview p where p.vendor in :vendors
                        union select s.engagement.id from Sample s where s.vendor in :vendors
                        union select c.engagement.id from Concern c where c.vendor in :vendors
                        union select w.engagement.id from Waiver w where w.vendor in :vendors
                        order by 1 desc
                        """, UUID.class)
                .setParameter("vendors", vendors)
                .setMaxResults(most)
                .getResultList()
                .stream()
                .map(engagement -> new Told(
                        new EngagementId(engagement),
                        Topic.CHECK,
                        Sentence.of("diligence.past.checked"),
                        Badge.Kind.IDLE))
                .toList();
    }

    @Override
    public Map<Reached, Set<VendorId>> reached() {
        var checked = entities.createQuery("""
                        select r.vendor.id from ReferenceCheck r
                        union select i.vendor.id from Interview i
                        union select p.vendor.id from PlannedInterview p
                        union select s.vendor.id from Sample s
                        union select c.vendor.id from Concern c
                        union select w.vendor.id from Waiver w
                        """, UUID.class).getResultList().stream()
                .map(VendorId::new)
                .collect(Collectors.toSet());
        return Map.of(Reached.CONSIDERED, checked);
    }
}
