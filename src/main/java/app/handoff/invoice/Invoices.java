package app.handoff.invoice;

import app.handoff.delivery.VendorsAtWork;
import app.handoff.files.FileId;
import app.handoff.files.FileRules;
import app.handoff.files.Files;
import app.handoff.files.InspectedFile;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EditedMeanwhile;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.MailRequest;
import app.handoff.kernel.Money;
import app.handoff.kernel.NoLongerAsked;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.Sentence;
import app.handoff.kernel.VendorId;
import app.handoff.tenancy.Tenancy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.io.InputStreamSource;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes the invoices of vendors, holds them against their contracts, and keeps what became of each. */
@Service
public class Invoices {

    /** What a copy of an invoice may be. */
    static final FileRules COPIES = FileRules.ANY_KIND;

    private static final Set<InvoiceStatus> UNSETTLED =
            EnumSet.of(InvoiceStatus.RECEIVED, InvoiceStatus.QUERIED, InvoiceStatus.APPROVED);

    /** More than any small business leaves lying about. */
    private static final int MOST_UNSETTLED = 1_000;

    /** More wait to be checked in no engagement: until some are, a vendor sends no further one. */
    static final int MOST_UNDECIDED = 50;

    private static final int EXACT = 12;
    private static final LocalDate EVER = LocalDate.of(2200, 1, 1);
    private static final UUID LAST = new UUID(-1, -1);

    private final InvoiceRepository invoices;
    private final DeliveredVolumesRepository volumes;
    private final InvoiceTerms terms;
    private final OpenCredits credits;
    private final Files files;
    private final VendorsAtWork vendors;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    Invoices(
            InvoiceRepository invoices,
            DeliveredVolumesRepository volumes,
            InvoiceTerms terms,
            OpenCredits credits,
            Files files,
            VendorsAtWork vendors,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.invoices = invoices;
        this.volumes = volumes;
        this.terms = terms;
        this.credits = credits;
        this.files = files;
        this.vendors = vendors;
        this.transaction = transaction;
        this.events = events;
    }

    /**
     * What the vendor billed for the work of a period, without taking it over; empty where no invoice is for any of its days.
     *
     * @param from its first day
     * @param to its last day
     */
    @Transactional(readOnly = true)
    public Optional<BilledWork> billed(EngagementId engagement, LocalDate from, LocalDate to) {
        var agreed = terms.on(engagement, to).orElse(null);
        if (agreed == null) {
            return Optional.empty();
        }
        var found = invoices.between(engagement, agreed.id(), from.withDayOfMonth(1), to).stream()
                .filter(invoice -> invoice.status().counts())
                .filter(invoice ->
                        share(agreed.terms(), invoice.month(), from, to).signum() > 0)
                .toList();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var currency = agreed.terms().currency();
        var billed = Money.zero(currency);
        var months = new HashSet<YearMonth>();
        for (var invoice : found) {
            var share = share(agreed.terms(), invoice.month(), from, to);
            billed = billed.plus(partOf(work(invoice, agreed.terms()), share));
            months.add(invoice.month());
        }
        boolean whole = agreed.terms().isMonthly()
                ? months.containsAll(monthsWithWork(agreed.terms(), from, to))
                : isBilledWhole(agreed.terms(), found);
        boolean checked = found.stream().noneMatch(invoice -> invoice.status().isOpen());
        return Optional.of(new BilledWork(billed, whole && checked));
    }

    /** Whether all that is paid once was billed: an instalment is not what a project costs. */
    private static boolean isBilledWhole(BillingTerms terms, List<Invoice> found) {
        return terms.prices().stream()
                .filter(price -> price.kind() == BilledPrice.Kind.ONCE)
                .allMatch(price -> found.stream()
                                .flatMap(invoice -> invoice.lines().stream())
                                .filter(line -> price.key().equals(line.key()))
                                .map(InvoiceLine::quantity)
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .compareTo(price.quantity())
                        >= 0);
    }

    /** What an invoice comes to without taking over the work, which is paid once and is no cost of any month. */
    private static Money work(Invoice invoice, BillingTerms terms) {
        var content = invoice.content();
        return content.lines().stream()
                .filter(line -> ExpectedMonth.TAKING_OVER.equals(line.key()))
                .map(line -> InvoiceCheck.billed(content, line, terms.taxIncluded()))
                .reduce(invoice.billed(), Money::minus);
    }

