package app.handoff.delivery;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Money;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.WrittenReason;
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
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor owes for one missed service level. It is worked out from the contract, agreed on with the vendor, and set off
 * against an invoice. A person may correct the amount or waive it, with a reason; a corrected report that takes the miss back
 * drops it, unless it was set off before. Where another report brings the miss back, the credit stands where it stood.
 */
@Entity
public class Credit extends BusinessOwned<CreditId> {

    static final int LONGEST_REASON = 1_000;

    @EmbeddedId
    private CreditId id;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "breach_id"))
    private BreachId breach;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "delivery_id"))
    private DeliveryId delivery;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "engagement_id"))
    private EngagementId engagement;

    private String levelName;
    private int week;
    private LocalDate endsOn;
    private BigDecimal monthFee;
    private BigDecimal percent;
    private BigDecimal capPercent;
    private BigDecimal creditedBefore;
    private BigDecimal computed;
    private BigDecimal amount;
    private Currency currency;

    @Enumerated(EnumType.STRING)
    private Status status = Status.OWED;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable ReasonedDecision correction;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable ReasonedDecision agreement;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable ReasonedDecision waiver;

    private @Nullable UUID invoiceId;
    private @Nullable String invoiceNumber;
    private @Nullable String setOffBy;
    private @Nullable Instant setOffAt;

    @SuppressWarnings("NullAway.Init")
    protected Credit() {}

    /** @param before what is credited for the same month without it */
    Credit(Breach breach, String level, CreditRule rule, Money before) {
        this.id = CreditId.next();
        this.breach = breach.id();
        this.delivery = breach.delivery();
        this.engagement = breach.engagement();
        this.levelName = level;
        this.week = breach.week();
        this.endsOn = breach.endsOn();
        reckon(rule, before);
    }

    private void reckon(CreditRule rule, Money before) {
        monthFee = rule.monthFee().amount();
        percent = rule.percent();
        capPercent = rule.capPercent();
        creditedBefore = before.amount();
        computed = rule.next(before).amount();
        amount = computed;
        currency = rule.monthFee().currency();
    }

    /** Works it out again, as long as it is only proposed and nobody corrected it. */
    void reckonAgain(CreditRule rule, Money before) {
        if (isProposed()) {
            reckon(rule, before);
        }
    }

    /** Whether it stands as it was worked out and may still change with the other credits of its month. */
    boolean isProposed() {
        return status == Status.OWED && correction == null;
    }

    /**
     * Puts another amount in place of the one that was worked out.
     *
     * @throws RuleViolation at {@code amount} if it is negative, more than the fee of the month or no amount that can be paid; at
     *     {@code reason} without one; once it is no longer just owed
     */
    void correct(Money to, @Nullable String reason, Actor by, Instant now) {
        require(status == Status.OWED, "delivery.credit.notOwed");
        if (!to.currency().equals(currency)) {
            throw new RuleViolation(
                            "money.currenciesDiffer", to.currency().getCurrencyCode(), currency.getCurrencyCode())
                    .at("amount");
        }
        if (to.isNegative() || to.compareTo(monthFee()) > 0) {
            throw new RuleViolation("delivery.credit.amount", monthFee()).at("amount");
        }
        var because = WrittenReason.of(reason, LONGEST_REASON, "delivery.reason.required");
        amount = to.payable().amount();
        correction = ReasonedDecision.toldToVendor(by, now, because, List.of());
        registerEvent(new Corrected(engagement, levelName, week, amount(), because, by, now));
    }

    /**
     * Both sides are agreed that it is owed.
     *
     * @param words how it was agreed on
     * @throws RuleViolation unless it is owed, and more than nothing
     */
    void agree(@Nullable String words, Actor by, Instant now) {
        require(status == Status.OWED, "delivery.credit.notOwed");
        require(amount.signum() > 0, "delivery.credit.nothing");
        agreement = ReasonedDecision.toldToVendor(
                by, now, WrittenReason.of(words, LONGEST_REASON, "delivery.credit.agreedHow"), List.of());
        status = Status.AGREED;
        registerEvent(new Agreed(engagement, levelName, week, amount(), by, now));
    }

    /** @throws RuleViolation at {@code reason} without one; once it was set off or fell away */
    void waive(@Nullable String reason, Actor by, Instant now) {
        require(status == Status.OWED || status == Status.AGREED, "delivery.credit.notOwed");
        var because = WrittenReason.of(reason, LONGEST_REASON, "delivery.reason.required");
        waiver = ReasonedDecision.toldToVendor(by, now, because, List.of());
        status = Status.WAIVED;
        registerEvent(new Waived(engagement, levelName, week, amount(), because, by, now));
    }

    /** An invoice is paid less by it; the same invoice twice is the same as once. */
    void setOff(UUID invoice, String number, Actor by, Instant now) {
        if (status == Status.SET_OFF && invoice.equals(invoiceId)) {
            return;
        }
        require(status == Status.AGREED, "delivery.credit.notAgreed");
        status = Status.SET_OFF;
        invoiceId = invoice;
        invoiceNumber = number;
        setOffBy = by.name();
        setOffAt = now;
        registerEvent(new SetOff(engagement, levelName, week, amount(), number, by, now));
    }

    /**
     * The invoice it was set off against is withdrawn: it is open again, or falls away where the miss was taken back meanwhile.
     *
     * @param missStands whether the level still counts as missed
     */
    void release(boolean missStands) {
        require(status == Status.SET_OFF, "delivery.credit.notSetOff");
        status = missStands ? Status.AGREED : Status.DROPPED;
        invoiceId = null;
        invoiceNumber = null;
        setOffBy = null;
        setOffAt = null;
    }

    /** A corrected report took the miss back. What was set off already stays so. */
    void drop() {
        if (status != Status.SET_OFF) {
            status = Status.DROPPED;
        }
    }

    /**
     * Another correction brought the miss back: what people decided about the credit stands. Where they did not say the amount, it is
     * no more than the month has room for.
     *
     * @param left what can still be credited for the month without it
     */
    void comeBack(Money left) {
        if (status != Status.DROPPED) {
            return;
        }
        status = waiver != null ? Status.WAIVED : agreement != null ? Status.AGREED : Status.OWED;
        if (status == Status.AGREED && correction == null && amount().compareTo(left) > 0) {
            amount = left.amount();
            status = left.isZero() ? Status.OWED : Status.AGREED;
        }
    }

    /** The same where the miss is excused: nothing is credited, and it is told as what it was. */
    void comeBackExcused() {
        if (status == Status.DROPPED && waiver != null) {
            status = Status.WAIVED;
        }
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new RuleViolation(rule);
        }
    }

    @Override
    public CreditId getId() {
        return id;
    }

    public CreditId id() {
        return id;
    }

    BreachId breach() {
        return breach;
    }

    public EngagementId engagement() {
        return engagement;
    }

    /** The name of the level that was missed. */
    public String level() {
        return levelName;
    }

    /** The week of the report that showed it. */
    public int week() {
        return week;
    }

    /** The last day of the measuring period; its month is the one whose fee is credited. */
    public LocalDate endsOn() {
        return endsOn;
    }

    public YearMonth month() {
        return YearMonth.from(endsOn);
    }

    /** The fee of that month from which it was worked out. */
    public Money monthFee() {
        return new Money(monthFee, currency);
    }

    /** What is credited for one miss, in per cent of the month's fee. */
    public BigDecimal percent() {
        return percent;
    }

    /** What is credited for one month at most, in per cent of its fee. */
    public BigDecimal capPercent() {
        return capPercent;
    }

    /** What the same month was credited with before it. */
    public Money creditedBefore() {
        return new Money(creditedBefore, currency);
    }

    /** What came out of the contract, before anybody corrected it. */
    public Money computed() {
        return new Money(computed, currency);
    }

    public Money amount() {
        return new Money(amount, currency);
    }

    public Status status() {
        return status;
    }

    @Nullable ReasonedDecision correction() {
        return correction;
    }

    @Nullable ReasonedDecision agreement() {
        return agreement;
    }

    @Nullable ReasonedDecision waiver() {
        return waiver;
    }

    /** The invoice it was set off against; null before. */
    public @Nullable UUID invoice() {
        return invoiceId;
    }

    public @Nullable String invoiceNumber() {
        return invoiceNumber;
    }

    public @Nullable String setOffBy() {
        return setOffBy;
    }

    public @Nullable Instant setOffAt() {
        return setOffAt;
    }

    public enum Status {
        /** Worked out from the contract and not agreed on yet. */
        OWED,
        AGREED,
        SET_OFF,
        WAIVED,
        /** The report was corrected: nothing was missed. */
        DROPPED;

        /** Whether it takes from what can still be credited for its month. */
        boolean counts() {
            return this == OWED || this == AGREED || this == SET_OFF;
        }

        /** The light that goes with its word. */
        public String light() {
            return switch (this) {
                case OWED -> "wait";
                case AGREED -> "info";
                case SET_OFF -> "good";
                case WAIVED, DROPPED -> "idle";
            };
        }
    }

    public record Corrected(
            EngagementId engagement, String level, int week, Money amount, String reason, Actor by, Instant at)
            implements EngagementEvent {}

    public record Agreed(EngagementId engagement, String level, int week, Money amount, Actor by, Instant at)
            implements EngagementEvent {}

    public record Waived(
            EngagementId engagement, String level, int week, Money amount, String reason, Actor by, Instant at)
            implements EngagementEvent {}

    public record SetOff(
            EngagementId engagement, String level, int week, Money amount, String invoice, Actor by, Instant at)
            implements EngagementEvent {}
}
