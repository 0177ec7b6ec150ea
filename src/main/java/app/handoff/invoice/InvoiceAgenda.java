package app.handoff.invoice;

import app.handoff.engagement.Agenda;
import app.handoff.kernel.Deadline;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Role;
import app.handoff.kernel.Sentence;
import app.handoff.tenancy.Tenancy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Invoices to check and to pay, and those that should have come. */
@Component
class InvoiceAgenda implements Agenda {

    private static final int MOST_PLANS = 100;

    private static final Set<InvoiceStatus> WAITING =
            EnumSet.of(InvoiceStatus.RECEIVED, InvoiceStatus.QUERIED, InvoiceStatus.APPROVED);

    /** So many of those to check are held against their contracts here; the others say so once they are opened. */
    private static final int MOST_COMPARED = 20;

    private final InvoiceRepository invoices;
    private final Invoices checking;
    private final InvoicePlans plans;

    InvoiceAgenda(InvoiceRepository invoices, Invoices checking, InvoicePlans plans) {
        this.invoices = invoices;
        this.checking = checking;
        this.plans = plans;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Need> needs(Viewer viewer, Instant now, int limit) {
        if (limit < 1 || !viewer.role().includes(Role.MANAGER)) {
            return List.of();
        }
        var found = invoices.inState(WAITING, Limit.of(limit));
        var vendors = plans.vendors(found.stream().map(Invoice::contract).collect(Collectors.toSet()));
        var differing = checking.differing(found.stream()
                .filter(invoice -> invoice.status() == InvoiceStatus.RECEIVED)
                .limit(MOST_COMPARED)
                .toList());
        var missing = plans.missing(Invoices.day(now), MOST_PLANS).entrySet().stream()
                .map(entry -> missing(entry.getKey(), entry.getValue()));
        return Stream.concat(
                        found.stream()
                                .map(invoice -> need(
                                        invoice,
                                        vendors.getOrDefault(invoice.contract(), ""),
                                        Optional.ofNullable(differing.get(invoice.id()))
                                                .map(InvoiceCheck::verdict)
                                                .orElse(null),
                                        now)),
                        missing)
                .limit(limit)
                .toList();
    }

    /** @param differs in which way it differs from what was agreed; null where it does not, as far as is known */
    private static Need need(Invoice invoice, String vendor, @Nullable Sentence differs, Instant now) {
        var due = endOf(invoice.dueOn());
        var kind = invoice.status() == InvoiceStatus.QUERIED
                ? Need.Kind.WAITING
                : due.at().isBefore(now) ? Need.Kind.PROBLEM : Need.Kind.YOUR_TURN;
        var key = "invoice.agenda." + invoice.status();
        return new Need(
                invoice.engagement(),
                Sentence.of(key, invoice.number()),
                differs == null
                        ? Sentence.of(key + ".note", vendor, invoice.toPay(), Months.said(invoice.month()))
                        : Sentence.of(key + ".differs", vendor, invoice.toPay(), Months.said(invoice.month()), differs),
                due,
                page(invoice.engagement()) + "/" + invoice.id(),
                Sentence.of(key + ".button"),
                kind);
    }

    private static Need missing(InvoicePlan plan, List<YearMonth> months) {
        return new Need(
                plan.engagement(),
                months.size() == 1
                        ? Sentence.of("invoice.agenda.missing", Months.said(months.get(0)))
                        : Sentence.of(
                                "invoice.agenda.missing.many",
                                months.size(),
                                Months.said(months.get(0)),
                                Months.said(months.get(months.size() - 1))),
                Sentence.of("invoice.agenda.missing.note", plan.vendorName()),
                null,
                page(plan.engagement()) + "?contract=" + plan.contract(),
                Sentence.of("invoice.agenda.missing.button"),
                Need.Kind.YOUR_TURN);
    }

    private static String page(EngagementId engagement) {
        return "/engagements/" + engagement + "/invoices";
    }

    @Override
    @Transactional(readOnly = true)
    public List<Happening> happenings(Instant from, Instant to, int limit) {
        if (limit < 1) {
            return List.of();
        }
        return invoices.dueBetween(Invoices.day(from), Invoices.day(to), Limit.of(limit)).stream()
                .map(invoice -> new Happening(
                                invoice.engagement(),
                                Sentence.of("invoice.happening", invoice.number(), invoice.toPay()),
                                endOf(invoice.dueOn()).at())
                        .named("invoice-" + invoice.id())
                        .on(invoice.dueOn())
                        .only(Role.MANAGER))
                .toList();
    }

    private static Deadline endOf(LocalDate day) {
        var zone = Tenancy.locality().zone();
        return new Deadline(day.atTime(LocalTime.of(23, 59)).atZone(zone).toInstant(), zone);
    }
}
