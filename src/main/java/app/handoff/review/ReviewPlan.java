package app.handoff.review;

import app.handoff.contract.Renewal;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.ExchangeRate;
import app.handoff.kernel.Money;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * When the reviews of one running engagement are due, and what its contract costs. Kept beside the contract so that the
 * whole list of results needs one statement.
 */
@Entity
class ReviewPlan extends BusinessOwned<EngagementId> {

    private static final int NOTICE_AHEAD_DAYS = 60;
    private static final int MONTHS = 3;

    @EmbeddedId
    @AttributeOverride(name = "id", column = @Column(name = "engagement_id"))
    private EngagementId engagement;

    private String vendorName;
    private LocalDate starts;
    private LocalDate ends;
    private LocalDate noticeOn;

    @Enumerated(EnumType.STRING)
    private Renewal renewal = Renewal.AUTO;

    private BigDecimal workPerTerm;
    private BigDecimal takingOver;
    private Currency currency;
    private int termMonths;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable ExchangeRate rate;

    /** Whether the contract was changed, so that what a day costs has to be asked by the day. */
    private boolean amended;

    private @Nullable LocalDate liveOn;
    private @Nullable LocalDate reviewedTo;
    private boolean closed;
    private boolean noticeGiven;
    private boolean over;
    private @Nullable LocalDate dueOn;

    @Enumerated(EnumType.STRING)
    private @Nullable DueRule dueRule;

    protected ReviewPlan() {}

    ReviewPlan(EngagementId engagement, Agreed agreed) {
        this.engagement = engagement;
        take(agreed);
        schedule();
    }

    /** Follows a contract; a later one for the same work starts anew. */
    void follow(Agreed agreed) {
        take(agreed);
        schedule();
    }

    private void take(Agreed agreed) {
        vendorName = agreed.vendorName();
        starts = agreed.starts();
        ends = agreed.ends();
        noticeOn = agreed.ends().minusDays(agreed.noticeDays());
        workPerTerm = agreed.workPerTerm().amount();
        takingOver = agreed.takingOver().amount();
        currency = agreed.workPerTerm().currency();
        termMonths = Math.max(1, agreed.termMonths());
        rate = agreed.rate();
        amended = false;
        liveOn = null;
        reviewedTo = null;
        closed = false;
        noticeGiven = false;
        over = false;
    }

    void live(LocalDate on) {
        liveOn = on;
        schedule();
    }

    void reviewed(LocalDate to) {
        reviewedTo = to;
        schedule();
    }

    /** Both sides agreed on a change of the contract. */
    void priceByDay() {
        amended = true;
    }

    public boolean isPricedByDay() {
        return amended;
    }

    /** Both sides agreed on another term, or the contract goes on by its own clause. */
    void termIs(LocalDate lastDay, LocalDate noticeDay, Renewal then) {
        if (!noticeGiven && !over) {
            ends = lastDay;
            noticeOn = noticeDay;
            renewal = then;
            schedule();
        }
    }

    /** The contract was ended with this as its last day: nobody has to decide about notice any more. */
    void noticeGiven(LocalDate lastDay) {
        noticeGiven = true;
        endEarly(lastDay);
    }

    /** The work is over, at the latest on this day: what is left is the last look back. */
    void ended(LocalDate on) {
        over = true;
        endEarly(on);
    }

    private void endEarly(LocalDate on) {
        if (on.isBefore(ends)) {
            ends = on.isBefore(starts) ? starts : on;
        }
        schedule();
    }

    /** No further review: the engagement is over. */
    void close() {
        closed = true;
        schedule();
    }

    private void schedule() {
        if (closed) {
            dueOn = null;
            dueRule = null;
            return;
        }
        var since = reviewedTo;
        var quarter = (since == null ? starts : since).plusMonths(MONTHS);
        var next = Stream.of(
                        due(liveOn != null && liveOn.isAfter(starts) ? liveOn : null, DueRule.END_OF_TRANSITION),
                        due(noticeGiven || over ? null : noticeOn.minusDays(NOTICE_AHEAD_DAYS), DueRule.BEFORE_NOTICE),
                        due(ends, DueRule.END),
                        due(quarter, DueRule.QUARTER))
                .flatMap(Optional::stream)
                .filter(due -> !due.on.isBefore(starts) && !due.on.isAfter(ends))
                .filter(due -> since == null || due.on.isAfter(since))
                .reduce((one, other) -> other.on.isBefore(one.on) ? other : one);
        dueOn = next.map(due -> due.on).orElse(null);
        dueRule = next.map(due -> due.rule).orElse(null);
    }

    private static Optional<Due> due(@Nullable LocalDate on, DueRule rule) {
        return on == null ? Optional.empty() : Optional.of(new Due(on, rule));
    }

    private record Due(LocalDate on, DueRule rule) {}

    @Override
    public EngagementId getId() {
        return engagement;
    }

    public EngagementId engagement() {
        return engagement;
    }

    public String vendorName() {
        return vendorName;
    }

    public LocalDate starts() {
        return starts;
    }

    public LocalDate ends() {
        return ends;
    }

    /**
     * The last day on which what follows the term can be decided: by notice where it goes on by itself, by taking up the option
     * to extend it where there is one.
     */
    public LocalDate noticeOn() {
        return noticeOn;
    }

    /** What happens when the term is over. */
    public Renewal renewal() {
        return renewal;
    }

    /** Whether notice has to be given before the work can end: it goes on, and nobody has ended its contract. */
    public boolean awaitsNotice() {
        return !noticeGiven && !over;
    }

    /** Whether the work has ended for good. */
    public boolean isOver() {
        return over;
    }

    public Money workPerTerm() {
        return new Money(workPerTerm, currency);
    }

    public Money takingOver() {
        return new Money(takingOver, currency);
    }

    public int termMonths() {
        return termMonths;
    }

    /** At which rate its amounts were compared before it was chosen; null where it is in the currency of its request. */
    public @Nullable ExchangeRate rate() {
        return rate;
    }

    public @Nullable LocalDate dueOn() {
        return dueOn;
    }

    public @Nullable DueRule dueRule() {
        return dueRule;
    }

    public boolean isDue(LocalDate today) {
        return dueOn != null && !dueOn.isAfter(today);
    }

    /** Whether there are days of work that nobody looked at yet. */
    public boolean isOpen(LocalDate today) {
        return !nextFrom().isAfter(lastDay(today));
    }

    /** The last day a review of today can look at. */
    LocalDate lastDay(LocalDate today) {
        return today.isAfter(ends) ? ends : today;
    }

    /** The first day nobody looked at yet. */
    public LocalDate nextFrom() {
        return reviewedTo == null ? starts : reviewedTo.plusDays(1);
    }

    /**
     * What a review needs of the contract.
     *
     * @param workPerTerm the price of the work over the term, without taking over
     * @param rate at which it was compared when it was chosen; null where it is in the currency of its request
     */
    record Agreed(
            String vendorName,
            LocalDate starts,
            LocalDate ends,
            int noticeDays,
            Money workPerTerm,
            Money takingOver,
            int termMonths,
            @Nullable ExchangeRate rate) {}
}
