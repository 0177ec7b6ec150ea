package app.handoff.contract;

/** Who writes the weekly report. */
public enum ReportedBy {
    VENDOR,
    STAFF
}
