package app.handoff.delivery;

import app.handoff.kernel.LinkHolder;
import app.handoff.kernel.VendorId;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.time.ZoneId;
import java.util.Objects;
import java.util.UUID;

/** Who does the work, and who reports in its name, as the contract says. */
@Embeddable
class DeliveryVendor {

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "vendor_id"))
    private VendorId vendor;

    private String vendorName;
    private String vendorEmail;
    private UUID invitationId;
    private String invitedName;
    private String invitedEmail;
    private ZoneId vendorZone;

    protected DeliveryVendor() {}

    DeliveryVendor(DeliveryTerms terms) {
        vendor = terms.vendor();
        vendorName = terms.vendorName();
        vendorEmail = terms.vendorEmail();
        invitationId = terms.holder().id();
        invitedName = terms.holder().name();
        invitedEmail = Objects.requireNonNull(terms.holder().address());
        vendorZone = terms.vendorZone();
    }

    public VendorId id() {
        return vendor;
    }

    public String name() {
        return vendorName;
    }

    public String email() {
        return vendorEmail;
    }

    public ZoneId zone() {
        return vendorZone;
    }

    /** Who has to prove it to report in the vendor's name. */
    public LinkHolder holder() {
        return new LinkHolder(invitationId, invitedName, invitedEmail);
    }
}
