package app.handoff.diligence;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.VendorId;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.Embedded;
import jakarta.persistence.MappedSuperclass;
import org.hibernate.annotations.EmbeddedColumnNaming;

/** Something that was done to check one vendor for one engagement. */
@MappedSuperclass
abstract class CheckOf<ID> extends BusinessOwned<ID> {

    @Embedded
    @EmbeddedColumnNaming("engagement_%s")
    private EngagementId engagement;

    @Embedded
    @EmbeddedColumnNaming("vendor_%s")
    private VendorId vendor;

    private String vendorName;

    @SuppressWarnings("NullAway.Init")
    CheckOf() {}

    CheckOf(Candidate candidate) {
        this.engagement = candidate.engagement();
        this.vendor = candidate.vendor();
        this.vendorName = candidate.name();
    }

    public EngagementId engagement() {
        return engagement;
    }

    public VendorId vendor() {
        return vendor;
    }

    Candidate candidate() {
        return new Candidate(engagement, vendor, vendorName);
    }

    boolean isOf(EngagementId engagement, VendorId vendor) {
        return this.engagement.equals(engagement) && this.vendor.equals(vendor);
    }
}
