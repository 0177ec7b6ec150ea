package app.handoff.contract;

import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.LinkVisitor;
import app.handoff.sharelink.LinkSubject;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the link of a contract is about: its text opens to the link alone, each act needs a proof of the vendor. */
@Component
class ContractLinks implements LinkSubject {

    private final Contracts contracts;

    ContractLinks(Contracts contracts) {
        this.contracts = contracts;
    }

    @Override
    public LinkPurpose purpose() {
        return LinkPurpose.CONTRACT;
    }

    @Override
    public String begin() {
        return "/contract";
    }

    /** The person who was invited, and whoever is named to sign as long as they are. */
    @Override
    public boolean knows(LinkVisitor visitor) {
        var contract = contracts.agreement(new ContractId(visitor.subject()));
        var holder = visitor.requiredHolder().id();
        return contract.parties().holder().id().equals(holder)
                || contract.signatories()
                        .find(holder)
                        .filter(one -> one.side() == Side.VENDOR)
                        .isPresent();
    }

    @Override
    public About about(LinkVisitor visitor) {
        var contract = contracts.agreement(new ContractId(visitor.subject()));
        var title = contract.basis().work().title();
        // A code of its own is the vendor's, and with it the bid; whoever is named to sign gets one by mail each time.
        boolean invited =
                contract.parties().holder().id().equals(visitor.requiredHolder().id());
        return new About(
                title,
                "/contract",
                false,
                invited,
                List.of(
                        contract.parties().vendor().name(),
                        contract.parties().vendor().email(),
                        visitor.requiredHolder().name(),
                        title),
                false,
                false,
                null,
                null);
    }
}
