package app.handoff.vendor;

import app.handoff.kernel.VendorId;
import app.handoff.tenancy.AggregateRepository;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;

interface ComplianceStatementRepository extends AggregateRepository<ComplianceStatement, StatementId> {

    @Query("select s from ComplianceStatement s where s.id = ?1")
    Optional<ComplianceStatement> find(StatementId id);

    /** The certificates of these vendors, under whichever of their entries, the latest first. */
    @Query("""
            select new app.handoff.vendor.ShownEvidence(asked.id, s)
            from ComplianceStatement s join Vendor v on v.id = s.vendor
                join Vendor asked on coalesce(asked.mergedInto.id, asked.id.id) = coalesce(v.mergedInto.id, v.id.id)
            where asked.id in ?1
            order by s.issuedOn desc, s.addedAt desc
            """)
    List<ShownEvidence> ofVendors(Collection<VendorId> vendors);

    /** Accepted certificates of vendors in the directory that lapse between two days and for which no later one is accepted yet, the next one first. */
    @Query("""
            select s.id.id as id, v.id.id as vendor, v.name as vendorName, s.standard as standard, s.otherName as otherName,
                s.validUntil as validUntil
            from ComplianceStatement s join Vendor held on held.id = s.vendor
                join Vendor v on v.id.id = coalesce(held.mergedInto.id, held.id.id)
            where s.result = ACCEPTED and s.validUntil between :from and :to and v.archiving.archivedAt is null
              and not exists (
                select 1 from ComplianceStatement later join Vendor other on other.id = later.vendor
                where coalesce(other.mergedInto.id, other.id.id) = v.id.id and later.standard = s.standard and later.result = ACCEPTED
                  and coalesce(later.otherName, '') = coalesce(s.otherName, '')
                  and (later.validUntil is null or later.validUntil > s.validUntil))
            order by s.validUntil, s.id.id
            """)
    List<ExpiringEvidence> lapsing(LocalDate from, LocalDate to, Limit limit);
}
