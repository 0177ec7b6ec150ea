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
            where v.mergedInto.id is null
              and ((:archived = true and v.archiving.archivedAt is not null)
                or (:archived = false and v.archiving.archivedAt is null))
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
            where (v.foldedName like :folded or cast(function('folded', v.skillLines) as String) like :folded
                or cast(function('folded', v.city) as String) like :folded or cast(function('folded', v.contact) as String) like :folded
                or lower(v.name) like :written escape '\\' or lower(v.skillLines) like :written escape '\\'
                or v.email like :written escape '\\')
              and v.lead.source in :sources and v.mergedInto.id is null
              and locate(:skill, replace(lower(v.skillLines), ' ', '')) > 0
              and ((:archived = true and v.archiving.archivedAt is not null)
                or (:archived = false and v.archiving.archivedAt is null))
              and (lower(v.name) > :name or (lower(v.name) = :name and v.id.id > :id))
            order by lower(v.name), v.id.id
            """)
    List<Vendor> search(
            String folded,
            String written,
            Collection<LeadSource> sources,
            String skill,
            boolean archived,
            String name,
            UUID id,
            Limit limit);

    /** What vendors that can be asked are said to be able to do, what most of them do in front; each in one way of writing. */
    @Query(nativeQuery = true, value = """
            select min(told.skill)
            from vendor, jsonb_array_elements_text(vendor.skills) as told(skill)
            where vendor.archived_at is null
            group by lower(replace(told.skill, ' ', ''))
            order by count(*) desc, min(told.skill)
            limit :most
            """)
    List<String> skills(int most);

    @Query(
            "select v.lead.source as source, case when v.archiving.archivedAt is null then false else true end as archived,"
                    + " count(v) as vendors from Vendor v where v.mergedInto.id is null group by 1, 2")
    List<SourceCount> countBySource();

    /** Which entries stand for these vendors, and where those were found. */
    @Query("select v.id.id as vendor, s.id.id as standing, s.lead.source as source from Vendor v"
            + " join Vendor s on s.id.id = coalesce(v.mergedInto.id, v.id.id) where v.id in ?1")
    List<VendorSource> sources(Collection<VendorId> ids);

    /** This entry and those for which it stands. */
    @Query("select v from Vendor v where v.id = ?1 or v.mergedInto = ?1 order by v.addedAt, v.id.id")
    List<Vendor> entries(VendorId id);

    /** Whatever stood behind one entry stands behind the other from now on. */
    @Modifying
    @Query("update Vendor v set v.mergedInto = ?2 where v.mergedInto = ?1")
    void carryOver(VendorId absorbed, VendorId standing);

    void flush();

    /** Vendors of one of these names, domains or telephones, the one that was added first in front. */
    @Query("""
            select v from Vendor v
            where v.mergedInto.id is null
              and (v.firm in :firms or v.mailDomain in :domains or v.webDomain in :domains or v.phoneEnd in :phoneEnds)
            order by v.addedAt
            """)
    List<Vendor> like(Collection<String> firms, Collection<String> domains, Collection<String> phoneEnds);

    /**
     * Entries that can be asked and look like one vendor, but for those that somebody said are two.
     *
     * @param shared domains that say nothing
     * @param few what more entries than this have in common says nothing
     */
    @Query(nativeQuery = true, value = """
            with signs as (
                select id, 'NAME' as sign, firm as value from vendor where archived_at is null
                union all select id, 'MAIL', email from vendor where archived_at is null
                union all select id, 'DOMAIN', mail_domain from vendor
                    where archived_at is null and mail_domain not in (:shared)
                union all select id, 'DOMAIN', web_domain from vendor
                    where archived_at is null and web_domain <> mail_domain and web_domain not in (:shared)
                union all select id, 'PHONE', phone_end from vendor where archived_at is null and phone_end is not null
            ), telling as (
                select sign, value from signs group by sign, value having count(*) between 2 and :few
            ), shared as (
                select s.id, s.sign, s.value from signs s join telling t on t.sign = s.sign and t.value = s.value
            )
            select a.id as one, b.id as other, string_agg(distinct a.sign, ',') as signs
            from shared a join shared b on b.sign = a.sign and b.value = a.value and b.id > a.id
            where not exists (select from vendors_apart p where p.one_id = a.id and p.other_id = b.id)
            group by a.id, b.id
            order by a.id, b.id
            limit :most
            """)
    List<LikePair> likePairs(Collection<String> shared, int few, int most);

    @Modifying
    @Query(nativeQuery = true, value = """
            insert into vendors_apart (one_id, other_id, said_by, said_at)
            values (least(cast(:one as uuid), cast(:other as uuid)), greatest(cast(:one as uuid), cast(:other as uuid)), :by, :at)
            on conflict do nothing
            """)
    void keepApart(UUID one, UUID other, String by, Instant at);
}
