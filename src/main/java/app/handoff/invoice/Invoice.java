package app.handoff.invoice;

import app.handoff.contract.PaymentTerms;
import app.handoff.files.FileId;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Money;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.VendorId;
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
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What a vendor billed for one month of an engagement, and what became of it. */
@Entity
@DynamicUpdate
class Invoice extends BusinessOwned<InvoiceId> {

    static final int LONGEST_REASON = 1_000;

    private static final String REASON_REQUIRED = "invoice.reason.required";

    @EmbeddedId
    private InvoiceId id;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "engagement_id"))
    private EngagementId engagement;

    private UUID contractId;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "vendor_id"))
    private VendorId vendor;

    private LocalDate month;
    private String number;
    private String numberKey;
    private LocalDate invoicedOn;
    private LocalDate receivedOn;
    private LocalDate dueOn;
    private boolean taxIncluded;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<InvoiceLine> lines;

    private BigDecimal tax;
    private BigDecimal total;
    private Currency currency;

    /** As the prices of the contract are, with or without tax, so that it compares with them. */
    private BigDecimal billed;

    private @Nullable UUID fileId;

    @Enumerated(EnumType.STRING)
    private InvoiceStatus status = InvoiceStatus.RECEIVED;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<InvoiceQuery> queries = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    private List<CreditLine> credits = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable InvoiceDecision decision;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable InvoicePayment payment;

    @Enumerated(EnumType.STRING)
    private Actor.Kind sentByKind;

    private String sentBy;
    private Instant enteredAt;

    protected Invoice() {}

    /**
     * An invoice that came.
     *
     * @throws RuleViolation at the field that is wrong
     */
    Invoice(
            EngagementId engagement,
            UUID contract,
            VendorId vendor,
            InvoiceContent content,
            BillingTerms terms,
            LocalDate today,
            Actor by,
            Instant now) {
        this.id = InvoiceId.next();
        this.engagement = engagement;
        this.contractId = contract;
        this.vendor = vendor;
        this.sentByKind = by.kind();
        this.sentBy = by.name();
        this.enteredAt = now;
        take(content, terms, today);
        registerEvent(new Received(id, engagement, number, total(), by, now));
        tellOf(by, now);
    }

    /** What the vendor does by its link, we are to hear of. */
    private void tellOf(Actor by, Instant now) {
        if (by.kind() == Actor.Kind.VENDOR) {
            registerEvent(new CameByLink(id, engagement, contractId, now));
        }
    }

    private void take(InvoiceContent content, BillingTerms terms, LocalDate today) {
        content.check(terms, today);
        this.month = content.month().atDay(1);
        this.number = content.number().strip();
        this.numberKey = content.numberKey();
        this.invoicedOn = content.invoicedOn();
        this.receivedOn = content.receivedOn();
        this.dueOn = terms.dueOn(content.receivedOn());
        this.taxIncluded = content.taxIncluded();
        this.lines = content.lines();
        this.tax = content.tax().amount();
        this.total = content.total().amount();
        this.currency = content.currency();
        this.billed = content.billed(terms.taxIncluded()).amount();
        this.fileId = content.file() == null ? null : content.file().id();
    }

    /** @throws RuleViolation if it was decided on: then it has to be taken up again first */
    void requireOpen() {
        if (!status.isOpen()) {
            throw new RuleViolation("invoice.decided", status);
        }
    }

    /**
     * @throws RuleViolation unless the vendor itself can correct it: one that it sent, or was asked about, before it is decided on
     */
    void requireOpenToVendor() {
        requireOpen();
        if (!isFromVendor() && status != InvoiceStatus.QUERIED) {
            throw new RuleViolation("invoice.link.notYours");
        }
    }

    /**
     * Takes what a corrected invoice says, or what was mistyped; a question about it is settled by that.
     *
     * @throws RuleViolation at the field that is wrong, or if it was decided on
     */
    void correct(InvoiceContent content, BillingTerms terms, LocalDate today, Actor by, Instant now) {
        requireOpen();
        take(content, terms, today);
        settle(null, now);
        registerEvent(new Corrected(id, engagement, number, by, now));
        tellOf(by, now);
    }

    /** Asks the vendor what is wrong with it. */
    void query(@Nullable String what, Actor by, Instant now) {
        requireOpen();
        var asked =
                new InvoiceQuery(WrittenReason.of(what, LONGEST_REASON, "invoice.query.required"), by, now, null, null);
        settle(null, now);
        status = InvoiceStatus.QUERIED;
        queries = Stream.concat(queries.stream(), Stream.of(asked)).toList();
        registerEvent(new Queried(id, engagement, number, by, now));
    }

    /** What the vendor answered; the invoice stands as it is and is to be checked again. */
    void answer(@Nullable String told, Actor by, Instant now) {
        requireQueried();
        settle(WrittenReason.of(told, LONGEST_REASON, "invoice.answer.required"), now);
        registerEvent(new Answered(id, engagement, number, by, now));
        tellOf(by, now);
    }

    private void settle(@Nullable String told, Instant now) {
        queries = queries.stream()
                .map(query -> query.waits() ? query.settled(told, now) : query)
                .toList();
        if (status == InvoiceStatus.QUERIED) {
            moveTo(InvoiceStatus.RECEIVED);
        }
    }

    /**
     * Says that it is to be paid, less the credits that are set off.
     *
     * @param differs whether something on it is not as the contract says
     * @param withTax whether credits, like the prices of the contract that they are a part of, include tax; else the tax on them
     *     falls with them, at the rate that the invoice has on the whole
     * @param reason why it is right all the same; needed where it differs
     * @param setOff credits by which less is paid
     */
    void approve(
            boolean differs, boolean withTax, @Nullable String reason, List<CreditLine> setOff, Actor by, Instant now) {
        if (!status.isOpen()) {
            throw new RuleViolation("invoice.cannotBecome", status, InvoiceStatus.APPROVED);
        }
        var why = differs || reason != null && !reason.isBlank()
                ? WrittenReason.of(reason, LONGEST_REASON, "invoice.approve.why")
                : null;
        var taken = withTax
                ? setOff
                : setOff.stream().map(credit -> credit.with(taxOf(credit))).toList();
        var less = taken.stream().map(CreditLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (less.compareTo(total) > 0) {
            throw new RuleViolation("invoice.credits.more", total()).at("credits");
        }
        settle(null, now);
        moveTo(InvoiceStatus.APPROVED);
        credits = List.copyOf(taken);
        decision = new InvoiceDecision(by, now, why);
        registerEvent(new Approved(id, engagement, number, toPay(), by, now));
    }

    /** The tax that falls with a credit, as it can be paid. */
    private BigDecimal taxOf(CreditLine credit) {
        var net = total.subtract(tax);
        return net.signum() <= 0
                ? BigDecimal.ZERO
                : credit.amount().multiply(tax).divide(net, Payable.places(currency), RoundingMode.HALF_UP);
    }

    /** Whether it is to be paid or was. */
    boolean isAccepted() {
        return status == InvoiceStatus.APPROVED || status == InvoiceStatus.PAID;
    }

    /** Says that it is not paid. */
    void reject(@Nullable String reason, Actor by, Instant now) {
        close(InvoiceStatus.REJECTED, reason, by, now);
        registerEvent(new Rejected(id, engagement, number, by, now));
    }

    /** The vendor took it back, or it was entered by mistake: its number can be used again. */
    void withdraw(@Nullable String reason, Actor by, Instant now) {
        close(InvoiceStatus.WITHDRAWN, reason, by, now);
        registerEvent(new Withdrawn(id, engagement, number, by, now));
    }

    private void close(InvoiceStatus next, @Nullable String reason, Actor by, Instant now) {
        requireMove(next);
        var why = WrittenReason.of(reason, LONGEST_REASON, REASON_REQUIRED);
        settle(null, now);
        moveTo(next);
        decision = new InvoiceDecision(by, now, why);
    }

    /**
     * Takes it up again after it was approved or rejected: nothing is decided, and no credit is set off.
     *
     * @throws RuleViolation if there is nothing to take back, or it is paid
     */
    void reopen(Actor by, Instant now) {
        if (status != InvoiceStatus.APPROVED && status != InvoiceStatus.REJECTED) {
            throw new RuleViolation("invoice.cannotBecome", status, InvoiceStatus.RECEIVED);
        }
        moveTo(InvoiceStatus.RECEIVED);
        decision = null;
        credits = List.of();
        registerEvent(new Reopened(id, engagement, number, by, now));
    }

    /**
     * Says that it was paid.
     *
     * @param amount what was paid, with tax; more than is to be paid is refused
     */
    void pay(LocalDate on, Money amount, LocalDate today, Actor by, Instant now) {
        if (status != InvoiceStatus.APPROVED) {
            throw new RuleViolation("invoice.cannotBecome", status, InvoiceStatus.PAID);
        }
        if (on.isAfter(today)) {
            throw new RuleViolation("invoice.day.future").at("paidOn");
        }
        if (on.isBefore(invoicedOn)) {
            throw new RuleViolation("invoice.paid.early", invoicedOn).at("paidOn");
        }
        if (amount.isNegative() || amount.isZero() && !toPay().isZero()) {
            throw new RuleViolation("invoice.paid.nothing").at("amount");
        }
        if (amount.amount().stripTrailingZeros().scale() > Payable.places(currency)) {
            throw new RuleViolation("invoice.amount.exact", currency.getCurrencyCode(), Payable.places(currency))
                    .at("amount");
        }
        if (amount.compareTo(toPay()) > 0) {
            throw new RuleViolation("invoice.paid.more", toPay()).at("amount");
        }
        moveTo(InvoiceStatus.PAID);
        payment = new InvoicePayment(on, amount.amount(), by, now);
        registerEvent(new Paid(id, engagement, number, amount, on, by, now));
    }

    /** The payment was entered by mistake. */
    void takeBackPayment(Actor by, Instant now) {
        if (status != InvoiceStatus.PAID) {
            throw new RuleViolation("invoice.cannotBecome", status, InvoiceStatus.APPROVED);
        }
        moveTo(InvoiceStatus.APPROVED);
        payment = null;
        registerEvent(new PaymentTakenBack(id, engagement, number, by, now));
    }

    private void moveTo(InvoiceStatus next) {
        requireMove(next);
        status = next;
    }

    /** @throws RuleViolation if that cannot become of it now */
    void requireMove(InvoiceStatus next) {
        if (!status.canBecome(next)) {
            throw new RuleViolation("invoice.cannotBecome", status, next);
        }
    }

    /** @throws RuleViolation if no question about it waits for an answer */
    void requireQueried() {
        if (status != InvoiceStatus.QUERIED) {
            throw new RuleViolation("invoice.notQueried");
        }
    }

    /** What is to be paid: its total less the credits that are set off. */
    Money toPay() {
        return total().minus(credited());
    }

    /** The same, where it is paid early. */
    Money toPay(PaymentTerms.EarlyPayment discount) {
        var rest = BigDecimal.valueOf(100).subtract(discount.percent()).movePointLeft(2);
        return Payable.of(toPay().amount().multiply(rest), currency);
    }

    Money credited() {
        return new Money(credits.stream().map(CreditLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add), currency);
    }

    /** Whether it says the same; a copy of it may have another name. */
    boolean says(InvoiceContent other) {
        var mine = content();
        return mine.month().equals(other.month())
                && mine.numberKey().equals(other.numberKey())
                && mine.invoicedOn().equals(other.invoicedOn())
                && mine.receivedOn().equals(other.receivedOn())
                && mine.taxIncluded() == other.taxIncluded()
                && mine.lines().equals(other.lines())
                && mine.tax().equals(other.tax())
                && mine.total().equals(other.total());
    }

    InvoiceContent content() {
        return new InvoiceContent(
                month(), number, invoicedOn, receivedOn, taxIncluded, lines, tax(), total(), file().orElse(null));
    }

    @Override
    public InvoiceId getId() {
        return id;
    }

    InvoiceId id() {
        return id;
    }

    EngagementId engagement() {
        return engagement;
    }

    UUID contract() {
        return contractId;
    }

    VendorId vendor() {
        return vendor;
    }

    YearMonth month() {
        return YearMonth.from(month);
    }

    String number() {
        return number;
    }

    LocalDate invoicedOn() {
        return invoicedOn;
    }

    LocalDate receivedOn() {
        return receivedOn;
    }

    LocalDate dueOn() {
        return dueOn;
    }

    boolean taxIncluded() {
        return taxIncluded;
    }

    List<InvoiceLine> lines() {
        return lines;
    }

    Money tax() {
        return new Money(tax, currency);
    }

    Money total() {
        return new Money(total, currency);
    }

    Money billed() {
        return new Money(billed, currency);
    }

    Currency currency() {
        return currency;
    }

    Optional<FileId> file() {
        return Optional.ofNullable(fileId).map(FileId::new);
    }

    InvoiceStatus status() {
        return status;
    }

    List<InvoiceQuery> queries() {
        return queries;
    }

    /** What the vendor was asked and has not answered. */
    Optional<InvoiceQuery> openQuery() {
        return queries.stream().filter(InvoiceQuery::waits).findFirst();
    }

    List<CreditLine> credits() {
        return credits;
    }

    @Nullable InvoiceDecision decision() {
        return decision;
    }

    @Nullable InvoicePayment payment() {
        return payment;
    }

    /** What was paid; nothing as long as it was not. */
    Money paid() {
        return payment == null ? Money.zero(currency) : new Money(payment.amount(), currency);
    }

    /**
     * Whether it takes its part of what can be billed before another one under the same contract: it came earlier, or it is to be
     * paid while that one is not, whatever was corrected since. What both bill is then asked about on the other one.
     */
    boolean goesBefore(Invoice other) {
        return status.counts()
                && !id.equals(other.id)
                && contractId.equals(other.contractId)
                && (cameBefore(other) || isAccepted() && !other.isAccepted());
    }

    private boolean cameBefore(Invoice other) {
        int earlier = enteredAt.compareTo(other.enteredAt);
        return earlier < 0 || earlier == 0 && id.id().compareTo(other.id.id()) < 0;
    }

    boolean isFromVendor() {
        return sentByKind == Actor.Kind.VENDOR;
    }

    String sentBy() {
        return sentBy;
    }

    Instant enteredAt() {
        return enteredAt;
    }

    /** The vendor sent, corrected or answered it through its link. */
    record CameByLink(InvoiceId invoice, EngagementId engagement, UUID contract, Instant at) {}

    record Received(InvoiceId invoice, EngagementId engagement, String number, Money total, Actor by, Instant at)
            implements EngagementEvent {}

    record Corrected(InvoiceId invoice, EngagementId engagement, String number, Actor by, Instant at)
            implements EngagementEvent {}

    record Queried(InvoiceId invoice, EngagementId engagement, String number, Actor by, Instant at)
            implements EngagementEvent {}

    record Answered(InvoiceId invoice, EngagementId engagement, String number, Actor by, Instant at)
            implements EngagementEvent {}

    record Approved(InvoiceId invoice, EngagementId engagement, String number, Money toPay, Actor by, Instant at)
            implements EngagementEvent {}

    record Rejected(InvoiceId invoice, EngagementId engagement, String number, Actor by, Instant at)
            implements EngagementEvent {}

    record Withdrawn(InvoiceId invoice, EngagementId engagement, String number, Actor by, Instant at)
            implements EngagementEvent {}

    record Reopened(InvoiceId invoice, EngagementId engagement, String number, Actor by, Instant at)
            implements EngagementEvent {}

    record Paid(
            InvoiceId invoice, EngagementId engagement, String number, Money amount, LocalDate on, Actor by, Instant at)
            implements EngagementEvent {}

    record PaymentTakenBack(InvoiceId invoice, EngagementId engagement, String number, Actor by, Instant at)
            implements EngagementEvent {}
}
