package app.handoff.delivery;

import app.handoff.contract.ReportedBy;
import app.handoff.engagement.Agenda;
import app.handoff.kernel.Deadline;
import app.handoff.kernel.Role;
import app.handoff.kernel.Sentence;
import app.handoff.tenancy.Tenancy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Weekly reports to write and to read, late ones, and transitions whose end has come. */
@Component
class DeliveryAgenda implements Agenda {

    private static final int MOST_TRANSITIONS = 50;

    /** Missing reports of one work are one line, so more of them are looked at than lines are shown. */
    private static final int MOST_WAITING = 500;

    private final StatusReportRepository reports;
    private final DeliveryRepository deliveries;
    private final BreachRepository breaches;

    DeliveryAgenda(StatusReportRepository reports, DeliveryRepository deliveries, BreachRepository breaches) {
        this.reports = reports;
        this.deliveries = deliveries;
        this.breaches = breaches;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Need> needs(Viewer viewer, Instant now, int limit) {
        if (limit < 1) {
            return List.of();
        }
        boolean manager = viewer.role().includes(Role.MANAGER);
        var today = LocalDate.ofInstant(now, Tenancy.locality().zone());
        var needs = new ArrayList<Need>();
        var overdue = new LinkedHashMap<DeliveryId, List<ReportLine>>();
        for (var line : reports.waiting(today, Limit.of(MOST_WAITING))) {
            boolean late = now.isAfter(line.report().dueAt());
            if (late && line.report().status() == StatusReport.Status.OPEN) {
                overdue.computeIfAbsent(line.report().delivery(), work -> new ArrayList<>())
                        .add(line);
            } else if (line.reportedBy() == ReportedBy.STAFF) {
                needs.add(write(line, late));
            }
        }
        overdue.values().stream()
                .filter(lines -> manager || lines.get(0).reportedBy() == ReportedBy.STAFF)
                .forEach(lines -> needs.add(overdue(lines, now)));
        if (manager) {
            var untold = breaches.untold(today.minusDays(UntoldMiss.DAYS_PROPOSED), Limit.of(MOST_WAITING));
            var unread = untold.stream()
                    .filter(miss -> !miss.isKnown())
                    .collect(Collectors.groupingBy(miss -> miss.breach().report()));
            reports.toRead(Limit.of(limit))
                    .forEach(line -> needs.add(
                            read(line, unread.getOrDefault(line.report().id(), List.of()))));
            untold.stream()
                    .filter(UntoldMiss::isKnown)
                    .collect(Collectors.groupingBy(UntoldMiss::engagement, LinkedHashMap::new, Collectors.toList()))
                    .values()
                    .forEach(misses -> needs.add(tell(misses)));
            breaches.waiting(now, today, Limit.of(limit)).forEach(miss -> needs.add(decide(miss)));
            deliveries.inTransition(today, Limit.of(MOST_TRANSITIONS)).stream()
                    .filter(delivery -> delivery.transition().ends().isBefore(today))
                    .forEach(delivery -> needs.add(decide(delivery)));
        }
        return needs.stream()
                .sorted(Comparator.comparing(
                        need -> need.due() == null ? now : need.due().at()))
                .limit(limit)
                .toList();
    }

    private static Need write(ReportLine line, boolean late) {
        var report = line.report();
        boolean asked = report.status() == StatusReport.Status.QUERIED;
        return new Need(
                report.engagement(),
                Sentence.of("delivery.agenda.write", report.week()),
                Sentence.of(asked ? "delivery.agenda.write.asked" : "delivery.agenda.write.note", line.vendorName()),
                report.period().due(),
                "/reports/" + report.id() + "/writing",
                Sentence.of("delivery.agenda.write.button"),
                late ? Need.Kind.PROBLEM : Need.Kind.YOUR_TURN);
    }

    /** One line for all reports of a work that did not come, the oldest first. */
    private static Need overdue(List<ReportLine> lines, Instant now) {
        var oldest = lines.get(0);
        boolean ours = oldest.reportedBy() == ReportedBy.STAFF;
        if (lines.size() == 1) {
            return ours ? write(oldest, true) : ask(oldest, now);
        }
        var report = oldest.report();
        return new Need(
                report.engagement(),
                Sentence.of(
                        ours ? "delivery.agenda.write.many" : "delivery.agenda.late.many",
                        lines.size(),
                        report.week(),
                        lines.get(lines.size() - 1).report().week()),
                Sentence.of("delivery.agenda.late.many.note", oldest.vendorName()),
                report.period().due(),
                "/engagements/" + report.engagement() + "/running",
                Sentence.of("delivery.agenda.late.many.button"),
                Need.Kind.PROBLEM);
    }

    private static Need ask(ReportLine line, Instant now) {
        var report = line.report();
        return report.askedLately(now).map(asked -> waitFor(line, asked)).orElseGet(() -> ask(line));
    }

    private static Need ask(ReportLine line) {
        var report = line.report();
        return new Need(
                report.engagement(),
                Sentence.of("delivery.agenda.late", report.week()),
                Sentence.of("delivery.agenda.late.note", line.vendorName()),
                report.period().due(),
                "/engagements/" + report.engagement() + "/running/reporting",
                Sentence.of("delivery.agenda.late.button"),
                Need.Kind.PROBLEM);
    }

    /** Its writer was asked, and nobody needs to ask again for a while. */
    private static Need waitFor(ReportLine line, ReasonedDecision asked) {
        var report = line.report();
        return new Need(
                report.engagement(),
                Sentence.of("delivery.agenda.late.asked", report.week()),
                Sentence.of(
                        "delivery.agenda.late.asked.note",
                        line.vendorName(),
                        asked.by().name(),
                        asked.at()),
                new Deadline(
                        asked.at().plus(StatusReport.TIME_TO_ANSWER),
                        report.period().due().zone()),
                "/engagements/" + report.engagement() + "/running/reporting",
                Sentence.of("delivery.agenda.late.button"),
                Need.Kind.WAITING);
    }

    /** @param misses which levels it shows as missed */
    private static Need read(ReportLine line, List<UntoldMiss> misses) {
        var report = line.report();
        var content = report.submission().content();
        var by = report.submittedBy() == null ? "" : report.submittedBy().name();
        return new Need(
                report.engagement(),
                Sentence.of("delivery.agenda.read", report.week()),
                !misses.isEmpty()
                        ? UntoldMiss.said("delivery.agenda.read.missed", misses)
                        : content != null && content.need() != null && content.needFrom() != null
                                ? Sentence.of("delivery.agenda.read.needs", line.vendorName(), by, content.needFrom())
                                : Sentence.of("delivery.agenda.read.note", line.vendorName(), by),
                report.readBy().orElse(null),
                "/reports/" + report.id(),
                Sentence.of("delivery.agenda.read.button"),
                !misses.isEmpty() || content != null && content.health() == Health.OFF_TRACK
                        ? Need.Kind.PROBLEM
                        : Need.Kind.YOUR_TURN);
    }

    /** Misses of one work that we know of and its vendor does not. */
    private static Need tell(List<UntoldMiss> misses) {
        var first = misses.get(0);
        return new Need(
                first.engagement(),
                UntoldMiss.said("delivery.agenda.tell", misses),
                Sentence.of("delivery.agenda.tell.note", first.breach().week()),
                first.tellBy(),
                UntoldMiss.href(misses.stream().map(UntoldMiss::breach).toList()),
                Sentence.of("delivery.agenda.tell.button"),
                Need.Kind.YOUR_TURN);
    }

    /** A missed level that waits for us. */
    private static Need decide(BreachThatWaits miss) {
        return new Need(
                miss.engagement(),
                miss.title("delivery.agenda.miss."),
                miss.said("delivery.agenda.miss.note."),
                miss.due(),
                miss.href(),
                Sentence.of("delivery.agenda.miss.button"),
                miss.isOverdue() ? Need.Kind.PROBLEM : Need.Kind.YOUR_TURN);
    }

    private static Need decide(Delivery delivery) {
        return new Need(
                delivery.engagement(),
                Sentence.of("delivery.agenda.transition"),
                Sentence.of("delivery.agenda.transition.note", delivery.vendorName()),
                new Deadline(end(delivery), delivery.schedule().zone()),
                "/engagements/" + delivery.engagement() + "/running",
                Sentence.of("delivery.agenda.transition.button"),
                Need.Kind.PROBLEM);
    }

    private static Instant end(Delivery delivery) {
        return delivery.schedule().dueOn(delivery.transition().ends());
    }

    @Override
    @Transactional(readOnly = true)
    public List<Happening> happenings(Instant from, Instant to, int limit) {
        if (limit < 1) {
            return List.of();
        }
        var due = reports.dueBetween(from, to, Limit.of(limit)).stream()
                .map(ReportLine::report)
                .map(report -> new Happening(
                                report.engagement(), Sentence.of("delivery.agenda.due", report.week()), report.dueAt())
                        .named("report-" + report.id()));
        var ends =
                deliveries
                        .inTransition(
                                LocalDate.ofInstant(from, Tenancy.locality().zone()), Limit.of(MOST_TRANSITIONS))
                        .stream()
                        .map(delivery -> new Happening(
                                delivery.engagement(), Sentence.of("delivery.agenda.transitionEnds"), end(delivery)))
                        .filter(happening -> !happening.at().isBefore(from)
                                && !happening.at().isAfter(to));
        return Stream.concat(due, ends)
                .sorted(Comparator.comparing(Happening::at))
                .limit(limit)
                .toList();
    }
}
