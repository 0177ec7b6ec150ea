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
import java.time.LocalDate;

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

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "engagement_id"))
    private EngagementId engagement;

    private int week;
    private LocalDate endsOn;
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
        this.engagement = engagement;
        this.level = level.id();
        this.week = report.week();
        this.endsOn = report.period().to();
        this.value = value;
        this.minimum = level.asked().leastFor(value);
        this.detectedAt = now;
        registerEvent(new Detected(engagement, level.name(), week, by, now));
        registerEvent(new Judged(id, now));
    }

    /** The report was sent again with another number that still misses the level. */
    void confirm(AgreedLevel level, BigDecimal value, Instant now) {
        this.value = value;
        this.minimum = level.asked().leastFor(value);
        if (status == Status.CORRECTED) {
            this.status = Status.DETECTED;
            registerEvent(new Judged(id, now));
        }
    }

    /** The report was sent again and the level is no longer missed. */
    void correct(Instant now) {
        if (status != Status.CORRECTED) {
            this.status = Status.CORRECTED;
            registerEvent(new Judged(id, now));
        }
    }

    /** Whether a corrected report took it back. */
    boolean isCorrected() {
        return status == Status.CORRECTED;
    }

    /** Whether it counts as missed. */
    boolean counts() {
        return status != Status.CORRECTED;
    }

    @Override
    public BreachId getId() {
        return id;
    }

    BreachId id() {
        return id;
    }

    DeliveryId delivery() {
        return delivery;
    }

    EngagementId engagement() {
        return engagement;
    }

    /** The last day of the measuring period. */
    public LocalDate endsOn() {
        return endsOn;
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

    /** A level was missed, or a corrected report took that back or brought it back. */
    record Judged(BreachId breach, Instant at) {}

    public record Detected(EngagementId engagement, String level, int week, Actor by, Instant at)
            implements EngagementEvent {}
}
