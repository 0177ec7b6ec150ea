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

/** The signatures under a contract: one of each side, each by a person who has proven who they are, and never twice the same. */
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

    Optional<Signature> of(Side side) {
        return signatures.stream().filter(signature -> signature.side() == side).findFirst();
    }

    /** @throws RuleViolation if this proves nothing for the side, or is of the person who acts for the other one */
    void requireProof(Side side, Proof proof) {
        if (side == Side.VENDOR ? !proof.isOfVendor() : proof.kind() != Proof.Kind.SIGNED_IN) {
            throw new RuleViolation("contract.sign.noProof");
        }
        var other = contract.parties().of(side.other()).email();
        var signed = of(side.other()).map(Signature::proof).map(Proof::address);
        if (EmailAddress.isSame(proof.address(), other)
                || signed.filter(address -> EmailAddress.isSame(proof.address(), address))
                        .isPresent()) {
            throw new RuleViolation("contract.sign.bothSides");
        }
    }

    void add(Signature signature) {
        signatures.add(signature);
    }

    record SignedByVendor(ContractId contract, EngagementId engagement, String name, Actor by, Instant at)
            implements EngagementEvent {}
}
