package app.handoff.invoice;

import app.handoff.files.Files;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Ids;
import app.handoff.kernel.Money;
import app.handoff.kernel.NotFound;
import app.handoff.text.Format;
import app.handoff.text.NumberKind;
import app.handoff.text.Numbers;
import app.handoff.text.Option;
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
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One invoice: entered, held against the contract, asked about, approved, paid. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{id}/invoices")
class InvoiceController {

    private static final String PAGE = "redirect:/engagements/{id}/invoices/{invoice}";

    private final Invoices invoices;
    private final InvoicePages pages;
    private final OpenCredits credits;
    private final Files files;
    private final FormSubmission formSubmission;
    private final Format format;
    private final Clock clock;

    InvoiceController(
            Invoices invoices,
            InvoicePages pages,
            OpenCredits credits,
            Files files,
            FormSubmission formSubmission,
            Format format,
            Clock clock) {
        this.invoices = invoices;
        this.pages = pages;
        this.credits = credits;
        this.files = files;
        this.formSubmission = formSubmission;
        this.format = format;
        this.clock = clock;
    }

    private LocalDate today() {
        return format.today(clock.instant());
    }

    private InvoiceTerms.Agreed agreed(EngagementId engagement, LocalDate day) {
        return invoices.agreed(engagement, day).orElseThrow(NotFound::new);
    }

    // Entering

    @GetMapping("/new")
    String enter(@PathVariable String id, @RequestParam(required = false) @Nullable String month, Model model) {
        var engagement = EngagementId.of(id);
        var terms = agreed(engagement, today()).terms();
        var asked = month == null ? latest(terms) : Months.of(month);
        model.addAttribute("form", InvoiceForm.empty(terms, terms.covers(asked) ? asked : latest(terms), today()));
        return newForm(engagement, terms, model);
    }

    /** The month before this one, for which invoices come now. */
    private YearMonth latest(BillingTerms terms) {
        var before = YearMonth.from(today()).minusMonths(1);
        return before.isBefore(terms.first()) ? terms.first() : before.isAfter(terms.last()) ? terms.last() : before;
    }

