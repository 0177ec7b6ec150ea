package app.handoff.invoice;

import app.handoff.delivery.CountedWork;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Ids;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.Sentence;
import app.handoff.text.Format;
import app.handoff.text.Numbers;
import app.handoff.web.CsvAnswer;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.StoredForm;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
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
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** All invoices of an engagement, what was to be expected of each month, and what was delivered in it. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{id}/invoices")
class InvoicesController {

    private static final String LIST = "redirect:/engagements/{id}/invoices";

    private final Invoices invoices;
    private final InvoicePlans plans;
    private final InvoicePages pages;
    private final CountedWork work;
    private final FormSubmission formSubmission;
    private final Format format;
    private final Clock clock;

    InvoicesController(
            Invoices invoices,
            InvoicePlans plans,
            InvoicePages pages,
            CountedWork work,
            FormSubmission formSubmission,
            Format format,
            Clock clock) {
        this.invoices = invoices;
        this.plans = plans;
        this.pages = pages;
        this.work = work;
        this.formSubmission = formSubmission;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping
    String list(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String contract,
            @RequestParam(required = false) @Nullable String year,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        var engagement = EngagementId.of(id);
        var view = pages.list(engagement, contract(contract), year(year), after, format.today(clock.instant()));
        model.addAttribute("view", view.orElse(null));
        if (view.isEmpty()) {
            model.addAttribute("engagement", engagement);
            model.addAttribute("title", pages.title(engagement));
        }
        return view.isPresent() ? "invoice/list" : "invoice/none";
    }

    private static @Nullable UUID contract(@Nullable String typed) {
        return typed == null ? null : Ids.parse(typed);
    }

    private static @Nullable Integer year(@Nullable String typed) {
        if (typed == null) {
            return null;
        }
        if (!typed.matches("\\d{1,2}")) {
            throw new NotFound();
        }
        return Integer.valueOf(typed);
    }

    @GetMapping("/export.csv")
    ResponseEntity<byte[]> csv(@PathVariable String id) {
        var table = pages.table(EngagementId.of(id), format.today(clock.instant()));
        return CsvAnswer.of(fileName(table), table.csv(format, LocaleContextHolder.getLocale()));
    }

    @GetMapping("/export.xlsx")
    View xlsx(@PathVariable String id) {
        var table = pages.table(EngagementId.of(id), format.today(clock.instant()));
        return new InvoiceWorkbook(table, fileName(table), format);
    }

    private String fileName(InvoiceTable table) {
        return format.message("invoice.export.file", table.title());
    }

    /** No invoice is waited for up to a month. */
    @PostMapping("/without")
    String goWithout(
            @PathVariable String id,
            @RequestParam String month,
            @RequestParam(required = false) @Nullable String contract,
            CurrentMember member,
            RedirectAttributes next) {
        var through = Months.of(month);
        plans.goWithout(EngagementId.of(id), contract(contract), through, member.actor(), clock.instant());
        Toast.show(next, "invoice.without.done", Months.said(through));
        return LIST;
    }

    /** Invoices that nobody waits for are waited for again. */
    @PostMapping("/waiting")
    String waitAgain(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String contract,
            CurrentMember member,
            RedirectAttributes next) {
        plans.waitAgain(EngagementId.of(id), contract(contract), member.actor(), clock.instant());
        Toast.show(next, "invoice.waiting.done");
        return LIST;
    }

    @GetMapping("/volumes")
    String volumes(
            @PathVariable String id,
            @RequestParam String month,
            @RequestParam(required = false) @Nullable String contract,
            Model model) {
        var engagement = EngagementId.of(id);
        var of = Months.of(month);
        var agreed = counted(engagement, contract(contract), of);
        var confirmed = invoices.delivered(agreed.id()).get(of);
        model.addAttribute("form", VolumesForm.of(agreed.terms(), confirmed));
        return volumesForm(engagement, of, agreed, confirmed, model);
    }

    /** @param contract whose volumes are meant; null for the one that counted on the first day of the month */
    private InvoiceTerms.Agreed counted(EngagementId engagement, @Nullable UUID contract, YearMonth month) {
        return (contract == null
                        ? invoices.agreed(engagement, month.atDay(1))
                        : invoices.agreed(engagement, contract, month))
                .filter(agreed -> agreed.terms().covers(month)
                        && !agreed.terms().counted().isEmpty())
                .filter(agreed -> !month.isAfter(YearMonth.from(format.today(clock.instant()))))
                .orElseThrow(NotFound::new);
    }

    private String volumesForm(
            EngagementId engagement,
            YearMonth month,
            InvoiceTerms.Agreed agreed,
            @Nullable DeliveredVolumes confirmed,
            Model model) {
        var count = work.count(engagement, agreed.id(), month.atDay(1), month.atEndOfMonth());
        var told = new ArrayList<Sentence>();
        if (count.vendorHours() != null) {
            told.add(Sentence.of("invoice.volumes.hours", count.vendorHours()));
        }
        count.cases().forEach(cases -> told.add(Sentence.of("invoice.volumes.cases", cases.number(), cases.what())));
        model.addAttribute(
                "view",
                new VolumesView(
                        engagement,
                        pages.title(engagement),
                        month.toString(),
                        agreed.id().toString(),
                        Months.said(month),
                        agreed.terms().counted().stream()
                                .map(price -> new VolumesView.Asked(
                                        price.label(),
                                        price.kind() == BilledPrice.Kind.ONCE
                                                ? Sentence.of(
                                                        "invoice.volumes.once.hint", price.quantity(), price.unit())
                                                : Sentence.of(
                                                        "invoice.volumes.hint",
                                                        agreed.terms().share(price.quantity(), month),
                                                        price.unit())))
                                .toList(),
                        count.reports(),
                        told,
                        confirmed == null
                                ? null
                                : Sentence.of("invoice.volumes.by", confirmed.confirmedBy(), confirmed.confirmedAt())));
        return "invoice/volumes";
    }

    @PostMapping("/volumes")
    String confirm(
            @PathVariable String id,
            @RequestParam String month,
            @RequestParam(required = false) @Nullable String contract,
            CurrentMember member,
            @ModelAttribute("form") VolumesForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var engagement = EngagementId.of(id);
        var of = Months.of(month);
        var agreed = counted(engagement, contract(contract), of);
        var delivered = form.read(errors);
        if (!errors.hasErrors() && delivered.size() != agreed.terms().counted().size()) {
            throw new RuleViolation("form.changedMeanwhile");
        }
        boolean done = formSubmission.save(
                () -> invoices.confirm(
                        agreed, of, FormSubmission.seen(form.version()), delivered, member.actor(), clock.instant()),
                () -> {
                    var now = invoices.delivered(agreed.id()).get(of);
                    return new StoredForm(now == null ? -1 : now.version(), VolumesForm.of(agreed.terms(), now))
                            .comparedWith(typed(form, delivered));
                },
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "invoice.volumes.saved", Months.said(of));
            return LIST;
        }
        return volumesForm(
                engagement, of, agreed, invoices.delivered(agreed.id()).get(of), model);
    }

    /** As the form is filled once it is stored. */
    private static VolumesForm typed(VolumesForm form, List<DeliveredVolumes.Volume> delivered) {
        return new VolumesForm(
                form.version(),
                delivered.stream()
                        .map(volume -> new VolumesForm.Row(volume.price(), Numbers.print(volume.quantity())))
                        .toList());
    }

    /**
     * The page on which volumes are confirmed.
     *
     * @param asked one for each row of the form
     * @param reports how many weekly reports tell of the month
     * @param told what they counted
     * @param confirmed who confirmed the volumes that are there; null where nobody did
     */
    record VolumesView(
            EngagementId engagement,
            String title,
            String month,
            String contract,
            Sentence name,
            List<Asked> asked,
            int reports,
            List<Sentence> told,
            @Nullable Sentence confirmed) {

        /** @param hint how many were to be expected, and of what */
        record Asked(String label, Sentence hint) {}
    }
}