    private static Money partOf(Money amount, BigDecimal share) {
        return Payable.of(amount.amount().multiply(share), amount.currency());
    }

    /** How much of the work of a month lies between two days, by its days: from 0 to 1. */
    private static BigDecimal share(BillingTerms terms, YearMonth month, LocalDate from, LocalDate to) {
        int all = terms.days(month);
        var first = month.atDay(1).isBefore(from) ? from : month.atDay(1);
        var last = month.atEndOfMonth().isAfter(to) ? to : month.atEndOfMonth();
        return all == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(terms.days(first, last))
                        .divide(BigDecimal.valueOf(all), EXACT, RoundingMode.HALF_UP);
    }

    private static List<YearMonth> monthsWithWork(BillingTerms terms, LocalDate from, LocalDate to) {
        return Stream.iterate(
                        YearMonth.from(from), month -> !month.isAfter(YearMonth.from(to)), month -> month.plusMonths(1))
                .filter(month -> share(terms, month, from, to).signum() > 0)
                .toList();
    }

    /** What may be billed in an engagement by the contract that counts on a day; empty before one is signed. */
    @Transactional(readOnly = true)
    Optional<InvoiceTerms.Agreed> agreed(EngagementId engagement, LocalDate day) {
        return terms.on(engagement, day);
    }

    /** The same by each of its contracts, the first one first. */
    @Transactional(readOnly = true)
    List<InvoiceTerms.Agreed> agreedEach(EngagementId engagement, LocalDate day) {
        return terms.each(engagement, day);
    }

    /** The same by one of them; empty where the engagement has none such. */
    @Transactional(readOnly = true)
    Optional<InvoiceTerms.Agreed> agreed(EngagementId engagement, UUID contract, LocalDate day) {
        return terms.of(engagement, contract, day);
    }

    /** The same as agreed for a month. */
    @Transactional(readOnly = true)
    Optional<InvoiceTerms.Agreed> agreed(EngagementId engagement, UUID contract, YearMonth month) {
        return terms.of(engagement, contract, month);
    }

    /**
     * What the contract of an invoice lets its vendor bill for its month.
     *
     * @throws NotFound if that contract is not there any more
     */
    @Transactional(readOnly = true)
    InvoiceTerms.Agreed agreed(Invoice invoice) {
        return terms.of(invoice.engagement(), invoice.contract(), invoice.month())
                .orElseThrow(NotFound::new);
    }

    /** @throws NotFound if this engagement has no such invoice */
    @Transactional(readOnly = true)
    Invoice get(EngagementId engagement, InvoiceId id) {
        return invoices.findById(id)
                .filter(invoice -> invoice.engagement().equals(engagement))
                .orElseThrow(NotFound::new);
    }

    /** Those under a contract for some months in a row, the first one first. */
    @Transactional(readOnly = true)
    List<Invoice> between(InvoiceTerms.Agreed of, YearMonth from, YearMonth to) {
        return invoices.between(of.engagement(), of.id(), from.atDay(1), to.atEndOfMonth());
    }

    /** @param after the last one of the page before; null for the first page */
    @Transactional(readOnly = true)
    List<Invoice> page(EngagementId engagement, @Nullable InvoiceId after, int size) {
        if (after == null) {
            return invoices.page(engagement, EVER, LAST, Limit.of(size));
        }
        var last = get(engagement, after);
        return invoices.page(engagement, last.month().atDay(1), last.id().id(), Limit.of(size));
    }

    /** What was confirmed as delivered under a contract, by month. */
    @Transactional(readOnly = true)
    Map<YearMonth, DeliveredVolumes> delivered(UUID contract) {
        return volumes.of(contract).stream().collect(Collectors.toMap(DeliveredVolumes::month, month -> month));
    }

    /** What is expected of every month of a contract up to one, each by what was agreed for it. */
    @Transactional(readOnly = true)
    List<ExpectedMonth> expected(InvoiceTerms.Agreed of, YearMonth through) {
        return new Ledger(
                        of,
                        terms.byMonth(of, through),
                        delivered(of.id()),
                        of.terms().most() == null
                                ? List.of()
                                : between(of, of.terms().first(), through))
                .expected(through);
    }

    /** An invoice beside what its contract lets the vendor bill. */
    @Transactional(readOnly = true)
    InvoiceCheck compare(Invoice invoice) {
        return compare(invoice, agreed(invoice));
    }

    @Transactional(readOnly = true)
    InvoiceCheck compare(Invoice invoice, InvoiceTerms.Agreed of) {
        return ledger(invoice, of).check(invoice);
    }