    @PostMapping
    String receive(
            @PathVariable String id,
            CurrentMember member,
            @ModelAttribute("form") InvoiceForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var engagement = EngagementId.of(id);
        var terms = agreed(engagement, today()).terms();
        var content = form.read(terms, format.message("invoice.label.takingOver"), errors);
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    var kept = new UUID[1];
                    form.inItsRows(() -> kept[0] = FormSubmission.answerAfterOthers(() -> invoices.receive(
                                    engagement,
                                    Objects.requireNonNull(content),
                                    copy(form),
                                    member.actor(),
                                    clock.instant()))
                            .id());
                    Toast.show(next, "invoice.received");
                    return "redirect:/engagements/" + engagement + "/invoices/" + kept[0];
                },
                () -> newForm(engagement, terms, model));
    }

    private static Invoices.@Nullable NewCopy copy(InvoiceForm form) {
        var sent = form.file();
        return sent == null || !form.bringsFile() ? null : new Invoices.NewCopy(sent.getOriginalFilename(), sent);
    }

    private String newForm(EngagementId engagement, BillingTerms terms, Model model) {
        model.addAttribute("action", "/engagements/" + engagement + "/invoices");
        model.addAttribute("back", "/engagements/" + engagement + "/invoices");
        model.addAttribute("editing", false);
        return form(engagement, terms, model);
    }

    private String form(EngagementId engagement, BillingTerms terms, Model model) {
        var code = terms.currency().getCurrencyCode();
        model.addAttribute("title", pages.title(engagement));
        model.addAttribute("currency", code);
        model.addAttribute(
                "currencies",
                List.of(
                        new Option(code, code),
                        new Option(InvoiceForm.OTHER_CURRENCY, format.message("invoice.currency.another"))));
        model.addAttribute(
                "taxes",
                Stream.of("false", "true")
                        .map(included -> new Option(included, format.message("invoice.taxIncluded." + included)))
                        .toList());
        model.addAttribute("months", months(terms));
        model.addAttribute("takingOver", ExpectedMonth.TAKING_OVER);
        model.addAttribute("hints", new Hints(hints(terms)));
        model.addAttribute("fileTypes", Invoices.COPIES.accept());
        model.addAttribute("fileLimit", Invoices.COPIES.maxBytes());
        return "invoice/form";
    }

    /** The newest first: an invoice that comes is for the month before, most of the time. */
    private List<Option> months(BillingTerms terms) {
        var present = YearMonth.from(today());
        var last = present.isAfter(terms.last()) ? terms.last() : present;
        var months = new ArrayList<Option>();
        for (var month = last; !month.isBefore(terms.first()); month = month.minusMonths(1)) {
            months.add(new Option(month.toString(), format.text(Months.said(month))));
        }
        if (months.isEmpty()) {
            months.add(new Option(terms.first().toString(), format.text(Months.said(terms.first()))));
        }
        return months;
    }

    /** What the contract says of each of its prices, in the order of the rows of the form. */
    private List<String> hints(BillingTerms terms) {
        var hints = new ArrayList<String>();
        terms.prices()
                .forEach(price -> hints.add(
                        format.message("invoice.line.hint", format.moneyExact(price.unitPrice()), price.unit())));
        if (!terms.takingOver().isZero()) {
            hints.add(format.message("invoice.line.hint.takingOver", terms.takingOver(), terms.takenOver()));
        }
        return hints;
    }

    /** @param said one for each of the first rows of the form */
    record Hints(List<String> said) {

        public @Nullable String of(int row) {
            return row < said.size() ? said.get(row) : null;
        }
    }

    // One invoice

    @GetMapping("/{invoice}")
    String show(@PathVariable String id, @PathVariable String invoice, Model model) {
        return show(invoices.get(EngagementId.of(id), InvoiceId.of(invoice)), model);
    }

    private String show(Invoice invoice, Model model) {
        var agreed = agreed(invoice.engagement(), invoice.month().atDay(1));
        boolean confirmed =
                agreed.terms().counted().stream().noneMatch(price -> price.kind() == BilledPrice.Kind.COUNTED)
                        || invoices.delivered(invoice.engagement()).containsKey(invoice.month());
        var view = InvoiceView.of(
                invoice,
                agreed,
                invoices.compare(invoice, agreed.terms()),
                confirmed,
                invoice.status().isOpen() ? credits.of(invoice) : List.of(),
                pages.title(invoice.engagement()),
                today());
        model.addAttribute("view", view);
        model.addAttribute("creditOptions", view.creditOptions(format));
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", new ApprovalForm(invoice.version(), null, List.of()));
        }
        if (!model.containsAttribute("paying")) {
            model.addAttribute(
                    "paying",
                    new PaymentForm(
                            invoice.version(),
                            today(),
                            Numbers.print(invoice.toPay().amount().stripTrailingZeros())));
        }
        return "invoice/invoice";
    }

    @GetMapping("/{invoice}/edit")
    String edit(@PathVariable String id, @PathVariable String invoice, Model model, RedirectAttributes next) {
        var found = invoices.get(EngagementId.of(id), InvoiceId.of(invoice));
        var terms = agreed(found.engagement(), found.month().atDay(1)).terms();
        return FormSubmission.open(
                found::requireOpen,
                () -> {
                    model.addAttribute("form", InvoiceForm.of(found, terms));
                    return editForm(found, terms, model);
                },
                PAGE,
                next);
    }

    private String editForm(Invoice found, BillingTerms terms, Model model) {
        var page = "/engagements/" + found.engagement() + "/invoices/" + found.id();
        model.addAttribute("action", page);
        model.addAttribute("back", page);
        model.addAttribute("editing", true);
        model.addAttribute(
                "keptFile", found.file().map(file -> files.get(file).name()).orElse(null));
        return form(found.engagement(), terms, model);
    }

    @PostMapping("/{invoice}")
    String correct(
            @PathVariable String id,
            @PathVariable String invoice,
            CurrentMember member,
            @ModelAttribute("form") InvoiceForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var engagement = EngagementId.of(id);
        var found = invoices.get(engagement, InvoiceId.of(invoice));
        var terms = agreed(engagement, found.month().atDay(1)).terms();
        var content = form.read(terms, format.message("invoice.label.takingOver"), errors);
        boolean done = formSubmission.save(
                () -> form.inItsRows(() -> invoices.correct(
                        engagement,
                        found.id(),
                        FormSubmission.seen(form.version()),
                        Objects.requireNonNull(content),
                        copy(form),
                        member.actor(),
                        clock.instant())),
                () -> {
                    var now = invoices.get(engagement, found.id());
                    return new StoredForm(now.version(), InvoiceForm.of(now, terms))
                            .comparedWith(InvoiceForm.of(form.version(), Objects.requireNonNull(content), terms));
                },
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "invoice.corrected");
            return PAGE;
        }
        return editForm(invoices.get(engagement, found.id()), terms, model);
    }

    @GetMapping("/{invoice}/file")
    ResponseEntity<Resource> file(@PathVariable String id, @PathVariable String invoice) {
        return files.download(
                invoices.get(EngagementId.of(id), InvoiceId.of(invoice)).file().orElseThrow(NotFound::new));
    }

    // Deciding

    @PostMapping("/{invoice}/approval")
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
        return show(invoices.get(before.engagement(), before.id()), model);
    }

    @PostMapping("/{invoice}/payment")
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

    @PostMapping("/{invoice}/payment-taken-back")
    String takeBackPayment(
            @PathVariable String id, @PathVariable String invoice, CurrentMember member, RedirectAttributes next) {
        invoices.takeBackPayment(EngagementId.of(id), InvoiceId.of(invoice), member.actor(), clock.instant());
        Toast.show(next, "invoice.payment.takenBack");
        return PAGE;
    }

    @PostMapping("/{invoice}/reopening")
    String reopen(
            @PathVariable String id, @PathVariable String invoice, CurrentMember member, RedirectAttributes next) {
        invoices.reopen(EngagementId.of(id), InvoiceId.of(invoice), member.actor(), clock.instant());
        Toast.show(next, "invoice.reopened");
        return PAGE;
    }

    // Acts with words

    private static ReasonPage page(String key, String act, Invoice invoice) {
        var page = "/engagements/" + invoice.engagement() + "/invoices/" + invoice.id();
        return ReasonPage.of(key, page, page + "/" + act, Invoice.LONGEST_REASON, invoice.number())
                .about(invoice.number());
    }

    private static ReasonPage rejectionPage(Invoice invoice) {
        return page("invoice.reject", "rejection", invoice).warning();
    }

    private static ReasonPage withdrawalPage(Invoice invoice) {
        return page("invoice.withdraw", "withdrawal", invoice).warning();
    }

    @GetMapping("/{invoice}/query")
    String asking(@PathVariable String id, @PathVariable String invoice, Model model, RedirectAttributes next) {
        var found = invoices.get(EngagementId.of(id), InvoiceId.of(invoice));
        return page("invoice.query", "query", found)
                .hinted()
                .proposing(pages.question(found, invoices.compare(found)))
                .ask(found::requireOpen, model, next);
    }

    @PostMapping("/{invoice}/query")
    String query(
            @PathVariable String id,
            @PathVariable String invoice,
            CurrentMember member,
            @ModelAttribute("form") ReasonForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var found = invoices.get(EngagementId.of(id), InvoiceId.of(invoice));
        boolean done = formSubmission.save(
                () -> invoices.query(
                        found.engagement(),
                        found.id(),
                        form.text(),
                        member.businessName(),
                        member.actor(),
                        clock.instant()),
                () -> ReasonForm.stored(null),
                errors,
                model,
                response);
        return said(
                done, "invoice.queried", page("invoice.query", "query", found).hinted(), model, next);
    }

    @GetMapping("/{invoice}/answer")
    String answering(@PathVariable String id, @PathVariable String invoice, Model model, RedirectAttributes next) {
        var found = invoices.get(EngagementId.of(id), InvoiceId.of(invoice));
        return page("invoice.answer", "answer", found).ask(found::requireQueried, model, next);
    }

    @PostMapping("/{invoice}/answer")
    String answer(
            @PathVariable String id,
            @PathVariable String invoice,
            CurrentMember member,
            @ModelAttribute("form") ReasonForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var found = invoices.get(EngagementId.of(id), InvoiceId.of(invoice));
        boolean done = formSubmission.save(
                () -> invoices.answer(found.engagement(), found.id(), form.text(), member.actor(), clock.instant()),
                () -> ReasonForm.stored(null),
                errors,
                model,
                response);
        return said(done, "invoice.answered", page("invoice.answer", "answer", found), model, next);
    }

    @GetMapping("/{invoice}/rejection")
    String rejecting(@PathVariable String id, @PathVariable String invoice, Model model, RedirectAttributes next) {
        var found = invoices.get(EngagementId.of(id), InvoiceId.of(invoice));
        return rejectionPage(found).ask(() -> found.requireMove(InvoiceStatus.REJECTED), model, next);
    }

    @PostMapping("/{invoice}/rejection")
    String reject(
            @PathVariable String id,
            @PathVariable String invoice,
            CurrentMember member,
            @ModelAttribute("form") ReasonForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var found = invoices.get(EngagementId.of(id), InvoiceId.of(invoice));
        boolean done = formSubmission.save(
                () -> invoices.reject(found.engagement(), found.id(), form.text(), member.actor(), clock.instant()),
                () -> ReasonForm.stored(reason(found, InvoiceStatus.REJECTED)),
                errors,
                model,
                response);
        return said(done, "invoice.rejected", rejectionPage(found), model, next);
    }

    @GetMapping("/{invoice}/withdrawal")
    String withdrawing(@PathVariable String id, @PathVariable String invoice, Model model, RedirectAttributes next) {
        var found = invoices.get(EngagementId.of(id), InvoiceId.of(invoice));
        return withdrawalPage(found).ask(() -> found.requireMove(InvoiceStatus.WITHDRAWN), model, next);
    }

    @PostMapping("/{invoice}/withdrawal")
    String withdraw(
            @PathVariable String id,
            @PathVariable String invoice,
            CurrentMember member,
            @ModelAttribute("form") ReasonForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var found = invoices.get(EngagementId.of(id), InvoiceId.of(invoice));
        boolean done = formSubmission.save(
                () -> invoices.withdraw(found.engagement(), found.id(), form.text(), member.actor(), clock.instant()),
                () -> ReasonForm.stored(reason(found, InvoiceStatus.WITHDRAWN)),
                errors,
                model,
                response);
        return said(done, "invoice.withdrawn", withdrawalPage(found), model, next);
    }

    private @Nullable String reason(Invoice before, InvoiceStatus status) {
        var now = invoices.get(before.engagement(), before.id());
        var decision = now.decision();
        return now.status() == status && decision != null ? decision.reason() : null;
    }

    private static String said(boolean done, String toast, ReasonPage page, Model model, RedirectAttributes next) {
        if (done) {
            Toast.show(next, toast);
            return PAGE;
        }
        return page.again(model);
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
