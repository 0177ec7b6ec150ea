package app.handoff.contract;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EmailAddress;
import app.handoff.kernel.Proof;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who acts on a contract.
 *
 * @param address where the link of this person went; null for members, who sign in
 */
record Participant(Actor actor, @Nullable String address) {

    /** Whoever has proven who they are: a code of the vendor's own is that of the person who was invited. */
    static Participant proven(Actor actor, Proof proof, ContractParties parties) {
        return new Participant(
                actor,
                switch (proof.kind()) {
                    case OWN_CODE -> parties.vendor().email();
                    case MAILED_CODE, HANDED_CODE -> proof.address();
                    case SIGNED_IN -> null;
                });
    }

    Side side() {
        return Side.of(actor);
    }

    /** Whether it is the person whom the vendor's link was made for from the beginning. */
    boolean isInvited(ContractParties parties) {
        return side() == Side.VENDOR
                && EmailAddress.isSame(address, parties.vendor().email());
    }
}