    private Ledger ledger(Invoice invoice, InvoiceTerms.Agreed of) {
        return new Ledger(
                of,
                terms.byMonth(of, invoice.month()),
                delivered(of.id()),
                between(of, Ledger.first(of.terms(), invoice.month()), Ledger.last(of.terms(), invoice.month())));
    }

    /** What is to be checked or paid in each engagement of the business, by currency. */
    @Transactional(readOnly = true)
    public List<OpenInvoices> open() {
        var found = new LinkedHashMap<List<Object>, OpenInvoices>();
        invoices.inState(UNSETTLED, Limit.of(MOST_UNSETTLED))
                .forEach(invoice -> found.merge(
                        List.of(invoice.engagement(), invoice.currency()),
                        OpenInvoices.of(invoice),
                        (before, one) -> before.and(invoice)));
        return List.copyOf(found.values());
    }

    /**
     * In which way invoices differ from what was agreed and delivered; without those that do not, or of which that is not known yet. All
     * are compared in a few statements, however many there are.
     */
    @Transactional(readOnly = true)
    Map<InvoiceId, InvoiceCheck> differing(List<Invoice> asked) {
        if (asked.isEmpty()) {
            return Map.of();
        }
        var months = terms.of(asked);
        var ids = asked.stream().map(Invoice::contract).collect(Collectors.toSet());
        var delivered = volumes.ofAll(ids).stream()
                .collect(Collectors.groupingBy(
                        DeliveredVolumes::contract, Collectors.toMap(DeliveredVolumes::month, month -> month)));
        var first = YearMonth.from(EVER);
        var last = YearMonth.from(LocalDate.EPOCH);
        for (var invoice : asked) {
            var of = Objects.requireNonNull(months.get(invoice.id())).of().terms();
            var from = Ledger.first(of, invoice.month());
            var to = Ledger.last(of, invoice.month());
            first = from.isBefore(first) ? from : first;
            last = to.isAfter(last) ? to : last;
        }
        var billed = invoices.between(ids, first.atDay(1), last.atEndOfMonth()).stream()
                .collect(Collectors.groupingBy(Invoice::contract));
        var found = new HashMap<InvoiceId, InvoiceCheck>();
        for (var invoice : asked) {
            var under = Objects.requireNonNull(months.get(invoice.id()));
            var ledger = new Ledger(
                    under.of(),
                    under.before(),
                    delivered.getOrDefault(invoice.contract(), Map.of()),
                    billed.getOrDefault(invoice.contract(), List.of()));
            var check = ledger.check(invoice);
            if (ledger.expected(invoice).confirmed() && check.differs()) {
                found.put(invoice.id(), check);
            }
        }
        return found;
    }

