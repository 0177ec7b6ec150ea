package app.handoff.delivery;

import app.handoff.contract.ReportedBy;
import app.handoff.kernel.Actor;
import app.handoff.kernel.LinkHolder;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.LinkRenewed;
import app.handoff.kernel.MailRequest;
import app.handoff.kernel.NoLongerAsked;
import app.handoff.kernel.RuleViolation;
import app.handoff.sharelink.LinkCodes;
import app.handoff.sharelink.ShareLinks;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives whoever writes the weekly report a link, so that no account is needed for it. */
@Service
class ReportLinks {

    /** The last reports may come in some weeks after the work ended. */
    private static final Duration AFTER_THE_END = Duration.ofDays(60);

    private static final Set<String> ABOUT_A_REPORT = Set.of(
            "delivery.question",
            "delivery.askedFor",
            "delivery.reminder.before",
            "delivery.reminder.onDay",
            "delivery.reminder.after");

    private final ShareLinks links;
    private final StatusReportRepository reports;
    private final BreachNoticeRepository notices;
    private final LinkCodes codes;
    private final NumberTokens tokens;
    private final ApplicationEventPublisher events;

    ReportLinks(
            ShareLinks links,
            StatusReportRepository reports,
            BreachNoticeRepository notices,
            LinkCodes codes,
            NumberTokens tokens,
            ApplicationEventPublisher events) {
        this.links = links;
        this.reports = reports;
        this.notices = notices;
        this.codes = codes;
        this.tokens = tokens;
        this.events = events;
    }

    /**
     * Makes a link for the current writer and mails it where an address is known; an earlier one stops working, and messages that
     * wait with it are not sent any more: a question that waits for an answer is written again, and a notice of missed levels that has
     * not left carries the new link. A vendor acts through it with the code of its bid. A colleague gets a code by mail, or where no mail is sent one to be handed over.
     *
     * @param by who hands the link over where no mail is sent
     */
    @Transactional
    public Issued issue(Delivery delivery, String by, String businessName, Instant now) {
        var holder = holder(delivery);
        var name = writerOf(delivery);
        links.revoke(delivery.id().id(), LinkPurpose.REPORT, holder, now);
        events.publishEvent(new NoLongerAsked(delivery.id().id(), "delivery.link"));
        var asked = withdrawAboutReports(delivery);
        var path = "/s/"
                + links.issueAnother(LinkPurpose.REPORT, delivery.id().id(), name, holder, expiry(delivery), now)
                        .value()
                + "/report";
        if (!isColleague(delivery, holder)) {
            // Its notices were made with a link that has just stopped.
            events.publishEvent(
                    new LinkRenewed(notices.unanswered(delivery.id()), "delivery.notice", path + "/misses"));
        }
        var code = isColleague(delivery, holder) && !codes.canMail(holder)
                ? codes.hand(holder, by, expiry(delivery), now)
                : null;
        var email = delivery.reporter().email();
        if (email != null) {
            events.publishEvent(new MailRequest(
                            new MailRequest.Recipient(name, email),
                            "delivery.link",
                            List.of(businessName, delivery.title()),
                            path,
                            delivery.engagement())
                    .asking(delivery.id().id()));
        }
        asked.forEach(report -> report.discussion()
                .openQuestion()
                .ifPresent(question -> ask(delivery, report, String.valueOf(question.reason()), businessName, now)));
        return new Issued(name, path, code, email != null);
    }

    /** Whoever has a link goes on with it for as long as the work does, also where its contract goes on beyond its term. */
    void keepOpen(Delivery delivery) {
        links.keepOpen(delivery.id().id(), LinkPurpose.REPORT, expiry(delivery));
    }

    /** The work ended: its links are of use for some weeks more, and not until the end of the term. */
    void closeSoon(Delivery delivery, Instant now) {
        links.closeAfter(delivery.id().id(), LinkPurpose.REPORT, now.plus(AFTER_THE_END));
    }

    /**
     * Stops every link of this work, and with them the messages that wait to bring one and the tokens that the vendor made by one. A
     * new link in the place of one that was lost leaves the tokens: a system would fall silent where nobody meant it to.
     */
    @Transactional
    public void revoke(Delivery delivery, Actor by, Instant now) {
        links.revoke(delivery.id().id(), LinkPurpose.REPORT, now);
        tokens.revokeOfVendor(delivery, by, now);
        events.publishEvent(new NoLongerAsked(delivery.id().id()));
        withdrawAboutReports(delivery);
    }

    /** Stops the links of our colleague; the vendor goes on reading. */
    void revokeOfColleague(Delivery delivery, Instant now) {
        links.revoke(delivery.id().id(), LinkPurpose.REPORT, holder(delivery), now);
        events.publishEvent(new NoLongerAsked(delivery.id().id(), "delivery.link"));
        withdrawAboutReports(delivery);
    }

    /** @return the reports whose messages are withdrawn */
    private List<StatusReport> withdrawAboutReports(Delivery delivery) {
        var unsettled = reports.unsettled(delivery.id());
        events.publishEvent(new NoLongerAsked(
                unsettled.stream().map(report -> report.id().id()).collect(Collectors.toSet()), ABOUT_A_REPORT));
        return unsettled;
    }

