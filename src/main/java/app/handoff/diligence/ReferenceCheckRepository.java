package app.handoff.diligence;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.VendorId;
import app.handoff.tenancy.AggregateRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;

interface ReferenceCheckRepository extends AggregateRepository<ReferenceCheck, ReferenceCheckId> {

    void delete(ReferenceCheck reference);

    @Query("select r from ReferenceCheck r where r.id = ?1")
    Optional<ReferenceCheck> find(ReferenceCheckId id);

    /** With what each was asked through a link, in one statement. */
    @Query("select new app.handoff.diligence.AskedReference(r, q) from ReferenceCheck r"
            + " left join ReferenceRequest q on q.reference = r.id"
            + " where r.engagement in ?1 order by r.addedAt, r.id.id")
    List<AskedReference> of(Collection<EngagementId> engagements);

    /** The same of some vendors of one engagement. */
    @Query("select new app.handoff.diligence.AskedReference(r, q) from ReferenceCheck r"
            + " left join ReferenceRequest q on q.reference = r.id"
            + " where r.engagement = ?1 and r.vendor in ?2 order by r.addedAt, r.id.id")
    List<AskedReference> of(EngagementId engagement, Collection<VendorId> vendors);

    /** The same clients named by other vendors, in any engagement: they may be friends rather than clients. */
    @Query("""
            select distinct r.foldedClient as client, r.vendor as vendor
            from ReferenceCheck r
            where r.foldedClient in :clients and r.vendor <> :vendor
            """)
    List<SharedReference> alsoNamedBy(Collection<String> clients, VendorId vendor);

    interface SharedReference {
        String getClient();

        VendorId getVendor();
    }
}
