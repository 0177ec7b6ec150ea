package app.handoff.contract;

import app.handoff.kernel.Actor;
import app.handoff.kernel.Ids;
import app.handoff.kernel.Names;
import app.handoff.kernel.Proof;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.BusinessRow;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One person's signature for a side, under exactly one text: a simple electronic signature of typed name, consent, time and fingerprint. */
@Entity
@Table(name = "contract_signature")
class Signature extends BusinessRow {

    private static final int LONGEST_NAME = 120;

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "contract_id")
    private Agreement contract;

    @Enumerated(EnumType.STRING)
    private Side side;

    private @Nullable UUID signatoryId;
    private String typedName;
    private @Nullable String role;
    private int edition;
    private String fingerprint;

    @Embedded
    @AttributeOverride(name = "kind", column = @Column(name = "by_kind"))
    @AttributeOverride(name = "id", column = @Column(name = "by_id"))
    @AttributeOverride(name = "name", column = @Column(name = "by_name"))
    private Actor by;

    @Embedded
    @AttributeOverride(name = "kind", column = @Column(name = "proof_kind"))
    @AttributeOverride(name = "name", column = @Column(name = "proof_name"))
    @AttributeOverride(name = "address", column = @Column(name = "proof_address"))
    @AttributeOverride(name = "at", column = @Column(name = "proof_at"))
    private @Nullable Proof proof;

    private Instant at;

    private Signature(
            Agreement contract, @Nullable Signatory signatory, String typedName, Actor by, Proof proof, Instant at) {
        this.id = Ids.next();
        this.contract = contract;
        this.side = Side.of(by);
        this.signatoryId = signatory == null ? null : signatory.id();
        this.role = signatory == null ? null : signatory.role();
        this.typedName = typedName;
        this.edition = contract.wording().edition();
        this.fingerprint = Objects.requireNonNull(contract.wording().fingerprint());
        this.by = by;
        this.proof = proof;
        this.at = at;
    }

    @SuppressWarnings("NullAway.Init")
    protected Signature() {}

    /**
     * What somebody gives who signs.
     *
     * @param name as it was typed
     * @param consent whether they agree to all of it
     * @param otherName whether they said that they sign under another name than the one they are known by
     */
    record Given(String name, boolean consent, boolean otherName) {}

    /**
     * Signs the version that counts now.
     *
     * @param signatory as whom; null where nobody is named for this side
     * @throws RuleViolation at {@code name} or {@code consent} that is missing; at {@code otherName} where the name has nothing in
     *     common with that of the person who is to sign, and nobody said that it is theirs
     */
    static Signature typed(
            Agreement contract, @Nullable Signatory signatory, Given given, Actor by, Proof proof, Instant now) {
        var name = given.name().strip().replaceAll("\\s+", " ");
        if (name.isEmpty()) {
            throw new RuleViolation("contract.sign.nameMissing").at("name");
        }
        if (name.length() > LONGEST_NAME) {
            throw new RuleViolation("text.tooLong", LONGEST_NAME).at("name");
        }
        if (!given.consent()) {
            throw new RuleViolation("contract.sign.consentMissing").at("consent");
        }
        var expected = signatory == null ? proof.name() : signatory.name();
        boolean person = !Names.isSameFirm(expected, contract.parties().vendorName());
        if (person && !given.otherName() && !Names.mayBeOnePerson(name, expected)) {
            throw new RuleViolation("contract.sign.otherName.missing", expected, name).at("otherName");
        }
        return new Signature(contract, signatory, name, by, proof, now);
    }

    public Side side() {
        return side;
    }

    public String typedName() {
        return typedName;
    }

    /** What gave this person the right to sign, such as managing director; null where nobody said it. */
    public @Nullable String role() {
        return role;
    }

    boolean isOf(Signatory signatory) {
        return signatory.id().equals(signatoryId);
    }

    public int edition() {
        return edition;
    }

    public String fingerprint() {
        return fingerprint;
    }

    public Actor by() {
        return by;
    }

    /** How whoever signed had proven who they are; null for what was signed before that was asked. */
    public @Nullable Proof proof() {
        return proof;
    }

    public Instant at() {
        return at;
    }
}
