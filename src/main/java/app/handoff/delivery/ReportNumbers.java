package app.handoff.delivery;

import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts numbers that a system wrote into a report that somebody is writing, and remembers what its columns mean. */
@Service
class ReportNumbers {

    private final StatusReports reports;
    private final NumberColumnsRepository columns;

    ReportNumbers(StatusReports reports, NumberColumnsRepository columns) {
        this.reports = reports;
        this.columns = columns;
    }

    /** For each heading what was chosen for it the last time. */
    @Transactional(readOnly = true)
    public Map<String, String> columns(DeliveryId delivery) {
        return columns.findById(delivery).map(NumberColumns::columns).orElse(Map.of());
    }

    /**
     * Keeps what this writer has typed with the numbers among it; nothing is sent by it.
     *
     * @param headings for each heading what was chosen for it
     */
    @Transactional
    public void take(
            ReportFile file, String writer, Map<String, String> answers, Map<String, String> headings, Instant now) {
        file.requireWritable(now);
        var report = file.report();
        reports.keep(report.id(), writer, answers, now);
        if (!headings.isEmpty()) {
            var known = columns.findById(report.delivery()).orElseGet(() -> new NumberColumns(report.delivery()));
            known.remember(headings);
            columns.save(known);
        }
    }
}
