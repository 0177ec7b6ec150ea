package app.handoff.delivery;

import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.LinkVisitor;
import app.handoff.sharelink.LinkSubject;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the link of a weekly report is about: the list of weeks opens to the link alone, what somebody writes does not. */
@Component
class ReportLinkSubject implements LinkSubject {

    private final Deliveries deliveries;

    ReportLinkSubject(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public LinkPurpose purpose() {
        return LinkPurpose.REPORT;
    }

    @Override
    public String begin() {
        return "/report";
    }

    @Override
    public About about(LinkVisitor visitor) {
        var delivery = deliveries.get(new DeliveryId(visitor.subject()));
        var holder = visitor.requiredHolder();
        return new About(
                delivery.title(),
                "/report",
                false,
                !ReportLinks.isColleague(delivery, holder),
                List.of(delivery.vendorName(), holder.name(), delivery.title()),
                false,
                false,
                null,
                null);
    }
}
