package app.handoff.invoice;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * For which months invoices of one running engagement are to come. Kept beside the contract, so that home finds those that are
 * missing in two statements, however many engagements there are.
 */
@Entity
class InvoicePlan extends BusinessOwned<EngagementId> {

    /** So many days after the end of a month its invoice is missing: vendors bill once a month for the month before. */
    private static final int DAYS_TO_COME = 14;

    @EmbeddedId
    @AttributeOverride(name = "id", column = @Column(name = "engagement_id"))
    private EngagementId engagement;

    private String vendorName;
    private LocalDate starts;
    private LocalDate ends;
    private boolean monthly;

    /** The first month whose invoice is waited for. */
    private LocalDate askedFrom;

    protected InvoicePlan() {}

    /** @param monthly whether an invoice comes each month; else it comes when something was delivered */
    InvoicePlan(EngagementId engagement, String vendorName, LocalDate starts, LocalDate ends, boolean monthly) {
        this.engagement = engagement;
        follow(vendorName, starts, ends, monthly);
    }

    /** Follows a contract; a later one for the same work starts anew. */
    final void follow(String vendor, LocalDate first, LocalDate last, boolean eachMonth) {
        vendorName = vendor;
        starts = first;
        ends = last;
        monthly = eachMonth;
        askedFrom = first.withDayOfMonth(1);
    }

    /** The term of the contract has another last day. */
    void termIs(LocalDate last) {
        ends = last;
    }

    /** The work ends on this day, or ended on it. */
    void endsOn(LocalDate day) {
        if (day.isBefore(ends)) {
            ends = day.isBefore(starts) ? starts : day;
        }
    }

    /**
     * No invoice is waited for up to this month: none will come, or it is kept elsewhere.
     *
     * @throws RuleViolation unless its invoice should have come by now
     */
    void goWithout(YearMonth month, LocalDate today, Actor by, Instant now) {
        if (month.isBefore(YearMonth.from(starts)) || !isDue(month, today)) {
            throw new RuleViolation("invoice.without.notDue");
        }
        var next = month.plusMonths(1).atDay(1);
        if (next.isAfter(askedFrom)) {
            askedFrom = next;
            registerEvent(new WentWithout(engagement, month, by, now));
        }
    }

    /** All invoices that did not come are waited for again. */
    void waitAgain(Actor by, Instant now) {
        if (without().isPresent()) {
            askedFrom = starts.withDayOfMonth(1);
            registerEvent(new WaitedAgain(engagement, by, now));
        }
    }

    /** The last month whose invoice is not waited for; empty where all are. */
    Optional<YearMonth> without() {
        return askedFrom.isAfter(starts) ? Optional.of(YearMonth.from(askedFrom).minusMonths(1)) : Optional.empty();
    }

    /**
     * The months whose invoice should have come by now, the first one first.
     *
     * @param billed those for which one came
     */
    List<YearMonth> missing(Collection<YearMonth> billed, LocalDate today) {
        if (!monthly) {
            return List.of();
        }
        return Stream.iterate(YearMonth.from(askedFrom), month -> isDue(month, today), month -> month.plusMonths(1))
                .filter(month -> !billed.contains(month))
                .toList();
    }

    private boolean isDue(YearMonth month, LocalDate today) {
        return !month.isAfter(YearMonth.from(ends)) && !month.isAfter(lastDue(today));
    }

    /** The last month whose invoice should have come by now. */
    static YearMonth lastDue(LocalDate today) {
        return YearMonth.from(today.minusDays(DAYS_TO_COME)).minusMonths(1);
    }

    @Override
    public EngagementId getId() {
        return engagement;
    }

    EngagementId engagement() {
        return engagement;
    }

    String vendorName() {
        return vendorName;
    }

    record WentWithout(EngagementId engagement, YearMonth month, Actor by, Instant at) implements EngagementEvent {

        @Override
        public Object[] words() {
            return new Object[] {Months.said(month)};
        }
    }

    record WaitedAgain(EngagementId engagement, Actor by, Instant at) implements EngagementEvent {}
}
