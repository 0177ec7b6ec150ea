package app.handoff.delivery;

import app.handoff.kernel.Actor;
import app.handoff.kernel.Ids;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A report as it was sent once. Never changed: what was said stays on record. */
@Entity
class ReportVersion extends BusinessOwned<UUID> {

    @Id
    private UUID id;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "delivery_id"))
    private DeliveryId delivery;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "report_id"))
    private StatusReportId report;

    private int revision;

    @JdbcTypeCode(SqlTypes.JSON)
    private ReportContent content;

    @JdbcTypeCode(SqlTypes.JSON)
    private Actor sentBy;

    private Instant sentAt;
    private @Nullable String correction;

    @SuppressWarnings("NullAway.Init")
    protected ReportVersion() {}

    ReportVersion(StatusReport report, ReportContent content, @Nullable String correction, Actor by, Instant now) {
        this.correction = correction;
        this.id = Ids.next();
        this.delivery = report.delivery();
        this.report = report.id();
        this.revision = report.submission().revision();
        this.content = content;
        this.sentBy = by;
        this.sentAt = now;
    }

    @Override
    public UUID getId() {
        return id;
    }

    public int revision() {
        return revision;
    }

    public ReportContent content() {
        return content;
    }

    public Actor sentBy() {
        return sentBy;
    }

    /** What was wrong with the version before, which had been read; null where none had. */
    public @Nullable String correction() {
        return correction;
    }

    public Instant sentAt() {
        return sentAt;
    }
}
