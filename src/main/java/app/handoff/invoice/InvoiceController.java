package app.handoff.invoice;

import app.handoff.files.Files;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Ids;
import app.handoff.kernel.NotFound;
import app.handoff.text.Format;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.StoredForm;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
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

/** One invoice: entered, corrected, and held against the contract. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{id}/invoices")
class InvoiceController {

    private static final String PAGE = "redirect:/engagements/{id}/invoices/{invoice}";

    private final Invoices invoices;
    private final InvoicePages pages;
    private final InvoicePage page;
    private final InvoiceFormPages forms;
    private final Files files;
    private final FormSubmission formSubmission;
    private final Format format;
    private final Clock clock;

    InvoiceController(
            Invoices invoices,
            InvoicePages pages,
            InvoicePage page,
            InvoiceFormPages forms,
            Files files,
            FormSubmission formSubmission,
            Format format,
            Clock clock) {
        this.invoices = invoices;
        this.pages = pages;
        this.page = page;
        this.forms = forms;
        this.files = files;
        this.formSubmission = formSubmission;
        this.format = format;
        this.clock = clock;
    }

    private LocalDate today() {
        return format.today(clock.instant());
    }

    /** @param contract under which it comes; null for the one that counts today */
    private InvoiceTerms.Agreed agreed(EngagementId engagement, @Nullable String contract) {
        return (contract == null
                        ? invoices.agreed(engagement, today())
                        : invoices.agreed(engagement, Ids.parse(contract), today()))
                .orElseThrow(NotFound::new);
    }

    @GetMapping("/new")
    String enter(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String contract,
            @RequestParam(required = false) @Nullable String month,
            Model model) {
        var agreed = agreed(EngagementId.of(id), contract);
        model.addAttribute("form", forms.empty(agreed.terms(), month));
        return newForm(agreed, model);
    }

    @PostMapping
    String receive(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String contract,
            CurrentMember member,
            @ModelAttribute("form") InvoiceForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var engagement = EngagementId.of(id);
        var agreed = agreed(engagement, contract);
        var content = form.read(agreed.terms(), forms.takingOver(), errors);
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    var kept = new UUID[1];
                    form.inItsRows(() -> kept[0] = FormSubmission.answerAfterOthers(() -> invoices.receive(
                                    asAgreedFor(agreed, Objects.requireNonNull(content)),
                                    engagement,
                                    content,
                                    InvoiceFormPages.copy(form),
                                    member.actor(),
                                    clock.instant()))
                            .id());
                    Toast.show(next, "invoice.received");
                    return "redirect:/engagements/" + engagement + "/invoices/" + kept[0];
                },
                () -> newForm(agreed, model));
    }

    /** What the same contract says for the month of an invoice. */
    private InvoiceTerms.Agreed asAgreedFor(InvoiceTerms.Agreed agreed, InvoiceContent content) {
        return invoices.agreed(agreed.engagement(), agreed.id(), content.month())
                .orElseThrow(NotFound::new);
    }

    private String newForm(InvoiceTerms.Agreed agreed, Model model) {
        var list = "/engagements/" + agreed.engagement() + "/invoices?contract=" + agreed.id();
        return forms.form(
                new InvoiceFormPages.At(
                        "_layout/page", pages.title(agreed.engagement()), list, list, false, null, true),
                agreed.terms(),
                model);
    }

    @GetMapping("/{invoice}")
    String show(@PathVariable String id, @PathVariable String invoice, Model model) {
        return page.show(invoices.get(EngagementId.of(id), InvoiceId.of(invoice)), model);
    }

    @GetMapping("/{invoice}/edit")
    String edit(@PathVariable String id, @PathVariable String invoice, Model model, RedirectAttributes next) {
        var found = invoices.get(EngagementId.of(id), InvoiceId.of(invoice));
        var terms = invoices.agreed(found).terms();
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
        var address = "/engagements/" + found.engagement() + "/invoices/" + found.id();
        return forms.form(
                new InvoiceFormPages.At(
                        "_layout/page",
                        pages.title(found.engagement()),
                        address,
                        address,
                        true,
                        found.file().map(file -> files.get(file).name()).orElse(null),
                        true),
                terms,
                model);
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
        var terms = invoices.agreed(found).terms();
        var content = form.read(terms, forms.takingOver(), errors);
        boolean done = formSubmission.save(
                () -> form.inItsRows(() -> invoices.correct(
                        engagement,
                        found.id(),
                        FormSubmission.seen(form.version()),
                        Objects.requireNonNull(content),
                        InvoiceFormPages.copy(form),
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
}
