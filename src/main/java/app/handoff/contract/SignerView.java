package app.handoff.contract;

import app.handoff.kernel.Names;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is named to sign, as both sides see it.
 *
 * @param signedAs the name this person signed with, where it is another one; else null
 * @param at when this person signed or said that they do not; null before
 * @param refusal why they do not sign; null as long as they did not say so
 * @param inPlaceOf whose place they took; null for nobody's
 * @param invited whether it is the person whom the vendor's link was made for from the beginning
 * @param reader whether it is the reader
 */
record SignerView(
        String id,
        Side side,
        String name,
        @Nullable String role,
        @Nullable String email,
        State state,
        @Nullable String signedAs,
        @Nullable Instant at,
        @Nullable String refusal,
        @Nullable String inPlaceOf,
        boolean invited,
        boolean reader) {

    enum State {
        SIGNED("good"),
        /** It is their turn. */
        NOW("wait"),
        /** Others sign before, or something else has to be done first. */
        LATER("idle"),
        REFUSED("bad");

        private final String light;

        State(String light) {
            this.light = light;
        }

        /** The light that goes with its word. */
        public String light() {
            return light;
        }
    }

    public boolean isSigned() {
        return state == State.SIGNED;
    }

    /** Whether another link can be made for this person, who comes by one and signs now. */
    public boolean isLinkDue(boolean open) {
        return open && state == State.NOW && email != null && !invited;
    }

    /** Whether somebody else can sign in this place. */
    public boolean isOpen() {
        return state != State.SIGNED;
    }

    static SignerView of(Agreement contract, Signatory one, boolean sideSigns, @Nullable Participant reader) {
        var signature = contract.signatures().of(one);
        State state;
        if (signature.isPresent()) {
            state = State.SIGNED;
        } else if (one.refusal() != null) {
            state = State.REFUSED;
        } else {
            state = sideSigns && contract.signatories().isTurnOf(one) ? State.NOW : State.LATER;
        }
        return new SignerView(
                one.id().toString(),
                one.side(),
                one.name(),
                one.role(),
                one.email(),
                state,
                signature
                        .map(Signature::typedName)
                        .filter(typed -> !Names.isSame(typed, one.name()))
                        .orElse(null),
                signature.map(Signature::at).orElse(one.refusedAt()),
                one.refusal(),
                one.inPlaceOf(),
                one.isInvited(),
                reader != null && one.is(reader));
    }
}
