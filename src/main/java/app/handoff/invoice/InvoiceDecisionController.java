package app.handoff.invoice;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Ids;
import app.handoff.kernel.Money;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.Sentence;
import app.handoff.text.NumberKind;
import app.handoff.text.Numbers;
import app.handoff.text.ReadAs;
import app.handoff.web.AnswerReader;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.ReasonForm;
import app.handoff.web.ReasonPage;
import app.handoff.web.StoredForm;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Decides about an invoice: asks about it, approves, rejects or withdraws it, and says that it was paid. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{id}/invoices/{invoice}")
class InvoiceDecisionController {

    private static final String PAGE = "redirect:/engagements/{id}/invoices/{invoice}";

    private final Invoices invoices;
    private final InvoicePages pages;
    private final InvoicePage page;
    private final FormSubmission formSubmission;
    private final Clock clock;

    InvoiceDecisionController(
            Invoices invoices, InvoicePages pages, InvoicePage page, FormSubmission formSubmission, Clock clock) {
        this.invoices = invoices;
        this.pages = pages;
        this.page = page;
        this.formSubmission = formSubmission;
        this.clock = clock;
    }

    @PostMapping("/approval")
    String approve(
            @PathVariable String id,
            @PathVariable String invoice,
            CurrentMember member,
            @ModelAttribute("form") ApprovalForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var found = invoices.get(EngagementId.of(id), InvoiceId.of(invoice));
        boolean done = formSubmission.save(
                () -> invoices.approve(
                        found.engagement(),
                        found.id(),
                        FormSubmission.seen(form.version()),
                        form.reason(),
                        form.credits().stream().map(Ids::parse).toList(),
                        member.actor(),
                        clock.instant()),
                () -> stored(found, now -> now.status() == InvoiceStatus.APPROVED ? ApprovalForm.of(now) : null),
                errors,
                model,
                response);
        return acted(done, "invoice.approved", found, model, next);
    }

    private StoredForm stored(Invoice before, Function<Invoice, @Nullable Record> form) {
        var now = invoices.get(before.engagement(), before.id());
        return new StoredForm(now.version(), form.apply(now));
    }

    private String acted(boolean done, String toast, Invoice before, Model model, RedirectAttributes next) {
        if (done) {
            Toast.show(next, toast, before.number());
            return PAGE;
        }
        return page.show(invoices.get(before.engagement(), before.id()), model);
    }

    @PostMapping("/payment")
    String pay(
            @PathVariable String id,
            @PathVariable String invoice,
            CurrentMember member,
            @ModelAttribute("paying") PaymentForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var found = invoices.get(EngagementId.of(id), InvoiceId.of(invoice));
        var amount = form.read(found.currency(), errors);
        boolean done = formSubmission.save(
                () -> invoices.pay(
                        found.engagement(),
                        found.id(),
                        FormSubmission.seen(form.version()),
                        Objects.requireNonNull(form.paidOn()),
                        Objects.requireNonNull(amount),
                        member.actor(),
                        clock.instant()),
                () -> stored(found, now -> now.payment() == null ? null : PaymentForm.of(now))
                        .comparedWith(new PaymentForm(
                                form.version(),
                                form.paidOn(),
                                amount == null
                                        ? null
                                        : Numbers.print(amount.amount().stripTrailingZeros()))),
                errors,
                model,
                response);
        return acted(done, "invoice.paid", found, model, next);
    }

    @PostMapping("/payment-taken-back")
    String takeBackPayment(
            @PathVariable String id, @PathVariable String invoice, CurrentMember member, RedirectAttributes next) {
        invoices.takeBackPayment(EngagementId.of(id), InvoiceId.of(invoice), member.actor(), clock.instant());
        Toast.show(next, "invoice.payment.takenBack");
        return PAGE;
    }

    @PostMapping("/reopening")
    String reopen(
            @PathVariable String id, @PathVariable String invoice, CurrentMember member, RedirectAttributes next) {
        invoices.reopen(EngagementId.of(id), InvoiceId.of(invoice), member.actor(), clock.instant());
        Toast.show(next, "invoice.reopened");
        return PAGE;
    }

    private Act act(String name) {
        for (var act : Act.values()) {
            if (act.name().toLowerCase(Locale.ROOT).equals(name)) {
                return act;
            }
        }
        throw new NotFound();
    }

    private ReasonPage reasons(Act act, Invoice invoice) {
        var address = "/engagements/" + invoice.engagement() + "/invoices/" + invoice.id();
        var name = act.name().toLowerCase(Locale.ROOT);
        var asked = ReasonPage.of(act.key, address, address + "/" + name, Invoice.LONGEST_REASON, invoice.number())
                .about(invoice.number());
        return switch (act) {
            case QUERY -> asked.hinted();
            case ANSWER -> asked;
            case REJECTION ->
                asked.warning().noting(invoice.isFromVendor() ? Sentence.of("invoice.reject.vendorReads") : null);
            case WITHDRAWAL -> asked.warning();
        };
    }

