package app.handoff.vendor;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.PlainText;
import app.handoff.kernel.RuleViolation;
import app.handoff.text.Format;
import app.handoff.text.PastedTable;
import app.handoff.text.TableFile;
import app.handoff.web.CsvAnswer;
import app.handoff.web.FormErrors;
import app.handoff.web.ImportPreview;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes over vendors from somebody's own table, all of them or none, after it has shown what it understood; and gives them out. */
@Controller
@OwnersAndManagersOnly
class VendorImportController {

    private final Vendors vendors;
    private final SharedDomains shared;
    private final VendorColumns words;
    private final VendorExport export;
    private final Format format;
    private final Clock clock;

    VendorImportController(
            Vendors vendors,
            SharedDomains shared,
            VendorColumns words,
            VendorExport export,
            Format format,
            Clock clock) {
        this.vendors = vendors;
        this.shared = shared;
        this.words = words;
        this.export = export;
        this.format = format;
        this.clock = clock;
    }

    /** The vendors of the directory, or those that are archived, for a spreadsheet program. */
    @GetMapping("/vendors/export.csv")
    ResponseEntity<byte[]> export(
            @RequestParam(required = false, defaultValue = "false") boolean archived, Locale reader) {
        return CsvAnswer.of(
                format.message(archived ? "vendor.export.file.archived" : "vendor.export.file"),
                export.csv(archived, reader));
    }

    @GetMapping("/vendors/import")
    String blank(CurrentMember member, Locale reader, Model model) {
        var form = VendorImportForm.blank(member.locality().country(), format.zone());
        return page(new BeanPropertyBindingResult(form, "form"), null, reader, model);
    }

    /** @param add whether what was understood is to be added; else it is only shown */
    @PostMapping("/vendors/import")
    String read(
            @Valid @ModelAttribute("form") VendorImportForm form,
            BindingResult errors,
            @RequestParam(name = "add", required = false) @Nullable String add,
            CurrentMember member,
            HttpServletResponse response,
            Locale reader,
            Model model,
            RedirectAttributes next)
            throws IOException {
        if (errors.hasErrors()) {
            return refused(errors, null, response, reader, model);
        }
        VendorImportForm typed;
        PastedTable table;
        Lead lead;
        try {
            lead = lead(form);
            typed = form.bringsFile()
                    ? form.withTable(
                            TableFile.text(Objects.requireNonNull(form.file()).getBytes()))
                    : form;
            table = PastedTable.read(typed.table() == null ? "" : typed.table());
        } catch (RuleViolation unreadable) {
            FormErrors.into(errors, unreadable);
            return refused(errors, null, response, reader, model);
        }
        var plan = words.table().plan(typed.columns(), Boolean.TRUE.equals(typed.headed()), table);
        var read = new BeanPropertyBindingResult(typed.read(plan), "form");
        VendorImport found = VendorImport.NOTHING;
        try {
            var known = vendors.known(plan.cells(table, VendorColumn.NAME), plan.cells(table, VendorColumn.EMAIL));
            found = VendorImport.of(table, plan, otherwise(typed), known, words);
            var preview = new ImportPreview<>(table, found.lines());
            if (preview.isReady() && (add == null || !typed.wasSeen())) {
                model.addAttribute("alike", found.alike(vendors.like(found.vendors(), shared.all())));
                return page(read, preview, reader, model);
            }
            var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
            vendors.addAll(found.vendors(), lead, member.actor(), at);
            Toast.show(next, "vendor.import.done", found.lines().size());
            next.addFlashAttribute("toastUndo", "/vendors/import/removal?at=" + at);
            return "redirect:/vendors";
        } catch (RuleViolation wrong) {
            FormErrors.into(read, wrong);
            return refused(read, new ImportPreview<>(table, found.lines()), response, reader, model);
        }
    }

    @PostMapping("/vendors/import/removal")
    String undo(@RequestParam String at, CurrentMember member, RedirectAttributes next) {
        try {
            int removed = vendors.removeAdded(instant(at), member.id().id());
            Toast.show(next, "vendor.import.undone", removed);
        } catch (DataIntegrityViolationException used) {
            Toast.show(next, "vendor.import.used");
        }
        return "redirect:/vendors";
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new NotFound();
        }
    }

    private static Lead lead(VendorImportForm form) {
        var source = Objects.requireNonNull(form.source());
        return new Lead(source, source == LeadSource.REFERRAL ? PlainText.orNull(form.who()) : null, null);
    }

    private static VendorImport.Otherwise otherwise(VendorImportForm form) {
        var country = Objects.requireNonNull(form.country());
        if (!CountryChoices.isCountry(country)) {
            throw new RuleViolation("vendor.country.required").at("country");
        }
        return new VendorImport.Otherwise(
                Skills.read(form.skills()), form.city(), country, Objects.requireNonNull(form.zone()));
    }

    private String refused(
            BindingResult errors,
            @Nullable ImportPreview<VendorImport.Line> shown,
            HttpServletResponse response,
            Locale reader,
            Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(errors, shown, reader, model);
    }

    private static String page(
            BindingResult form, @Nullable ImportPreview<VendorImport.Line> shown, Locale reader, Model model) {
        model.addAllAttributes(form.getModel());
        model.addAttribute("shown", shown);
        model.addAttribute("ready", shown != null && shown.isReady());
        model.addAttribute("columnKinds", VendorColumn.values());
        model.addAttribute("countries", CountryChoices.countries(reader));
        model.addAttribute("zones", CountryChoices.zones());
        model.addAttribute("sources", LeadSource.values());
        model.addAttribute("fileLimit", TableFile.MOST_BYTES);
        return "vendor/import";
    }
}
