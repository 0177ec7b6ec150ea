package app.handoff.invoice;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * For which months invoices under one contract are to come. Kept beside it, so that home finds those that are missing in two
 * statements, however many there are. Where a vendor took over from another one in the middle of a month, both bill that month.
 */
@Entity
class InvoicePlan extends BusinessOwned<UUID> {

    /** So many days after the end of a month its invoice is missing: vendors bill once a month for the month before. */
    private static final int DAYS_TO_COME = 14;

    @Id
    private UUID contractId;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "engagement_id"))
    private EngagementId engagement;

    private String vendorName;
    private LocalDate starts;
    private LocalDate ends;
    private boolean monthly;

    /** The first month whose invoice is waited for. */
    private LocalDate askedFrom;

    protected InvoicePlan() {}

    /** @param monthly whether an invoice comes each month; else it comes when something was delivered, and is not waited for */
    InvoicePlan(
            UUID contract,
            EngagementId engagement,
            String vendorName,
            LocalDate starts,
            LocalDate ends,
            boolean monthly) {
        this.contractId = contract;
        this.engagement = engagement;
        this.vendorName = vendorName;
        this.starts = starts;
        this.ends = ends;
        this.monthly = monthly;
        this.askedFrom = starts.withDayOfMonth(1);
    }

    static InvoicePlan of(InvoiceTerms.Agreed agreed) {
        var terms = agreed.terms();
        return new InvoicePlan(
                agreed.id(),
                agreed.engagement(),
                agreed.contract().vendorName(),
                terms.starts(),
                terms.ends(),
                terms.isMonthly());
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
    public UUID getId() {
        return contractId;
    }

    UUID contract() {
        return contractId;
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
