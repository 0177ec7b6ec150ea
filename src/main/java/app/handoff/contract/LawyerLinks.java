package app.handoff.contract;

import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.LinkVisitor;
import app.handoff.sharelink.LinkSubject;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the link of a lawyer is about: the contract opens to the link alone, what the lawyer says does not. */
@Component
class LawyerLinks implements LinkSubject {

    private final LawyerReadings readings;
    private final Contracts contracts;

    LawyerLinks(LawyerReadings readings, Contracts contracts) {
        this.readings = readings;
        this.contracts = contracts;
    }

    @Override
    public LinkPurpose purpose() {
        return LinkPurpose.LAWYER;
    }

    @Override
    public String begin() {
        return "/lawyer";
    }

    @Override
    public About about(LinkVisitor visitor) {
        var reading = readings.get(new LawyerReadingId(visitor.subject()));
        var title = contracts.get(reading.contract()).basis().work().title();
        return new About(title, "/lawyer", false, false, List.of(reading.lawyer(), title), false, false, null, null);
    }
}
