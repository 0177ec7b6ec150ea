package app.handoff.diligence;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.VendorId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface WaiverRepository extends Repository<Waiver, WaiverId> {

    Waiver save(Waiver waiver);

    void delete(Waiver waiver);

    @Query("select w from Waiver w where w.engagement in ?1 order by w.givenAt, w.id.id")
    List<Waiver> of(Collection<EngagementId> engagements);

    @Query("select w from Waiver w where w.engagement = ?1 and w.vendor = ?2 and w.requirement.key = ?3")
    Optional<Waiver> find(EngagementId engagement, VendorId vendor, String requirement);
}
