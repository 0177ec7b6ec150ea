package app.handoff.invoice;

import app.handoff.kernel.Actor;
import app.handoff.kernel.Canonical;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Ids;
import app.handoff.kernel.Money;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What a vendor delivered in one month under its contract, as one of us confirmed it: what is counted is paid by it. */
@Entity
class DeliveredVolumes extends BusinessOwned<UUID> {

    private static final BigDecimal MOST = InvoiceContent.MOST;

    @Id
    private UUID id;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "engagement_id"))
    private EngagementId engagement;

    private UUID contractId;
    private LocalDate month;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Volume> volumes = List.of();

    private @Nullable String confirmedBy;
    private @Nullable Instant confirmedAt;

    protected DeliveredVolumes() {}

    DeliveredVolumes(EngagementId engagement, UUID contract, YearMonth month) {
        this.id = Ids.next();
        this.engagement = engagement;
        this.contractId = contract;
        this.month = month.atDay(1);
    }

    /**
     * Confirms what was delivered.
     *
     * @param delivered one for each price that is counted, in the order of the contract
     * @param before what was delivered in all other months, by the key of the price
     * @param decided whether an invoice for the month is approved or paid, which rests on what was confirmed
     * @throws RuleViolation at the row that is wrong, or where a decided invoice would be held against other volumes
     */
    void confirm(
            List<Volume> delivered,
            BillingTerms terms,
            Map<String, BigDecimal> before,
            boolean decided,
            LocalDate today,
            Actor by,
            Instant now) {
        var of = YearMonth.from(month);
        if (!terms.covers(of)) {
            throw new RuleViolation("invoice.month.outside", terms.starts(), terms.ends());
        }
        if (of.isAfter(YearMonth.from(today))) {
            throw new RuleViolation("invoice.volumes.future");
        }
        var prices = terms.byKey();
        if (!delivered.stream()
                .map(Volume::price)
                .toList()
                .equals(terms.counted().stream().map(BilledPrice::key).toList())) {
            throw new RuleViolation("invoice.volumes.prices");
        }
        for (int at = 0; at < delivered.size(); at++) {
            var volume = delivered.get(at);
            var field = "rows[" + at + "].quantity";
            var price = Objects.requireNonNull(prices.get(volume.price()));
            if (volume.quantity().signum() < 0) {
                throw new RuleViolation("field.positiveOrZero").at(field);
            }
            if (volume.quantity().compareTo(MOST) > 0) {
                throw new RuleViolation("number.tooHigh", MOST).at(field);
            }
            if (volume.quantity().scale() > Money.SCALE) {
                throw new RuleViolation("number.tooExact", Money.SCALE).at(field);
            }
            var left = price.quantity().subtract(before.getOrDefault(price.key(), BigDecimal.ZERO));
            if (price.kind() == BilledPrice.Kind.ONCE && volume.quantity().compareTo(left) > 0) {
                throw new RuleViolation("invoice.volumes.once", left.max(BigDecimal.ZERO)).at(field);
            }
        }
        if (confirmedAt == null || !volumes.equals(delivered)) {
            if (decided) {
                throw new RuleViolation("invoice.volumes.decided");
            }
            volumes = List.copyOf(delivered);
            confirmedBy = by.name();
            confirmedAt = now;
            registerEvent(new Confirmed(engagement, month(), by, now));
        }
    }

    /** What was delivered, by the key of the price. */
    Map<String, BigDecimal> byPrice() {
        var found = new HashMap<String, BigDecimal>();
        volumes.forEach(volume -> found.put(volume.price(), volume.quantity()));
        return found;
    }

    /** Minus one until somebody confirms something, so that of two who begin the second is told as well. */
    @Override
    public int version() {
        return isNew() ? -1 : super.version();
    }

    @Override
    public UUID getId() {
        return id;
    }

    EngagementId engagement() {
        return engagement;
    }

    UUID contract() {
        return contractId;
    }

    YearMonth month() {
        return YearMonth.from(month);
    }

    List<Volume> volumes() {
        return volumes;
    }

    @Nullable String confirmedBy() {
        return confirmedBy;
    }

    @Nullable Instant confirmedAt() {
        return confirmedAt;
    }

    /** @param price the key of the price it is paid by */
    record Volume(String price, BigDecimal quantity) {

        Volume {
            quantity = Canonical.number(quantity);
        }
    }

    record Confirmed(EngagementId engagement, YearMonth month, Actor by, Instant at) implements EngagementEvent {

        @Override
        public Object[] words() {
            return new Object[] {Months.said(month)};
        }
    }
}
