package app.handoff.delivery;

import app.handoff.kernel.Actor;
import app.handoff.kernel.Deadline;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Ids;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What a person of ours wrote to the vendor about missed levels, as it was sent, with a day by which the vendor replies. */
@Entity
class BreachNotice extends BusinessOwned<UUID> {

    static final int LONGEST_TEXT = 6_000;

    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);

    @Id
    private UUID id;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "delivery_id"))
    private DeliveryId delivery;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "engagement_id"))
    private EngagementId engagement;

    private String text;
    private Instant replyBy;
    private ZoneId zone;

    @Embedded
    @EmbeddedColumnNaming("sent_by_%s")
    private Actor sentBy;

    private String sentByEmail;
    private Instant sentAt;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<SentFile> files = List.of();

    @SuppressWarnings("NullAway.Init")
    protected BreachNotice() {}

    /**
     * @param day by the end of which the vendor replies, on the clock of the reports
     * @param misses how many missed levels it is about
     * @param email where we hear of the reply
     * @throws RuleViolation at {@code text} if there is none or it is too long, at {@code day} if it is over
     */
    BreachNotice(
            Delivery delivery,
            int misses,
            String text,
            List<SentFile> files,
            LocalDate day,
            Actor by,
            String email,
            Instant now) {
        this.id = Ids.next();
        this.delivery = delivery.id();
        this.engagement = delivery.engagement();
        this.text = CurePlan.text(text, LONGEST_TEXT, "delivery.notice.textMissing", "text");
        this.zone = delivery.schedule().zone();
        this.replyBy = day.atTime(END_OF_DAY).atZone(zone).toInstant();
        if (!replyBy.isAfter(now)) {
            throw new RuleViolation("delivery.notice.dayOver").at("day");
        }
        this.sentBy = by;
        this.sentByEmail = email;
        this.sentAt = now;
        this.files = List.copyOf(files);
        registerEvent(new Sent(engagement, delivery.vendorName(), misses, due(), by, now));
    }

    @Override
    public UUID getId() {
        return id;
    }

    DeliveryId delivery() {
        return delivery;
    }

    public String text() {
        return text;
    }

    /** By when the vendor replies. */
    public Deadline due() {
        return new Deadline(replyBy, zone);
    }

    public Actor sentBy() {
        return sentBy;
    }

    public Instant sentAt() {
        return sentAt;
    }

    /** What came with it, such as the count behind it. */
    List<SentFile> files() {
        return files;
    }

    /** Whether the day by which the vendor was to reply is over. */
    boolean isDue(Instant now) {
        return now.isAfter(replyBy);
    }

    public record Sent(EngagementId engagement, String vendorName, int misses, Deadline replyBy, Actor by, Instant at)
            implements EngagementEvent {}
}
