package app.handoff.contract;

import app.handoff.kernel.Actor;
import app.handoff.kernel.LinkVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Where one side sits with a contract, or an amendment, before it.
 *
 * @param address where the link of whoever sits there went; null for members, who sign in
 * @param base the address of this side's pages of the contract
 * @param layout the frame around them
 */
record ContractAccess(
        Agreement contract,
        Side side,
        Actor actor,
        @Nullable String address,
        String base,
        String layout) {

    /** Who sits there. */
    Participant participant() {
        return new Participant(actor, address);
    }

    /** The same with the contract as it is by now. */
    ContractAccess with(Agreement now) {
        return new ContractAccess(now, side, actor, address, base, layout);
    }

    /** The vendor behind its link. */
    static ContractAccess theirs(Agreement contract, LinkVisitor visitor) {
        return new ContractAccess(
                contract,
                Side.VENDOR,
                Actor.vendor(contract.parties().vendorId(), visitor.name()),
                visitor.requiredHolder().address(),
                visitor.path("/contract"),
                "_layout/guest");
    }

    /** The business at its own pages. */
    static ContractAccess ours(Agreement contract, Actor actor) {
        return new ContractAccess(contract, Side.US, actor, null, base(contract), "_layout/page");
    }

    /** The address of our pages of a contract or an amendment. */
    static String base(Agreement contract) {
        return "/engagements/" + contract.engagement() + "/contract" + contract.page();
    }
}