    /**
     * All that an invoice is held against.
     *
     * @param of its contract, as it is in the month of the invoice
     * @param agreed what it lets the vendor bill in each month up to that one
     * @param delivered what was delivered under it, by month
     * @param billed what was billed under it in the months that count with that one, or in more
     */
    private record Ledger(
            InvoiceTerms.Agreed of,
            Map<YearMonth, BillingTerms> agreed,
            Map<YearMonth, DeliveredVolumes> delivered,
            List<Invoice> billed) {

        /** The first month whose invoices count with those of a month: where there is a most for the whole term, all do. */
        static YearMonth first(BillingTerms of, YearMonth month) {
            return of.most() == null ? yearOf(of, month) : of.first();
        }

        static YearMonth last(BillingTerms of, YearMonth month) {
            return of.most() == null ? yearOf(of, month).plusMonths(11) : of.last();
        }

        /** The first month of the year of the contract in which a month lies. */
        private static YearMonth yearOf(BillingTerms of, YearMonth month) {
            var first = of.first();
            while (!first.plusYears(1).isAfter(month)) {
                first = first.plusYears(1);
            }
            return first;
        }

        List<ExpectedMonth> expected(YearMonth through) {
            var present = of.terms();
            return ExpectedMonth.all(
                    present,
                    month -> agreed.getOrDefault(month, present),
                    byPrice(),
                    present.most() == null ? Map.of() : billedByMonth(through),
                    through);
        }

        private Map<YearMonth, Map<String, BigDecimal>> byPrice() {
            var found = new HashMap<YearMonth, Map<String, BigDecimal>>();
            delivered.forEach((month, confirmed) -> found.put(month, confirmed.byPrice()));
            return found;
        }

        private Map<YearMonth, Money> billedByMonth(YearMonth through) {
            return billed.stream()
                    .filter(invoice -> !invoice.month().isAfter(through))
                    .filter(invoice -> invoice.status().counts())
                    .collect(Collectors.toMap(Invoice::month, Invoice::billed, Money::plus));
        }

        ExpectedMonth expected(Invoice invoice) {
            return expected(invoice.month()).stream()
                    .filter(month -> month.month().equals(invoice.month()))
                    .findFirst()
                    .orElseGet(() -> ExpectedMonth.of(
                            of.terms(),
                            invoice.month(),
                            null,
                            Money.zero(of.terms().currency())));
        }

        InvoiceCheck check(Invoice invoice) {
            var terms = of.terms();
            var year = yearOf(terms, invoice.month());
            var first = first(terms, invoice.month());
            var last = last(terms, invoice.month());
            var before = billed.stream()
                    .filter(other ->
                            !other.month().isBefore(first) && !other.month().isAfter(last))
                    .filter(other -> other.goesBefore(invoice))
                    .toList();
            var inYear = before.stream()
                    .filter(other ->
                            !other.month().isBefore(year) && other.month().isBefore(year.plusYears(1)))
                    .toList();
            var atCost = new HashMap<String, Money>();
            terms.prices().stream()
                    .filter(BilledPrice::isAtCost)
                    .forEach(price -> atCost.put(price.key(), billedBy(inYear, price.key(), terms)));
            return InvoiceCheck.of(
                    terms,
                    expected(invoice)
                            .leaving(terms.left(before.stream()
                                    .filter(other -> !other.month().equals(invoice.month()))
                                    .map(Invoice::billed)
                                    .reduce(Money.zero(terms.currency()), Money::plus))),
                    invoice.content(),
                    before.stream()
                            .filter(other -> other.month().equals(invoice.month()))
                            .map(Invoice::content)
                            .toList(),
                    atCost);
        }

        private static Money billedBy(List<Invoice> invoices, String key, BillingTerms of) {
            return invoices.stream()
                    .map(Invoice::content)
                    .flatMap(content -> content.lines().stream()
                            .filter(line -> key.equals(line.key()))
                            .map(line -> InvoiceCheck.billed(content, line, of.taxIncluded())))
                    .reduce(Money.zero(of.currency()), Money::plus);
        }
    }

    /**
     * Takes an invoice that came. The same one once more is the one that is there.
     *
     * @throws RuleViolation at the field that is wrong: also where this vendor used its number before
     */
    InvoiceId receive(EngagementId engagement, InvoiceContent content, @Nullable NewCopy copy, Actor by, Instant now) {
        var agreed = terms.on(engagement, content.month().atDay(1)).orElseThrow(NotFound::new);
        return receive(agreed, engagement, content, copy, by, now);
    }

    /** The same where it is known under what it comes, such as by the vendor's link, or where several vendors worked in its month. */
    InvoiceId receive(
            InvoiceTerms.Agreed agreed,
            EngagementId engagement,
            InvoiceContent content,
            @Nullable NewCopy copy,
            Actor by,
            Instant now) {
        try (var file = inspected(copy)) {
            return Objects.requireNonNull(
                    transaction.execute(status -> receive(agreed, engagement, content, file, by, now)));
        }
    }

    private InvoiceId receive(
            InvoiceTerms.Agreed agreed,
            EngagementId engagement,
            InvoiceContent content,
            @Nullable InspectedFile copy,
            Actor by,
            Instant now) {
        var before = numbered(agreed.contract().vendor(), content.number());
        if (before.isPresent()) {
            var same = before.get();
            if (same.engagement().equals(engagement) && same.says(content)) {
                return same.id();
            }
            throw twice(same, engagement, by);
        }
        if (by.kind() == Actor.Kind.VENDOR && invoices.undecided(engagement) >= MOST_UNDECIDED) {
            throw new RuleViolation("invoice.link.tooMany", MOST_UNDECIDED);
        }
        return invoices.save(new Invoice(
                        engagement,
                        agreed.contract().id().id(),
                        agreed.contract().vendor(),
                        content.with(kept(copy, null, by, now)),
                        agreed.terms(),
                        day(now),
                        by,
                        now))
                .id();
    }

