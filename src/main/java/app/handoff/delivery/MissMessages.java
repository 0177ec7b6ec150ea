package app.handoff.delivery;

import app.handoff.kernel.MailRequest;
import app.handoff.kernel.NoLongerAsked;
import app.handoff.kernel.Sentence;
import app.handoff.tenancy.Businesses;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells a vendor that we decided something about a missed level, and where it reads it. The words stand behind its link alone. */
@Component
class MissMessages {

    private static final String DECIDED = "delivery.decided";

    private final BreachRepository breaches;
    private final DeliveryRepository deliveries;
    private final ReportLinks links;
    private final Businesses businesses;
    private final ApplicationEventPublisher events;

    MissMessages(
            BreachRepository breaches,
            DeliveryRepository deliveries,
            ReportLinks links,
            Businesses businesses,
            ApplicationEventPublisher events) {
        this.breaches = breaches;
        this.deliveries = deliveries;
        this.links = links;
        this.businesses = businesses;
        this.events = events;
    }

    /** What is said beside a button that decides something, before it is pressed. */
    Sentence announced(Delivery delivery, Instant now) {
        return Sentence.of(
                links.reaches(delivery, now) ? "delivery.decided.told" : "delivery.decided.tooLate",
                delivery.vendorName());
    }

    /** A message about the same miss that has not left is overtaken: its page shows everything that was decided. */
    @ApplicationModuleListener
    void on(Decided decided) {
        var breach = breaches.findById(decided.breach()).orElse(null);
        var delivery =
                breach == null ? null : deliveries.findById(breach.delivery()).orElse(null);
        if (breach == null || delivery == null || !links.reaches(delivery, decided.at())) {
            return;
        }
        events.publishEvent(new NoLongerAsked(breach.id().id(), DECIDED));
        events.publishEvent(new MailRequest(
                        new MailRequest.Recipient(
                                delivery.vendorName(), delivery.vendor().email()),
                        DECIDED,
                        List.of(
                                businesses.ownName(),
                                delivery.title(),
                                Sentence.of("delivery.decided." + decided.news()),
                                breach.levelName(),
                                breach.week()),
                        links.forVendor(delivery, decided.at()) + "/misses/" + breach.id(),
                        delivery.engagement())
                .asking(breach.id().id()));
    }

    /** We decided something about a miss that its vendor was told of. */
    record Decided(BreachId breach, MissNews news, Instant at) {}
}
