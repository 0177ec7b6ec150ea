package app.handoff.delivery;

import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.AdvisoryLock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts numbers that a system posted into the draft of a report, read as a table that somebody pastes. */
@Service
class SystemNumbers {

    /** Under this name stands what systems posted, beside the drafts of those who write. */
    static final String WRITER = "system";

    /** Weeks further back are told by a person. */
    private static final int WEEKS = 12;

    private final DeliveryRepository deliveries;
    private final Deliveries weeks;
    private final StatusReports reports;
    private final ReportNumbers numbers;
    private final NumberHeadings headings;
    private final AdvisoryLock advisoryLock;

    SystemNumbers(
            DeliveryRepository deliveries,
            Deliveries weeks,
            StatusReports reports,
            ReportNumbers numbers,
            NumberHeadings headings,
            AdvisoryLock advisoryLock) {
        this.deliveries = deliveries;
        this.weeks = weeks;
        this.reports = reports;
        this.numbers = numbers;
        this.headings = headings;
        this.advisoryLock = advisoryLock;
    }

    /**
     * What was understood; it is kept where nothing of it is wrong.
     *
     * @throws RuleViolation without a field if the report of this week cannot be filled, with one if the rows tell nothing
     */
    @Transactional
    public Taken take(DeliveryId id, PostedNumbers posted, Instant now) {
        // Two systems that post at once both count: the second finds in the draft what the first has put there.
        advisoryLock.take("numbers posted " + id);
        var delivery = deliveries.findById(id).orElseThrow(NotFound::new);
        delivery.requireNotEnded();
        var report = report(delivery, posted.day(), now);
        var levels = delivery.levels(report.period());
        var plan = NumbersImport.plan(posted.table(), headings.known(delivery, levels), null, true);
        var told = new ArrayList<String>();
        var names = posted.table().rows().get(0).cells();
        for (int at = 0; at < plan.columns().size(); at++) {
            if (plan.columns().get(at).isEmpty()) {
                told.add(names.get(at));
            }
        }
        var found = NumbersImport.of(posted.table(), plan, levels);
        if (found.isReady()) {
            var answers = new LinkedHashMap<>(
                    reports.draft(report.id(), WRITER).map(ReportDraft::answers).orElse(Map.of()));
            answers.putAll(found.answers());
            numbers.take(new ReportFile(report, delivery), WRITER, answers, Map.of(), now);
        }
        return new Taken(report.week(), found, told);
    }

    /** The report of the week of a day, or where none is named the one that is due next, else the latest that is missing. */
    private StatusReport report(Delivery delivery, @Nullable LocalDate day, Instant now) {
        var begun = weeks.toWrite(delivery, now, WEEKS, 1).begun();
        if (day != null) {
            var named = begun.stream()
                    .filter(report -> !report.period().from().isAfter(day)
                            && !report.period().to().isBefore(day))
                    .findFirst()
                    .orElseThrow(() -> new RuleViolation("delivery.token.api.noWeek", day).at("day"));
            if (named.status() != StatusReport.Status.OPEN) {
                throw new RuleViolation("delivery.token.api.sent", named.week());
            }
            return named;
        }
        var open = begun.stream()
                .filter(report -> report.status() == StatusReport.Status.OPEN)
                .toList();
        return open.stream()
                .filter(report -> report.dueAt().isAfter(now))
                .min(Comparator.comparingInt(StatusReport::week))
                .or(() -> open.stream().max(Comparator.comparingInt(StatusReport::week)))
                .orElseThrow(() -> new RuleViolation("delivery.token.api.nothingOpen"));
    }

    /**
     * @param week of the report
     * @param leftOut names of columns that tell nothing that the report asks for
     */
    record Taken(int week, NumbersImport found, List<String> leftOut) {}
}
