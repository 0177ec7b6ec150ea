package app.handoff.invoice;

import app.handoff.delivery.VendorsAtWork;
import app.handoff.files.Files;
import app.handoff.kernel.Actor;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.LinkVisitor;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.Sentence;
import app.handoff.tenancy.Tenancy;
import app.handoff.text.Format;
import app.handoff.web.FormSubmission;
import app.handoff.web.ReasonForm;
import app.handoff.web.ReasonPage;
import app.handoff.web.StoredForm;
import app.handoff.web.ThroughLink;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
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

/** Invoices for the vendor, by the link through which it reports or reads along: sent, corrected, answered, and how they stand. */
@Controller
@ThroughLink(LinkPurpose.REPORT)
@RequestMapping("/s/{token}/report/invoices")
class InvoiceLinkController {

    private static final int PAGE = 20;

    private final VendorsAtWork vendors;
    private final Invoices invoices;
    private final InvoiceFormPages forms;
    private final Files files;
    private final FormSubmission formSubmission;
    private final Format format;
    private final Clock clock;

    InvoiceLinkController(
            VendorsAtWork vendors,
            Invoices invoices,
            InvoiceFormPages forms,
            Files files,
            FormSubmission formSubmission,
            Format format,
            Clock clock) {
        this.vendors = vendors;
        this.invoices = invoices;
        this.forms = forms;
        this.files = files;
        this.formSubmission = formSubmission;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping
    String list(LinkVisitor visitor, @RequestParam(required = false) @Nullable String after, Model model) {
        var work = vendors.of(visitor);
        var found = invoices.page(work.engagement(), after == null ? null : InvoiceId.of(after), PAGE + 1);
        boolean more = found.size() > PAGE;
        var shown = more ? found.subList(0, PAGE) : found;
        var address = address(visitor);
        model.addAttribute("title", work.title());
        model.addAttribute("address", address);
        model.addAttribute("back", visitor.path("/report"));
        model.addAttribute(
                "lines",
                shown.stream()
                        .map(one -> VendorInvoiceView.Line.of(one, address))
                        .toList());
        model.addAttribute("first", after == null ? null : address);
        model.addAttribute(
                "next", more ? address + "?after=" + shown.get(PAGE - 1).id() : null);
        return "invoice/link-invoices";
    }

    private static String address(LinkVisitor visitor) {
        return visitor.path("/report/invoices");
    }

    @GetMapping("/new")
    String enter(LinkVisitor visitor, Model model) {
        var work = vendors.of(visitor);
        var terms = agreed(work).terms();
        model.addAttribute("form", forms.empty(terms, null));
        return form(work, null, visitor, terms, model);
    }

    @PostMapping
    String send(
            LinkVisitor visitor,
            @ModelAttribute("form") InvoiceForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var work = vendors.of(visitor);
        var terms = agreed(work).terms();
        var content = form.receivedOn(today()).read(terms, forms.takingOver(), errors);
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    var sent = Objects.requireNonNull(content);
                    var agreed = agreed(work, sent);
                    requireNumber(work, sent);
                    var kept = new UUID[1];
                    form.inItsRows(() -> kept[0] = FormSubmission.answerAfterOthers(() -> invoices.receive(
                                    agreed,
                                    work.engagement(),
                                    sent,
                                    InvoiceFormPages.copy(form),
                                    actor(work, visitor),
                                    clock.instant()))
                            .id());
                    Toast.show(next, "invoice.link.sent");
                    return "redirect:" + address(visitor) + "/" + kept[0];
                },
                () -> form(work, null, visitor, terms, model));
    }

    @GetMapping("/{invoice}")
    String show(@PathVariable String invoice, LinkVisitor visitor, Model model) {
        var work = vendors.of(visitor);
        var found = invoice(work, invoice);
        model.addAttribute(
                "view",
                VendorInvoiceView.of(
                        found,
                        work.title(),
                        address(visitor),
                        found.file()
                                .filter(file -> !files.all(List.of(file)).isEmpty())
                                .isPresent()));
        return "invoice/link-invoice";
    }

    @GetMapping("/{invoice}/file")
    ResponseEntity<Resource> file(@PathVariable String invoice, LinkVisitor visitor) {
        return files.download(invoice(vendors.of(visitor), invoice).file().orElseThrow(NotFound::new));
    }

    @GetMapping("/{invoice}/edit")
    String edit(@PathVariable String invoice, LinkVisitor visitor, Model model, RedirectAttributes next) {
        var work = vendors.of(visitor);
        var found = invoice(work, invoice);
        var terms = agreed(work).terms();
        return FormSubmission.open(
                found::requireOpenToVendor,
                () -> {
                    model.addAttribute("form", InvoiceForm.of(found, terms));
                    return form(work, found, visitor, terms, model);
                },
                "redirect:" + address(visitor) + "/" + found.id(),
                next);
    }

    @PostMapping("/{invoice}")
    String correct(
            @PathVariable String invoice,
            LinkVisitor visitor,
            @ModelAttribute("form") InvoiceForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var work = vendors.of(visitor);
        var found = invoice(work, invoice);
        var terms = agreed(work).terms();
        var content = form.receivedOn(found.receivedOn()).read(terms, forms.takingOver(), errors);
        boolean done = formSubmission.save(
                () -> {
                    var sent = Objects.requireNonNull(content);
                    var agreed = agreed(work, sent);
                    requireNumber(work, sent);
                    form.inItsRows(() -> invoices.correct(
                            agreed,
                            work.engagement(),
                            found.id(),
                            FormSubmission.seen(form.version()),
                            sent,
                            InvoiceFormPages.copy(form),
                            actor(work, visitor),
                            clock.instant()));
                },
                () -> {
                    var now = invoice(work, invoice);
                    return new StoredForm(now.version(), InvoiceForm.of(now, terms))
                            .comparedWith(InvoiceForm.of(form.version(), Objects.requireNonNull(content), terms));
                },
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "invoice.link.corrected");
            return "redirect:" + address(visitor) + "/" + found.id();
        }
        return form(work, found, visitor, terms, model);
    }

    @GetMapping("/{invoice}/answer")
    String ask(@PathVariable String invoice, LinkVisitor visitor, Model model, RedirectAttributes next) {
        var found = invoice(vendors.of(visitor), invoice);
        return answering(found, visitor).ask(found::requireQueried, model, next);
    }

    private ReasonPage answering(Invoice invoice, LinkVisitor visitor) {
        var page = address(visitor) + "/" + invoice.id();
        return ReasonPage.of("invoice.link.answer", page, page + "/answer", Invoice.LONGEST_REASON, invoice.number())
                .in("_layout/guest")
                .about(invoice.number())
                .noting(invoice.openQuery()
                        .map(query -> Sentence.of("invoice.link.asked", query.what()))
                        .orElse(null));
    }

    @PostMapping("/{invoice}/answer")
    String answer(
            @PathVariable String invoice,
            LinkVisitor visitor,
            @ModelAttribute("form") ReasonForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var work = vendors.of(visitor);
        var found = invoice(work, invoice);
        return answering(found, visitor)
                .submit(
                        formSubmission,
                        () -> invoices.answer(
                                work.engagement(), found.id(), form.text(), actor(work, visitor), clock.instant()),
                        () -> VendorInvoiceView.lastAnswer(invoice(work, invoice)),
                        Sentence.of("invoice.link.answered"),
                        errors,
                        response,
                        model,
                        next);
    }

    private String form(
            VendorsAtWork.Work work, @Nullable Invoice found, LinkVisitor visitor, BillingTerms terms, Model model) {
        var page = address(visitor) + (found == null ? "" : "/" + found.id());
        return forms.form(
                new InvoiceFormPages.At(
                        "_layout/guest",
                        work.title(),
                        page,
                        page,
                        found != null,
                        found == null
                                ? null
                                : found.file()
                                        .flatMap(file -> files.all(List.of(file)).stream()
                                                .findFirst())
                                        .map(file -> file.name())
                                        .orElse(null),
                        false),
                terms,
                model);
    }

    /** @throws NotFound if there is no such invoice under the contract of this work */
    private Invoice invoice(VendorsAtWork.Work work, String id) {
        var found = invoices.get(work.engagement(), InvoiceId.of(id));
        if (!found.contract().equals(work.contract())) {
            throw new NotFound();
        }
        return found;
    }

    /** What the contract of this work lets the vendor bill now: its own contract, which the rows of this link do not hold. */
    private InvoiceTerms.Agreed agreed(VendorsAtWork.Work work) {
        return own(() ->
                invoices.agreed(work.engagement(), work.contract(), today()).orElseThrow(NotFound::new));
    }

    /** The same for the month of an invoice. */
    private InvoiceTerms.Agreed agreed(VendorsAtWork.Work work, InvoiceContent content) {
        return own(() -> invoices.agreed(work.engagement(), work.contract(), content.month())
                .filter(agreed -> agreed.terms().covers(content.month()))
                .orElseThrow(() -> new RuleViolation("invoice.link.month").at("month")));
    }

    private void requireNumber(VendorsAtWork.Work work, InvoiceContent content) {
        own(() -> {
            invoices.requireNotUsedElsewhere(work.vendor(), content.number(), work.engagement());
            return true;
        });
    }

    /** Reads as the business does: what is read is about this vendor alone, and is asked for by what its link names. */
    private static <T> T own(Supplier<T> work) {
        var scope = Tenancy.required();
        return Tenancy.as(Tenancy.Scope.of(scope.business()).at(scope.locality()), work);
    }

    private static Actor actor(VendorsAtWork.Work work, LinkVisitor visitor) {
        return Actor.vendor(work.vendor(), visitor.name());
    }

    private LocalDate today() {
        return format.today(clock.instant());
    }
}
