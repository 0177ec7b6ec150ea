package app.handoff.delivery;

import app.handoff.kernel.Ids;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What one writer has typed into a report and not sent yet, exactly as typed. */
@Entity
class ReportDraft extends BusinessOwned<UUID> {

    @Id
    private UUID id;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "delivery_id"))
    private DeliveryId delivery;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "report_id"))
    private StatusReportId report;

    private String writer;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> answers;

    private Instant savedAt;

    @SuppressWarnings("NullAway.Init")
    protected ReportDraft() {}

    ReportDraft(StatusReport report, String writer, Map<String, String> answers, Instant now) {
        this.id = Ids.next();
        this.delivery = report.delivery();
        this.report = report.id();
        this.writer = writer;
        this.answers = Map.copyOf(answers);
        this.savedAt = now;
    }

    void keep(Map<String, String> answers, Instant now) {
        this.answers = Map.copyOf(answers);
        this.savedAt = now;
    }

    @Override
    public UUID getId() {
        return id;
    }

    String writer() {
        return writer;
    }

    public Map<String, String> answers() {
        return answers;
    }

    public Instant savedAt() {
        return savedAt;
    }
}
