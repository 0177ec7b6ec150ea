package app.handoff.delivery;

import app.handoff.contract.ReportedBy;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.Tenancy;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Carries out what a person decides about reports that are due on a holiday. */
@Service
class HolidayDecisions {

    private final StatusReportRepository reports;

    HolidayDecisions(StatusReportRepository reports) {
        this.reports = reports;
    }

    /** When the side works that writes the reports. */
    static WorkingDays writer(Delivery delivery) {
        return delivery.reporter().side() == ReportedBy.STAFF
                ? delivery.holidays().ours(Tenancy.locality())
                : delivery.holidays().theirs(delivery.vendor().zone());
    }

    /**
     * The report is due on the day that was proposed; moved twice it is once.
     *
     * @throws RuleViolation if nothing of the kind is proposed any more
     */
    @Transactional
    public void move(EngagementId engagement, StatusReportId id, LocalDate to, Actor by, Instant now) {
        var file = file(engagement, id);
        var report = file.report();
        if (report.wasMovedTo(to)) {
            return;
        }
        HolidayProposal.of(report, writer(file.delivery()), now)
                .filter(proposal -> to.equals(proposal.to()))
                .orElseThrow(() -> new RuleViolation("delivery.holiday.notProposed"));
        report.moveDue(HolidayProposal.dueOn(to, report.period()), by, now);
        reports.save(report);
    }

    /** The report stays due on the holiday. */
    @Transactional
    public void keep(EngagementId engagement, StatusReportId id, Actor by, Instant now) {
        var report = file(engagement, id).report();
        report.keepDue(by, now);
        reports.save(report);
    }

    private ReportFile file(EngagementId engagement, StatusReportId id) {
        var file = reports.file(id)
                .filter(found -> found.delivery().engagement().equals(engagement))
                .orElseThrow(NotFound::new);
        file.delivery().requireNotEnded();
        return file;
    }
}
