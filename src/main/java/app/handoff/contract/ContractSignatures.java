package app.handoff.contract;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EmailAddress;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Proof;
import app.handoff.kernel.RuleViolation;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Embeddable;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.Parent;

/** The signatures under a contract, each by a person who has proven who they are, and never the same person for both sides. */
@Embeddable
class ContractSignatures {

    @Parent private Agreement contract;

    @OneToMany(mappedBy = "contract", cascade = CascadeType.PERSIST)
    @OrderBy("at")
    @BatchSize(size = 20)
    private List<Signature> signatures = new ArrayList<>();

    ContractSignatures(Agreement contract) {
        this.contract = contract;
    }

    @SuppressWarnings("NullAway.Init")
    protected ContractSignatures() {}

    /** The last one of a side. */
    Optional<Signature> of(Side side) {
        return all(side).stream().reduce((earlier, later) -> later);
    }

    List<Signature> all(Side side) {
        return signatures.stream().filter(signature -> signature.side() == side).toList();
    }

    Optional<Signature> of(Signatory signatory) {
        return signatures.stream()
                .filter(signature -> signature.isOf(signatory))
                .findFirst();
    }

    boolean areThere(Side side) {
        return !all(side).isEmpty();
    }

    /** @throws RuleViolation if this proves nothing for the side, or is of the person who acts for the other one */
    void requireProof(Participant who, Proof proof) {
        var side = who.side();
        boolean proves = switch (who.actor().kind()) {
            case VENDOR -> proof.isOfVendor() || wasHandedByTheVendor(who, proof);
            case GUEST -> proof.kind() == Proof.Kind.MAILED_CODE;
            case MEMBER -> proof.kind() == Proof.Kind.SIGNED_IN;
            case SYSTEM -> false;
        };
        if (!proves) {
            throw new RuleViolation("contract.sign.noProof");
        }
        var other = contract.parties().of(side.other()).email();
        boolean signed = all(side.other()).stream()
                .anyMatch(one -> one.proof() != null
                        && EmailAddress.isSame(proof.address(), one.proof().address()));
        boolean named = contract.signatories().of(side.other()).stream()
                .anyMatch(one -> EmailAddress.isSame(proof.address(), one.email()));
        if (EmailAddress.isSame(proof.address(), other)
                || EmailAddress.isSame(who.address(), other)
                || signed
                || named) {
            throw new RuleViolation("contract.sign.bothSides");
        }
    }

    /** Where no mail is sent, whoever of the vendor names a person to sign hands over link and code. */
    private boolean wasHandedByTheVendor(Participant who, Proof proof) {
        return proof.kind() == Proof.Kind.HANDED_CODE
                && contract.signatories()
                        .find(who)
                        .filter(one -> !one.isInvited())
                        .isPresent();
    }

    void add(Signature signature) {
        signatures.add(signature);
    }

    /** One of several people of a side has signed, and others of it are still to sign. */
    record SignedByOne(ContractId contract, EngagementId engagement, String name, int left, Actor by, Instant at)
            implements EngagementEvent {}

    record SignedByVendor(ContractId contract, EngagementId engagement, String name, Actor by, Instant at)
            implements EngagementEvent {}
}
