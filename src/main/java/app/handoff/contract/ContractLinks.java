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

    @Override
    public About about(LinkVisitor visitor) {
        var contract = contracts.agreement(new ContractId(visitor.subject()));
        var title = contract.basis().work().title();
        return new About(
                title,
                "/contract",
                false,
                true,
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
