package app.handoff.delivery;

import app.handoff.kernel.ServiceLevelId;

/** A measuring period whose miss was excused: it counts neither for the right to end the contract nor for credits. */
record ExcusedPeriod(ServiceLevelId level, StatusReportId report) {

    static ExcusedPeriod of(LevelPeriod period) {
        return new ExcusedPeriod(period.level().id(), period.last().id());
    }
}
