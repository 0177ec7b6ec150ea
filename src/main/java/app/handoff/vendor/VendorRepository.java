package app.handoff.vendor;

import app.handoff.kernel.VendorId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface VendorRepository extends Repository<Vendor, VendorId> {

    Vendor save(Vendor vendor);

    List<Vendor> saveAll(Iterable<Vendor> all);

    /** All of the directory, or all that are archived. */
    @Query("""
            select v from Vendor v
            where (:archived = true and v.archiving.archivedAt is not null)
                or (:archived = false and v.archiving.archivedAt is null)
            order by v.foldedName, v.id.id
            """)
    List<Vendor> byName(boolean archived);

    /** Those of the names that vendors have already, as they are compared. */
    @Query("select v.foldedName from Vendor v where v.foldedName in ?1")
    Set<String> takenNames(Collection<String> folded);

    /** Those of the addresses, in their one form, that vendors have already. */
    @Query("select v.email from Vendor v where v.email in ?1")
    Set<String> takenAddresses(Collection<String> emails);

    /** Removes vendors who came into the directory together and were not changed since. */
    @Modifying
    @Query("delete from Vendor v where v.addedAt = ?1 and v.addedBy.id = ?2 and v.version = 0")
    int removeAdded(Instant at, UUID by);

    @Query("select v from Vendor v where v.id = ?1")
    Optional<Vendor> find(VendorId id);

    @Query("select v from Vendor v where v.id in ?1")
    List<Vendor> findAll(Collection<VendorId> ids);

    @Query("select v from Vendor v where v.email = ?1 and v.id <> ?2 order by v.addedAt")
    List<Vendor> othersAt(String email, VendorId self, Limit limit);

    @Query("select v from Vendor v where v.foldedName = ?1 order by v.addedAt")
    List<Vendor> named(String folded, Limit limit);

    @Query("""
            select v from Vendor v
            where (v.foldedName like :folded or cast(function('folded', v.services) as String) like :folded
                or cast(function('folded', v.city) as String) like :folded or cast(function('folded', v.contact) as String) like :folded
                or lower(v.name) like :written escape '\\' or lower(v.services) like :written escape '\\'
                or v.email like :written escape '\\')
              and v.lead.source in :sources
              and ((:archived = true and v.archiving.archivedAt is not null)
                or (:archived = false and v.archiving.archivedAt is null))
              and (lower(v.name) > :name or (lower(v.name) = :name and v.id.id > :id))
            order by lower(v.name), v.id.id
            """)
    List<Vendor> search(
            String folded,
            String written,
            Collection<LeadSource> sources,
            boolean archived,
            String name,
            UUID id,
            Limit limit);

    @Query(
            "select v.lead.source as source, case when v.archiving.archivedAt is null then false else true end as archived,"
                    + " count(v) as vendors from Vendor v group by 1, 2")
    List<SourceCount> countBySource();

    /** Where these vendors were found. */
    @Query("select v.id.id as vendor, v.lead.source as source from Vendor v where v.id in ?1")
    List<VendorSource> sources(Collection<VendorId> ids);
}