    /** Asks for the words with which somebody asks about it, answers, rejects or withdraws it. */
    @GetMapping("/{act}")
    String ask(
            @PathVariable String id,
            @PathVariable String invoice,
            @PathVariable String act,
            Model model,
            RedirectAttributes next) {
        var found = invoices.get(EngagementId.of(id), InvoiceId.of(invoice));
        var asked = reasons(act(act), found);
        return (act(act) == Act.QUERY ? asked.proposing(pages.question(found, invoices.compare(found))) : asked)
                .ask(() -> act(act).require(found), model, next);
    }

    @PostMapping("/{act}")
    String carryOut(
            @PathVariable String id,
            @PathVariable String invoice,
            @PathVariable String act,
            CurrentMember member,
            @ModelAttribute("form") ReasonForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var found = invoices.get(EngagementId.of(id), InvoiceId.of(invoice));
        return reasons(act(act), found)
                .submit(
                        formSubmission,
                        () -> carryOut(act(act), found, form.text(), member, clock.instant()),
                        () -> act(act).said(invoices.get(found.engagement(), found.id())),
                        Sentence.of(act(act).toast),
                        errors,
                        response,
                        model,
                        next);
    }

    private void carryOut(Act act, Invoice found, String words, CurrentMember member, Instant now) {
        var by = member.actor();
        switch (act) {
            case QUERY -> invoices.query(found.engagement(), found.id(), words, member.businessName(), by, now);
            case ANSWER -> invoices.answer(found.engagement(), found.id(), words, by, now);
            case REJECTION -> invoices.reject(found.engagement(), found.id(), words, by, now);
            case WITHDRAWAL -> invoices.withdraw(found.engagement(), found.id(), words, by, now);
        }
    }

    /** What is done to an invoice with words; its address is its name. */
    private enum Act {
        QUERY("invoice.query", "invoice.queried"),
        ANSWER("invoice.answer", "invoice.answered"),
        REJECTION("invoice.reject", "invoice.rejected"),
        WITHDRAWAL("invoice.withdraw", "invoice.withdrawn");

        private final String key;
        private final String toast;

        Act(String key, String toast) {
            this.key = key;
            this.toast = toast;
        }

        /** @throws app.handoff.kernel.RuleViolation if it cannot be done now */
        void require(Invoice invoice) {
            switch (this) {
                case QUERY -> invoice.requireOpen();
                case ANSWER -> invoice.requireQueried();
                case REJECTION -> invoice.requireMove(InvoiceStatus.REJECTED);
                case WITHDRAWAL -> invoice.requireMove(InvoiceStatus.WITHDRAWN);
            }
        }

        /** The words with which it is done by now; null while it is not, or where doing it again is something new. */
        @Nullable String said(Invoice now) {
            var decision = now.decision();
            boolean done = this == REJECTION && now.status() == InvoiceStatus.REJECTED
                    || this == WITHDRAWAL && now.status() == InvoiceStatus.WITHDRAWN;
            return done && decision != null ? decision.reason() : null;
        }
    }

    /**
     * What is said when an invoice is approved.
     *
     * @param credits those to set off
     */
    record ApprovalForm(@Nullable Integer version, @Nullable String reason, List<String> credits) {

        ApprovalForm {
            credits = credits == null ? List.of() : List.copyOf(credits);
        }

        static ApprovalForm of(Invoice invoice) {
            var decision = invoice.decision();
            return new ApprovalForm(
                    invoice.version(),
                    decision == null ? null : decision.reason(),
                    invoice.credits().stream()
                            .map(line -> line.credit().toString())
                            .toList());
        }
    }

    /** What is said when an invoice is paid. */
    record PaymentForm(
            @Nullable Integer version,
            @Nullable LocalDate paidOn,

            @ReadAs(NumberKind.MONEY) @Nullable String amount) {

        static PaymentForm of(Invoice invoice) {
            var payment = Objects.requireNonNull(invoice.payment());
            return new PaymentForm(
                    invoice.version(),
                    payment.on(),
                    Numbers.print(payment.amount().stripTrailingZeros()));
        }

        @Nullable Money read(Currency currency, BindingResult errors) {
            var answers = new AnswerReader(errors);
            if (paidOn == null && !errors.hasFieldErrors("paidOn")) {
                answers.refuse("paidOn", "invoice.day.required");
            }
            var read = InvoiceForm.amount(answers, "amount", amount, currency);
            if (read == null && !errors.hasFieldErrors("amount")) {
                answers.refuse("amount", "invoice.paid.nothing");
            }
            return read == null ? null : new Money(read, currency);
        }
    }
}
