package app.handoff.delivery;

import java.time.Instant;

/** A weekly report with the delivery it tells of: read together once, for whoever writes it or reads it. */
record ReportFile(StatusReport report, Delivery delivery) {

    /** @throws app.handoff.kernel.RuleViolation if this report cannot be written or changed any more, or not yet */
    public void requireWritable(Instant now) {
        delivery.requireNotEnded();
        report.requireWritable(now);
    }

    /** @throws app.handoff.kernel.RuleViolation if this week cannot be skipped any more */
    public void requireSkippable() {
        delivery.requireNotEnded();
        report.requireSkippable();
    }
}