    /** @throws RuleViolation if this vendor used the number for an invoice of another engagement, of which it tells nothing */
    @Transactional(readOnly = true)
    void requireNotUsedElsewhere(VendorId vendor, String number, EngagementId engagement) {
        numbered(vendor, number)
                .filter(other -> !other.engagement().equals(engagement))
                .ifPresent(other -> {
                    throw usedElsewhere(other);
                });
    }

    /** Looked into before the transaction that keeps it: that takes as long as it takes. */
    private @Nullable InspectedFile inspected(@Nullable NewCopy sent) {
        if (sent == null) {
            return null;
        }
        try (var content = sent.content().getInputStream()) {
            return files.inspect(content, sent.name(), COPIES);
        } catch (RuleViolation violation) {
            throw violation.at("file");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable FileId kept(@Nullable InspectedFile copy, @Nullable FileId before, Actor by, Instant now) {
        try {
            return copy == null ? before : files.store(copy, by, now).id();
        } catch (RuleViolation violation) {
            throw violation.at("file");
        }
    }

    /**
     * A copy of an invoice that comes with a form.
     *
     * @param name as the browser gave it
     */
    record NewCopy(@Nullable String name, InputStreamSource content) {}

    private Optional<Invoice> numbered(VendorId vendor, String number) {
        return invoices.numbered(vendor, InvoiceContent.keyOf(number));
    }

    /** Whoever comes by the link of one work is told no figure of another one. */
    private static RuleViolation twice(Invoice other, EngagementId engagement, Actor by) {
        if (by.kind() != Actor.Kind.MEMBER && !other.engagement().equals(engagement)) {
            return usedElsewhere(other);
        }
        return new RuleViolation("invoice.number.twice", other.number(), Months.said(other.month()), other.total())
                .at("number");
    }

    private static RuleViolation usedElsewhere(Invoice other) {
        return new RuleViolation("invoice.number.usedElsewhere", other.number()).at("number");
    }

    /** @throws EditedMeanwhile if somebody else changed it since */
    void correct(
            EngagementId engagement,
            InvoiceId id,
            int seen,
            InvoiceContent content,
            @Nullable NewCopy copy,
            Actor by,
            Instant now) {
        var agreed = Objects.requireNonNull(transaction.execute(
                status -> terms.of(engagement, get(engagement, id).contract(), content.month())
                        .orElseThrow(NotFound::new)));
        correct(agreed, engagement, id, seen, content, copy, by, now);
    }

    /** The same where it is known under what it comes. */
    void correct(
            InvoiceTerms.Agreed agreed,
            EngagementId engagement,
            InvoiceId id,
            int seen,
            InvoiceContent content,
            @Nullable NewCopy copy,
            Actor by,
            Instant now) {
        try (var file = inspected(copy)) {
            transaction.executeWithoutResult(status -> correct(agreed, engagement, id, seen, content, file, by, now));
        }
    }

    private void correct(
            InvoiceTerms.Agreed agreed,
            EngagementId engagement,
            InvoiceId id,
            int seen,
            InvoiceContent content,
            @Nullable InspectedFile copy,
            Actor by,
            Instant now) {
        var invoice = get(engagement, id);
        numbered(invoice.vendor(), content.number())
                .filter(other -> !other.id().equals(id))
                .ifPresent(other -> {
                    throw twice(other, engagement, by);
                });
        invoices.change(
                invoice,
                seen,
                by.kind() == Actor.Kind.VENDOR ? Invoice::requireOpenToVendor : Invoice::requireOpen,
                any -> any.correct(
                        content.with(kept(copy, any.file().orElse(null), by, now)), agreed.terms(), day(now), by, now));
        settleQuestion(invoice);
    }

    /** Asks the vendor about it; the question is a message to the address of the contract. */
    @Transactional
    void query(EngagementId engagement, InvoiceId id, String what, String businessName, Actor by, Instant now) {
        var invoice = change(engagement, id, any -> any.query(what, by, now));
        // Whoever bills now may be another one than whoever sent this invoice.
        var contract = agreed(invoice).contract();
        events.publishEvent(new NoLongerAsked(id.id()));
        var answer = vendors.further(engagement, invoice.contract(), now)
                .map(path -> path + "/invoices/" + id)
                .orElse(null);
        events.publishEvent(new MailRequest(
                        new MailRequest.Recipient(contract.vendorName(), contract.vendorEmail()),
                        "invoice.query",
                        List.of(
                                businessName,
                                invoice.number(),
                                invoice.invoicedOn(),
                                what.strip(),
                                by.name(),
                                answer == null ? byMail(invoice) : Sentence.of("invoice.query.byLink")),
                        answer,
                        engagement)
                .asking(id.id()));
    }

    /** Where its vendor answers whose links have ended: to whoever of ours stands in its contract. */
    private Sentence byMail(Invoice invoice) {
        return terms.ourSide(invoice.contract()).stream()
                .findFirst()
                .map(ours -> Sentence.of("invoice.query.byMail", ours.name(), ours.email()))
                .orElseGet(() -> Sentence.of("invoice.query.byLink"));
    }

    @Transactional
    void answer(EngagementId engagement, InvoiceId id, String told, Actor by, Instant now) {
        change(engagement, id, invoice -> invoice.answer(told, by, now));
    }

    /**
     * Says that an invoice is to be paid.
     *
     * @param setOff the credits by which less is paid, as somebody chose them
     * @throws RuleViolation {@code invoice.approve.volumes} as long as nobody confirmed what was delivered in the month
     */
    @Transactional
    void approve(
            EngagementId engagement,
            InvoiceId id,
            int seen,
            @Nullable String reason,
            Collection<UUID> setOff,
            Actor by,
            Instant now) {
        var invoice = get(engagement, id);
        var of = agreed(invoice);
        var ledger = ledger(invoice, of);
        invoices.change(
                invoice,
                seen,
                any -> {
                    if (any.status().isOpen() && !ledger.expected(any).confirmed()) {
                        throw new RuleViolation("invoice.approve.volumes");
                    }
                },
                any -> any.approve(
                        ledger.check(any).differs(),
                        of.terms().taxIncluded(),
                        reason,
                        credits.chosen(any, setOff),
                        by,
                        now));
        credits.setOff(invoice, by, now);
        settleQuestion(invoice);
    }

    @Transactional
    void reject(EngagementId engagement, InvoiceId id, String reason, Actor by, Instant now) {
        change(engagement, id, invoice -> invoice.reject(reason, by, now));
    }

    @Transactional
    void withdraw(EngagementId engagement, InvoiceId id, String reason, Actor by, Instant now) {
        change(engagement, id, invoice -> invoice.withdraw(reason, by, now));
    }

    @Transactional
    void reopen(EngagementId engagement, InvoiceId id, Actor by, Instant now) {
        credits.release(change(engagement, id, invoice -> invoice.reopen(by, now)), by, now);
    }

    @Transactional
    void pay(EngagementId engagement, InvoiceId id, int seen, LocalDate on, Money amount, Actor by, Instant now) {
        invoices.change(get(engagement, id), seen, invoice -> invoice.pay(on, amount, day(now), by, now));
    }

    @Transactional
    void takeBackPayment(EngagementId engagement, InvoiceId id, Actor by, Instant now) {
        change(engagement, id, invoice -> invoice.takeBackPayment(by, now));
    }

    private Invoice change(EngagementId engagement, InvoiceId id, Consumer<Invoice> act) {
        var invoice = get(engagement, id);
        act.accept(invoice);
        settleQuestion(invoice);
        return invoices.save(invoice);
    }

    /** A question that was settled before it left need not leave any more; what the vendor settles is withdrawn apart. */
    private void settleQuestion(Invoice invoice) {
        if (Tenancy.required().role() == Tenancy.DatabaseRole.APPLICATION
                && !invoice.queries().isEmpty()
                && invoice.openQuery().isEmpty()) {
            events.publishEvent(new NoLongerAsked(invoice.id().id()));
        }
    }

    /**
     * Confirms what was delivered under a contract in a month.
     *
     * @param seen the version that the page showed; -1 where nobody had confirmed anything
     */
    @Transactional
    void confirm(
            InvoiceTerms.Agreed under,
            YearMonth month,
            int seen,
            List<DeliveredVolumes.Volume> delivered,
            Actor by,
            Instant now) {
        var all = delivered(under.id());
        var others = new HashMap<String, BigDecimal>();
        all.values().stream()
                .filter(other -> !other.month().equals(month))
                .forEach(other -> other.byPrice().forEach((key, much) -> others.merge(key, much, BigDecimal::add)));
        var mine = all.getOrDefault(month, new DeliveredVolumes(under.engagement(), under.id(), month));
        boolean decided = between(under, month, month).stream().anyMatch(Invoice::isAccepted);
        volumes.change(mine, seen, any -> any.confirm(delivered, under.terms(), others, decided, day(now), by, now));
    }

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, Tenancy.locality().zone());
    }
}
