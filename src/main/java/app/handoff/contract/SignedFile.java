package app.handoff.contract;

import app.handoff.kernel.Canonical;
import app.handoff.tenancy.BusinessRow;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;

/** The signed contract, or amendment, as one sealed file, as both sides get it. Made once, never changed. */
@Entity
@Table(name = "contract_file")
class SignedFile extends BusinessRow {

    @EmbeddedId
    @AttributeOverride(name = "id", column = @Column(name = "contract_id"))
    private ContractId contract;

    private int edition;
    private String fingerprint;
    private String sha256;
    private byte[] bytes;
    private Instant sealedAt;

    SignedFile(Agreement contract, byte[] bytes, Instant sealedAt) {
        this.contract = contract.id();
        this.edition = contract.wording().edition();
        this.fingerprint = Objects.requireNonNull(contract.wording().fingerprint());
        this.bytes = bytes;
        this.sha256 = Canonical.sha256(bytes);
        this.sealedAt = sealedAt;
    }

    @SuppressWarnings("NullAway.Init")
    protected SignedFile() {}

    public byte[] bytes() {
        return bytes;
    }

    public String sha256() {
        return sha256;
    }
}
