package app.handoff.contract;

import app.handoff.kernel.Actor;
import app.handoff.kernel.LinkVisitor;

/**
 * Where one side sits with a contract before it.
 *
 * @param base the address of this side's pages of the contract
 * @param layout the frame around them
 */
record ContractAccess(Contract contract, Side side, Actor actor, String base, String layout) {

    /** The same with the contract as it is by now. */
    ContractAccess with(Contract now) {
        return new ContractAccess(now, side, actor, base, layout);
    }

    /** The vendor behind its link. */
    static ContractAccess theirs(Contract contract, LinkVisitor visitor) {
        return new ContractAccess(
                contract,
                Side.VENDOR,
                Actor.vendor(contract.parties().vendorId(), visitor.name()),
                visitor.path("/contract"),
                "_layout/guest");
    }

    /** The business at its own pages. */
    static ContractAccess ours(Contract contract, Actor actor) {
        return new ContractAccess(
                contract, Side.US, actor, "/engagements/" + contract.engagement() + "/contract", "_layout/page");
    }
}
