package app.handoff.delivery;

import app.handoff.shared.Letter;
import app.handoff.shared.LinkPurpose;
import app.handoff.shared.RuleViolation;
import app.handoff.sharelink.ShareLinks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives whoever writes the weekly report a link, so that no account is needed for it. */
@Service
public class ReportLinks {

    /** The last reports may come in some weeks after the work ended. */
    private static final Duration AFTER_THE_END = Duration.ofDays(60);

    private final ShareLinks links;
    private final ApplicationEventPublisher letters;

    ReportLinks(ShareLinks links, ApplicationEventPublisher letters) {
        this.links = links;
        this.letters = letters;
    }

    /** Makes a link for the current writer and mails it where an address is known; an earlier one stops working. */
    @Transactional
    public Issued issue(Delivery delivery, String businessName, Instant now) {
        var name = writerOf(delivery);
        var path = "/s/"
                + links.issue(LinkPurpose.REPORT, delivery.id().id(), name, expiry(delivery), now)
                        .value()
                + "/report";
        var email = delivery.reporterEmail();
        if (email != null) {
            letters.publishEvent(new Letter(
                    new Letter.Recipient(name, email),
                    "delivery.link",
                    List.of(businessName, delivery.title()),
                    path,
                    delivery.engagement()));
        }
        return new Issued(name, path, email != null);
    }

    /** A further link for the same writer, for a reminder: the one they have goes on working. */
    String further(Delivery delivery, Instant now) {
        return "/s/"
                + links.issueAnother(LinkPurpose.REPORT, delivery.id().id(), writerOf(delivery), expiry(delivery), now)
                        .value()
                + "/report";
    }

    /** A vendor's link carries the vendor's name: that is how its reports are told from a colleague's. */
    static String writerOf(Delivery delivery) {
        var name = delivery.reporterName();
        if (delivery.reportedBy() == ReportedBy.VENDOR) {
            return delivery.vendorName();
        }
        if (name == null) {
            throw new RuleViolation("delivery.reporter.name.first");
        }
        return name;
    }

    private static Instant expiry(Delivery delivery) {
        return delivery.ends()
                .atStartOfDay(delivery.schedule().zone())
                .toInstant()
                .plus(AFTER_THE_END);
    }

    public record Issued(String name, String path, boolean mailed) {

        @Override
        public String toString() {
            return "Issued[" + name + "]";
        }
    }
}
