package app.handoff.delivery;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.LinkVisitor;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.VendorId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The link through which a vendor reports or reads along, for what else it does there in running work. */
@Component
public class VendorsAtWork {

    private final Deliveries deliveries;
    private final ReportLinks links;

    VendorsAtWork(Deliveries deliveries, ReportLinks links) {
        this.deliveries = deliveries;
        this.links = links;
    }

    /** @throws NotFound for a colleague of ours who writes the reports: the vendor's affairs are not for it */
    @Transactional(readOnly = true)
    public Work of(LinkVisitor visitor) {
        var delivery = deliveries.get(new DeliveryId(visitor.subject()));
        if (ReportLinks.isColleague(delivery, visitor.requiredHolder())) {
            throw new NotFound();
        }
        return new Work(
                delivery.engagement(),
                delivery.contract(),
                delivery.vendor().id(),
                delivery.title(),
                delivery.starts());
    }

    /** A further link for the vendor that works or worked under a contract, for a message; empty where its links have ended, or no work began. */
    @Transactional
    public Optional<String> further(EngagementId engagement, UUID contract, Instant now) {
        return deliveries.all(engagement).stream()
                .filter(delivery -> delivery.contract().equals(contract) && links.reaches(delivery, now))
                .findFirst()
                .map(delivery -> links.forVendor(delivery, now));
    }

    /**
     * What the vendor works on.
     *
     * @param contract under which it works
     * @param starts the first day of the work
     */
    public record Work(EngagementId engagement, UUID contract, VendorId vendor, String title, LocalDate starts) {}
}
