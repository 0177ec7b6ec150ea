package app.handoff.delivery;

import java.time.LocalDate;

/** Where the report of one week stands, without what it says. */
record WeekOfWork(int week, LocalDate to, StatusReport.Status status) {

    boolean isIn() {
        return status.isIn();
    }

    boolean isSkipped() {
        return status == StatusReport.Status.SKIPPED;
    }
}
