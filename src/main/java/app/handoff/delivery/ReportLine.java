package app.handoff.delivery;

/** One report in a list across engagements. */
public record ReportLine(StatusReport report, String title, String vendorName, ReportedBy reportedBy) {}
