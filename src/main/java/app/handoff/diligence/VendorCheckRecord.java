package app.handoff.diligence;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.VendorId;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.Embedded;
import jakarta.persistence.MappedSuperclass;
import org.hibernate.annotations.EmbeddedColumnNaming;

/** Something that was done to check one vendor for one engagement. */
@MappedSuperclass
abstract class VendorCheckRecord<ID> extends BusinessOwned<ID> {

    @Embedded
    @EmbeddedColumnNaming("engagement_%s")
    private EngagementId engagement;

    @Embedded
    @EmbeddedColumnNaming("vendor_%s")
    private VendorId vendor;

    private String vendorName;

    @SuppressWarnings("NullAway.Init")
    VendorCheckRecord() {}

    VendorCheckRecord(CheckedVendor checkedVendor) {
        this.engagement = checkedVendor.engagement();
        this.vendor = checkedVendor.vendor();
        this.vendorName = checkedVendor.name();
    }

    public EngagementId engagement() {
        return engagement;
    }

    public VendorId vendor() {
        return vendor;
    }

    CheckedVendor candidate() {
        return new CheckedVendor(engagement, vendor, vendorName);
    }

    boolean isOf(EngagementId engagement, VendorId vendor) {
        return this.engagement.equals(engagement) && this.vendor.equals(vendor);
    }
}
