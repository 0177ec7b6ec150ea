package app.handoff.delivery;

import app.handoff.contract.ReportedBy;
import app.handoff.engagement.NextStep;
import app.handoff.kernel.Deadline;
import app.handoff.kernel.Role;
import app.handoff.kernel.Sentence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one next step of running work.
 *
 * @param step what somebody of ours does next; null when nothing needs anybody
 * @param act where the step is done at once by posting, from the page of the running work; null where a page leads on
 * @param quiet until when nothing needs anybody
 * @param reason what happens then
 */
record NextAction(
        @Nullable NextStep step,
        @Nullable String act,
        @Nullable Sentence quiet,
        @Nullable Sentence reason) {

    /** @param linkOpen whether somebody can come in by a link to write the report */
    public static NextAction of(Delivery delivery, List<StatusReport> reports, boolean linkOpen, Instant now) {
        return of(delivery, reports, linkOpen, null, now);
    }

    /** @param miss a missed level that waits for us; null where none does */
    static NextAction of(
            Delivery delivery,
            List<StatusReport> reports,
            boolean linkOpen,
            @Nullable BreachThatWaits miss,
            Instant now) {
        var found = withLink(delivery, reports, now);
        var next = miss != null && found.step == null ? decide(miss) : found;
        boolean linkMissing = !linkOpen
                && delivery.reporter().side() == ReportedBy.VENDOR
                && delivery.phase() != Delivery.Phase.ENDED;
        boolean comesFirst = next.step == null || next.step.href().equals(reporting(delivery));
        return linkMissing && comesFirst ? link(delivery, next) : next;
    }

    private static NextAction withLink(Delivery delivery, List<StatusReport> reports, Instant now) {
        if (delivery.phase() == Delivery.Phase.ENDED) {
            return quiet(Sentence.of("delivery.step.ended"), null);
        }
        if (delivery.isYetToBegin(now)) {
            return quiet(
                    Sentence.of("delivery.step.begins", delivery.starts()),
                    Sentence.of("delivery.step.begins.reason", delivery.firstReportDue()));
        }
        boolean transition = delivery.phase() == Delivery.Phase.TRANSITION;
        var rule = delivery.transition().exitRule(reports, now);
        var unread = reports.stream()
                .filter(report -> report.status() == StatusReport.Status.SUBMITTED)
                .findFirst();
        if (unread.isPresent()) {
            return read(unread.get(), transition && rule.missing() == 1);
        }
        if (transition && rule.isMet()) {
            return leave(delivery, rule);
        }
        var open = reports.stream()
                .filter(report -> report.status() == StatusReport.Status.OPEN
                        && report.standing(now) != StatusReport.Standing.SCHEDULED)
                .findFirst();
        if (open.isPresent() && delivery.reporter().side() == ReportedBy.STAFF) {
            return write(open.get());
        }
        if (open.isPresent() && open.get().standing(now) != StatusReport.Standing.DUE) {
            return ask(delivery, open.get());
        }
        var asked = reports.stream()
                .filter(report -> report.status() == StatusReport.Status.QUERIED)
                .findFirst();
        if (asked.isPresent() && delivery.reporter().side() == ReportedBy.STAFF) {
            return answer(asked.get());
        }
        if (transition
                && LocalDate.ofInstant(now, delivery.schedule().zone())
                        .isAfter(delivery.transition().ends())) {
            return decide(delivery);
        }
        return reports.stream()
                .filter(report -> report.status() == StatusReport.Status.OPEN
                        && report.dueAt().isAfter(now))
                .findFirst()
                .map(report -> quiet(
                        Sentence.of("delivery.step.quiet", report.period().due()),
                        Sentence.of("delivery.step.quiet.reason", report.week())))
                .orElse(quiet(Sentence.of("delivery.step.over"), null));
    }

    private static NextAction quiet(Sentence until, @Nullable Sentence reason) {
        return new NextAction(null, null, until, reason);
    }

    private static NextAction read(StatusReport report, boolean lastOfRow) {
        var by = report.submittedBy();
        return step(
                "read",
                Sentence.of("delivery.step.read", report.week()),
                Sentence.of(
                        lastOfRow ? "delivery.step.read.reasonLast" : "delivery.step.read.reason",
                        report.submission().submittedAt(),
                        by == null ? "" : by.name()),
                report.readBy().orElse(null),
                "/reports/" + report.id(),
                Role.MANAGER);
    }

    private static NextAction leave(Delivery delivery, ExitRule rule) {
        var running = "/engagements/" + delivery.engagement() + "/running";
        if (delivery.transition().done(Transition.Check.IN_HOUSE_RELEASED).isEmpty()) {
            return step(
                    "checks",
                    Sentence.of("delivery.step.checks"),
                    Sentence.of("delivery.step.checks.reason", rule.inARow()),
                    null,
                    running + "#exit",
                    Role.MANAGER);
        }
        var last = step(
                "live",
                Sentence.of("delivery.step.live"),
                Sentence.of("delivery.step.live.reason", delivery.vendorName()),
                null,
                running,
                Role.MANAGER);
        return new NextAction(last.step, running + "/live", null, null);
    }

    private static NextAction write(StatusReport report) {
        return step(
                "write",
                Sentence.of("delivery.step.write", report.week()),
                Sentence.of("delivery.step.write.reason"),
                report.period().due(),
                "/reports/" + report.id() + "/writing",
                Role.STAFF);
    }

    private static NextAction answer(StatusReport report) {
        return step(
                "answer",
                Sentence.of("delivery.step.answer", report.week()),
                Sentence.of("delivery.step.answer.reason"),
                null,
                "/reports/" + report.id() + "/writing",
                Role.STAFF);
    }

    private static NextAction decide(BreachThatWaits miss) {
        return step(
                "miss",
                miss.title("delivery.step.miss."),
                miss.said("delivery.step.miss.reason."),
                miss.due(),
                miss.href(),
                Role.MANAGER);
    }

    private static NextAction decide(Delivery delivery) {
        return step(
                "decide",
                Sentence.of("delivery.step.decide"),
                Sentence.of(
                        "delivery.step.decide.reason",
                        delivery.vendorName(),
                        delivery.transition().ends()),
                null,
                "/engagements/" + delivery.engagement() + "/running#trouble",
                Role.MANAGER);
    }

    /** The vendor cannot report before it has a link. */
    private static NextAction link(Delivery delivery, NextAction next) {
        return step(
                "link",
                Sentence.of("delivery.step.link", delivery.vendorName()),
                next.quiet == null || next.reason == null
                        ? Sentence.of("delivery.step.link.reason", delivery.vendorName())
                        : Sentence.of(
                                "delivery.step.link.reason.begins", delivery.vendorName(), next.quiet, next.reason),
                null,
                reporting(delivery),
                Role.MANAGER);
    }

    private static String reporting(Delivery delivery) {
        return "/engagements/" + delivery.engagement() + "/running/reporting";
    }

    private static NextAction ask(Delivery delivery, StatusReport report) {
        return step(
                "late",
                Sentence.of("delivery.step.late", report.week(), delivery.vendorName()),
                Sentence.of("delivery.step.late.reason"),
                report.period().due(),
                reporting(delivery),
                Role.MANAGER);
    }

    private static NextAction step(
            String what, Sentence title, Sentence reason, @Nullable Deadline due, String href, Role least) {
        return new NextAction(
                new NextStep(title, reason, due, href, Sentence.of("delivery.step." + what + ".button"), least),
                null,
                null,
                null);
    }
}
