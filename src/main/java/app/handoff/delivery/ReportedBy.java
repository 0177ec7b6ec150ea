package app.handoff.delivery;

/** Who writes the weekly report. */
public enum ReportedBy {
    STAFF,
    VENDOR
}
