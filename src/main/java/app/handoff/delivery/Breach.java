package app.handoff.delivery;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.ServiceLevelId;
import app.handoff.servicelevel.AgreedLevel;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.time.Instant;

/** A service level that missed what was agreed in a measuring period after the transition. A corrected report can take it back. */
@Entity
class Breach extends BusinessOwned<BreachId> {

    @EmbeddedId
    private BreachId id;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "delivery_id"))
    private DeliveryId delivery;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "report_id"))
    private StatusReportId report;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "level_id"))
    private ServiceLevelId level;

    private int week;
    private BigDecimal value;
    private BigDecimal minimum;

    @Enumerated(EnumType.STRING)
    private Status status = Status.DETECTED;

    private Instant detectedAt;

    protected Breach() {}

    Breach(StatusReport report, EngagementId engagement, AgreedLevel level, BigDecimal value, Actor by, Instant now) {
        this.id = BreachId.next();
        this.delivery = report.delivery();
        this.report = report.id();
        this.level = level.id();
        this.week = report.week();
        this.value = value;
        this.minimum = level.asked().leastFor(value);
        this.detectedAt = now;
        registerEvent(new Detected(engagement, level.name(), week, by, now));
    }

    /** The report was sent again with another number that still misses the level. */
    void confirm(AgreedLevel level, BigDecimal value) {
        this.value = value;
        this.minimum = level.asked().leastFor(value);
        this.status = Status.DETECTED;
    }

    /** The report was sent again and the level is no longer missed. */
    void correct() {
        this.status = Status.CORRECTED;
    }

    @Override
    public BreachId getId() {
        return id;
    }

    public ServiceLevelId level() {
        return level;
    }

    public StatusReportId report() {
        return report;
    }

    public int week() {
        return week;
    }

    public BigDecimal value() {
        return value;
    }

    public BigDecimal minimum() {
        return minimum;
    }

    public Status status() {
        return status;
    }

    public enum Status {
        DETECTED,
        CORRECTED
    }

    public record Detected(EngagementId engagement, String level, int week, Actor by, Instant at)
            implements EngagementEvent {}
}