    /**
     * Gives the vendor a link to read the reports that our own people write, and to say where it counted otherwise. Links that
     * were made before go on working.
     *
     * @throws RuleViolation if the vendor writes the reports: then its link to write them opens them too
     */
    @Transactional
    public Issued letVendorRead(Delivery delivery, String businessName, Instant now) {
        if (delivery.reporter().side() == ReportedBy.VENDOR) {
            throw new RuleViolation("delivery.reading.vendorWrites");
        }
        var name = delivery.vendorName();
        var path = "/s/"
                + links.issueAnother(
                                LinkPurpose.REPORT,
                                delivery.id().id(),
                                name,
                                delivery.vendor().holder(),
                                expiry(delivery),
                                now)
                        .value()
                + "/report";
        events.publishEvent(new MailRequest(
                        new MailRequest.Recipient(name, delivery.vendor().email()),
                        "delivery.reading",
                        List.of(businessName, delivery.title()),
                        path,
                        delivery.engagement())
                .asking(delivery.id().id()));
        return new Issued(name, path, null, true);
    }

    /** Takes a question about a report to whoever writes it, with a link to answer; without an address home shows it. */
    void ask(Delivery delivery, StatusReport report, String question, String businessName, Instant now) {
        var email = delivery.reporter().email();
        if (email == null) {
            return;
        }
        events.publishEvent(new MailRequest(
                        new MailRequest.Recipient(writerOf(delivery), email),
                        "delivery.question",
                        List.of(businessName, delivery.title(), report.week(), question),
                        further(delivery, now) + "/" + report.id(),
                        delivery.engagement())
                .asking(report.id().id()));
    }

    /**
     * Asks its writer for a report that did not come. A message of the same kind that waits is not sent any more.
     *
     * @throws RuleViolation {@code delivery.report.noAddress} if no address of the writer is known
     */
    void askFor(Delivery delivery, StatusReport report, String businessName, Instant now) {
        var email = delivery.reporter().email();
        if (email == null) {
            throw new RuleViolation("delivery.report.noAddress");
        }
        events.publishEvent(new NoLongerAsked(report.id().id(), "delivery.askedFor"));
        events.publishEvent(new MailRequest(
                        new MailRequest.Recipient(writerOf(delivery), email),
                        "delivery.askedFor",
                        List.of(
                                businessName,
                                delivery.title(),
                                report.week(),
                                report.period().due()),
                        further(delivery, now) + "/" + report.id(),
                        delivery.engagement())
                .asking(report.id().id()));
    }

    /** A further link for the same writer, for a reminder: the one they have goes on working. */
    String further(Delivery delivery, Instant now) {
        return "/s/"
                + links.issueAnother(
                                LinkPurpose.REPORT,
                                delivery.id().id(),
                                writerOf(delivery),
                                holder(delivery),
                                expiry(delivery),
                                now)
                        .value()
                + "/report";
    }

    /** Whether the vendor can still be given a link. */
    boolean reaches(Delivery delivery, Instant now) {
        return expiry(delivery).isAfter(now);
    }

    /** A further link for the vendor itself, whoever writes the reports. */
    String forVendor(Delivery delivery, Instant now) {
        if (!reaches(delivery, now)) {
            throw new RuleViolation("delivery.notice.tooLate");
        }
        return "/s/"
                + links.issueAnother(
                                LinkPurpose.REPORT,
                                delivery.id().id(),
                                delivery.vendorName(),
                                delivery.vendor().holder(),
                                expiry(delivery),
                                now)
                        .value()
                + "/report";
    }

    /** The vendor's own proof, or that of a colleague: who they are is known by the link and not by a name. */
    private static LinkHolder holder(Delivery delivery) {
        return delivery.reporter().side() == ReportedBy.VENDOR
                ? delivery.vendor().holder()
                : new LinkHolder(
                        colleagueOf(delivery),
                        writerOf(delivery),
                        delivery.reporter().email());
    }

    /** Whether this person writes the reports; the vendor only reads them and objects where our own people write. */
    public static boolean writes(Delivery delivery, LinkHolder holder) {
        return isColleague(delivery, holder) == (delivery.reporter().side() == ReportedBy.STAFF);
    }

    /** Whether somebody of the business comes with this link, and not the vendor. */
    public static boolean isColleague(Delivery delivery, LinkHolder holder) {
        return holder.id().equals(colleagueOf(delivery));
    }

    /** Whose clock the reader of this link looks at, where it is not that of the business; else null. */
    static @Nullable ZoneId clockOf(Delivery delivery, LinkHolder holder) {
        return isColleague(delivery, holder) ? null : delivery.vendor().zone();
    }

    /** The colleague of this work as the holder of links; whoever takes over the reports takes over the place. */
    private static UUID colleagueOf(Delivery delivery) {
        return UUID.nameUUIDFromBytes(("colleague " + delivery.id()).getBytes(StandardCharsets.UTF_8));
    }

    static String writerOf(Delivery delivery) {
        var name = delivery.reporter().name();
        if (delivery.reporter().side() == ReportedBy.VENDOR) {
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

    /** @param code to be handed over with the link; null where the writer has one or gets it by mail */
    public record Issued(String name, String path, @Nullable String code, boolean mailed) {

        @Override
        public String toString() {
            return "Issued[" + name + "]";
        }
    }
}
