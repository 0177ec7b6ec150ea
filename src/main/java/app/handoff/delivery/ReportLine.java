package app.handoff.delivery;

import app.handoff.contract.ReportedBy;

/** One report in a list across engagements. */
record ReportLine(StatusReport report, String title, String vendorName, ReportedBy reportedBy) {}
