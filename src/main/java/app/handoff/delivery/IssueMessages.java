package app.handoff.delivery;

import app.handoff.contract.ContractId;
import app.handoff.contract.Contracts;
import app.handoff.delivery.MeetingAction.Side;
import app.handoff.kernel.MailRequest;
import app.handoff.kernel.NoLongerAsked;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.Sentence;
import app.handoff.tenancy.Businesses;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Tells one side that the other one wrote about a question, a fault or a change. What was written stands behind the link alone.
 */
@Component
class IssueMessages {

    private static final String TO_VENDOR = "delivery.issue.vendor";

    private final IssueRepository issues;
    private final DeliveryRepository deliveries;
    private final Contracts contracts;
    private final Businesses businesses;
    private final ReportLinks links;
    private final ApplicationEventPublisher events;

    IssueMessages(
            IssueRepository issues,
            DeliveryRepository deliveries,
            Contracts contracts,
            Businesses businesses,
            ReportLinks links,
            ApplicationEventPublisher events) {
        this.issues = issues;
        this.deliveries = deliveries;
        this.contracts = contracts;
        this.businesses = businesses;
        this.links = links;
        this.events = events;
    }

    /** Writes to the vendor where one of us wrote; a message of before that has not left is overtaken. */
    void toVendor(Issue issue, Issue.Step step, Delivery delivery, Issues.Writer writer, Instant now) {
        if (writer.side() != Side.OURS || !links.reaches(delivery, now)) {
            return;
        }
        events.publishEvent(new NoLongerAsked(issue.id().id(), TO_VENDOR));
        var vendor = delivery.vendor();
        events.publishEvent(new MailRequest(
                        new MailRequest.Recipient(vendor.holder().name(), vendor.email()),
                        TO_VENDOR,
                        List.of(writer.business(), delivery.title(), said(issue, step)),
                        links.forVendor(delivery, now) + "/issues/" + issue.id(),
                        delivery.engagement())
                .asking(issue.id().id()));
    }

    /** The vendor wrote through its link: whoever of ours wrote last hears of it, or else who stands in the contract. */
    @ApplicationModuleListener
    void on(Issue.Written written) {
        if (written.side() != Side.VENDOR) {
            return;
        }
        var issue = issues.findById(written.issue()).orElseThrow(NotFound::new);
        var delivery = deliveries.findById(issue.delivery()).orElseThrow(NotFound::new);
        events.publishEvent(new NoLongerAsked(issue.id().id(), TO_VENDOR));
        for (var reader : businesses.heardBy(meant(issue, delivery))) {
            events.publishEvent(new MailRequest(
                    reader,
                    "delivery.issue.us",
                    List.of(delivery.vendorName(), delivery.title(), said(issue, written.step())),
                    "/engagements/" + delivery.engagement() + "/issues/" + issue.id(),
                    delivery.engagement()));
        }
    }

    private MailRequest.Recipient meant(Issue issue, Delivery delivery) {
        var name = issue.ourName();
        var email = issue.ourEmail();
        if (name != null && email != null) {
            return new MailRequest.Recipient(name, email);
        }
        return contracts.ourSide(new ContractId(delivery.contract()));
    }

    /** What happened, without a word of what was written. */
    private static Sentence said(Issue issue, Issue.Step step) {
        return Sentence.of(
                step == Issue.Step.RAISED
                        ? "delivery.issue.mail.RAISED." + issue.kind()
                        : "delivery.issue.mail." + step);
    }
}
