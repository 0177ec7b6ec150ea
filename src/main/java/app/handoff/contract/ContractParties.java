package app.handoff.contract;

import app.handoff.kernel.LinkHolder;
import app.handoff.kernel.VendorId;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.time.ZoneId;
import java.util.UUID;

/** Who makes a contract with whom, and who is written to on either side. */
@Embeddable
class ContractParties {

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "vendor_id"))
    private VendorId vendor;

    private String vendorName;
    private String vendorEmail;
    private ZoneId vendorZone;
    private UUID invitationId;
    private String invitedName;
    private String ourContact;
    private String ourEmail;

    ContractParties(Party vendor, Party us, Origin origin) {
        this.vendor = origin.vendor();
        this.vendorName = vendor.name();
        this.vendorEmail = vendor.email();
        this.vendorZone = origin.vendorZone();
        this.invitationId = origin.holder().id();
        this.invitedName = origin.holder().name();
        this.ourContact = us.name();
        this.ourEmail = us.email();
    }

    @SuppressWarnings("NullAway.Init")
    protected ContractParties() {}

    public VendorId vendorId() {
        return vendor;
    }

    public String vendorName() {
        return vendorName;
    }

    public ZoneId vendorZone() {
        return vendorZone;
    }

    public Party vendor() {
        return new Party(vendorName, vendorEmail);
    }

    public Party us() {
        return new Party(ourContact, ourEmail);
    }

    Party of(Side side) {
        return side == Side.VENDOR ? vendor() : us();
    }

    /** Who has to prove it to act in the vendor's name: the one that was invited to bid, at the address of then. */
    public LinkHolder holder() {
        return new LinkHolder(invitationId, invitedName, vendorEmail);
    }

    /** Who is written to on one side. */
    public record Party(String name, String email) {}

    /** Where the contract comes from. */
    public record Origin(VendorId vendor, ZoneId vendorZone, UUID scope, UUID bid, LinkHolder holder) {}
}
