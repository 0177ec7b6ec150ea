package app.handoff.vendor;

import app.handoff.files.FileId;
import app.handoff.files.Files;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.VendorId;
import app.handoff.text.Format;
import app.handoff.text.Option;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.StoredForm;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The security certificates of one vendor. */
@Controller
@OwnersAndManagersOnly
class EvidenceController {

    private final Vendors vendors;
    private final SecurityEvidence evidence;
    private final EvidenceTable table;
    private final EvidenceCatalogue catalogue;
    private final Files files;
    private final TransactionOperations transaction;
    private final FormSubmission formSubmission;
    private final Format format;
    private final Clock clock;

    EvidenceController(
            Vendors vendors,
            SecurityEvidence evidence,
            EvidenceTable table,
            EvidenceCatalogue catalogue,
            Files files,
            PlatformTransactionManager transactions,
            FormSubmission formSubmission,
            Format format,
            Clock clock) {
        this.vendors = vendors;
        this.evidence = evidence;
        this.table = table;
        this.catalogue = catalogue;
        this.files = files;
        this.transaction = new TransactionTemplate(transactions);
        this.formSubmission = formSubmission;
        this.format = format;
        this.clock = clock;
    }

    @ModelAttribute
    void vendor(@PathVariable VendorId vendor, Model model) {
        model.addAttribute("vendor", vendor);
        model.addAttribute("vendorName", vendors.get(vendor).name());
    }

    @GetMapping("/vendors/{vendor}/certificates/new")
    String add(@PathVariable VendorId vendor, Model model) {
        model.addAttribute("form", EvidenceForm.EMPTY);
        return newForm(vendor, model);
    }

    @PostMapping("/vendors/{vendor}/certificates")
    String add(
            @PathVariable VendorId vendor,
            CurrentMember member,
            @Valid @ModelAttribute("form") EvidenceForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    var id = inOneTransaction(() -> evidence.add(
                            vendor,
                            form.content(kept(form, null, member), table.everOwn()),
                            member.actor(),
                            clock.instant()));
                    Toast.show(
                            next,
                            isLapsed(vendor, id)
                                    ? "vendor.certificate.added.lapsed"
                                    : "vendor.certificate.added.toast");
                    return "redirect:/vendors/" + vendor + "/certificates/" + id;
                },
                () -> newForm(vendor, model));
    }

    private boolean isLapsed(VendorId vendor, StatementId statement) {
        return !evidence.get(vendor, statement).content().isInDate(format.today(clock.instant()));
    }

    private String newForm(VendorId vendor, Model model) {
        choices(vendor, null, model);
        return "vendor/certificate-new";
    }

    @GetMapping("/vendors/{vendor}/certificates/{statement}/edit")
    String edit(@PathVariable VendorId vendor, @PathVariable StatementId statement, Model model) {
        var found = evidence.get(vendor, statement);
        model.addAttribute("form", EvidenceForm.of(found.content()));
        model.addAttribute("version", found.version());
        return editForm(vendor, found, model);
    }

    @PostMapping("/vendors/{vendor}/certificates/{statement}")
    String save(
            @PathVariable VendorId vendor,
            @PathVariable StatementId statement,
            @RequestParam int version,
            CurrentMember member,
            @Valid @ModelAttribute("form") EvidenceForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var before = evidence.get(vendor, statement).content().file();
        model.addAttribute("version", version);
        boolean done = formSubmission.save(
                () -> inOneTransaction(() -> {
                    var content = form.content(kept(form, before, member), table.everOwn());
                    evidence.change(vendor, statement, content, version, clock.instant());
                    return statement;
                }),
                () -> stored(evidence.get(vendor, statement)),
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "vendor.certificate.saved");
            return "redirect:/vendors/" + vendor + "/certificates/" + statement;
        }
        return editForm(vendor, evidence.get(vendor, statement), model);
    }

    private StoredForm stored(ComplianceStatement statement) {
        var file = statement.content().file();
        return new StoredForm(
                statement.version(),
                EvidenceForm.of(statement.content()),
                file == null ? Map.of() : Map.of("file", files.get(file).name()));
    }

    private String editForm(VendorId vendor, ComplianceStatement statement, Model model) {
        var content = statement.content();
        var file = content.file();
        model.addAttribute("statement", statement.id());
        model.addAttribute("keptFile", file == null ? null : files.get(file).name());
        choices(vendor, content, model);
        return "vendor/certificate-edit";
    }

    /** The file that belongs to the certificate afterwards: the one sent with the form, else the one that was there. */
    private @Nullable FileId kept(EvidenceForm form, @Nullable FileId before, CurrentMember member) {
        if (!form.bringsFile()) {
            return before;
        }
        var sent = Objects.requireNonNull(form.file());
        try (var content = sent.getInputStream()) {
            return files.store(
                            content,
                            sent.getOriginalFilename(),
                            SecurityEvidence.STATEMENTS,
                            member.actor(),
                            clock.instant())
                    .id();
        } catch (RuleViolation violation) {
            throw violation.at("file");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T inOneTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    /**
     * What a certificate can be for: what is asked for where the business and the vendor are, what this certificate is for already,
     * and anything else by its name.
     */
    private void choices(VendorId vendor, @Nullable StatementContent stored, Model model) {
        var wanted = EnumSet.of(Standard.SOC_2_TYPE_1, Standard.OTHER);
        wanted.addAll(catalogue.standards(
                table.place(), vendors.get(vendor).country(), table.exceptions().keySet()));
        if (stored != null) {
            wanted.add(stored.standard());
        }
        var storedOwn = stored == null ? null : stored.ownNeed();
        model.addAttribute(
                "standards",
                Stream.concat(
                                table.everOwn().stream()
                                        .filter(need ->
                                                need.isAsked() || need.getId().equals(storedOwn))
                                        .map(need -> new Option(need.getId().toString(), need.name(), need.counts())),
                                wanted.stream()
                                        .map(standard -> new Option(
                                                standard.name(),
                                                format.word(standard),
                                                format.message("vendor.certificate.standard.hint." + standard))))
                        .toList());
        model.addAttribute("kinds", StatementKind.values());
        model.addAttribute("fileTypes", SecurityEvidence.STATEMENTS.accept());
        model.addAttribute("fileLimit", SecurityEvidence.STATEMENTS.maxBytes());
    }

    @GetMapping("/vendors/{vendor}/certificates/{statement}")
    String show(@PathVariable VendorId vendor, @PathVariable StatementId statement, Model model) {
        model.addAttribute("form", DecisionForm.EMPTY);
        model.addAttribute("version", evidence.get(vendor, statement).version());
        return page(vendor, statement, model);
    }

    @PostMapping("/vendors/{vendor}/certificates/{statement}/decision")
    String decide(
            @PathVariable VendorId vendor,
            @PathVariable StatementId statement,
            @RequestParam int version,
            CurrentMember member,
            @Valid @ModelAttribute("form") @Nullable DecisionForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        evidence.get(vendor, statement);
        model.addAttribute("version", version);
        if (!errors.hasErrors() && form != null && form.lacksReason()) {
            errors.rejectValue("reason", "vendor.statement.reason.required");
        }
        boolean done = formSubmission.save(
                () -> decide(vendor, statement, Objects.requireNonNull(form), version, member),
                () -> decided(vendor, statement),
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "vendor.certificate.decided.toast");
            return "redirect:/vendors/" + vendor;
        }
        return page(vendor, statement, model);
    }

    private StoredForm decided(VendorId vendor, StatementId statement) {
        var stored = evidence.get(vendor, statement);
        return stored.result() == StatementResult.PENDING
                ? new StoredForm(stored.version(), null)
                : new StoredForm(
                        stored.version(),
                        new DecisionForm(stored.result(), stored.reason().orElse(null)));
    }

    private void decide(VendorId vendor, StatementId statement, DecisionForm form, int version, CurrentMember member) {
        var reason = String.valueOf(form.reason()).strip();
        switch (Objects.requireNonNull(form.result())) {
            case ACCEPTED -> evidence.accept(vendor, statement, version, member.actor(), clock.instant());
            case REJECTED -> evidence.reject(vendor, statement, reason, version, member.actor(), clock.instant());
            case WAIVED -> evidence.waive(vendor, statement, reason, version, member.actor(), clock.instant());
            case PENDING -> throw new RuleViolation("vendor.statement.result.required").at("result");
        }
    }

    private String page(VendorId vendor, StatementId statement, Model model) {
        var found = evidence.get(vendor, statement);
        var file = found.content().file();
        model.addAttribute(
                "page",
                EvidencePage.of(found, file == null ? null : files.get(file), format.today(clock.instant()), format));
        model.addAttribute(
                "results",
                Stream.of(StatementResult.ACCEPTED, StatementResult.REJECTED, StatementResult.WAIVED)
                        .map(result -> new Option(
                                result.name(),
                                format.message("vendor.certificate.result." + result),
                                format.message("vendor.certificate.result." + result + ".hint")))
                        .toList());
        return "vendor/certificate";
    }

    @GetMapping("/vendors/{vendor}/certificates/{statement}/file")
    ResponseEntity<Resource> file(@PathVariable VendorId vendor, @PathVariable StatementId statement) {
        var file = evidence.get(vendor, statement).content().file();
        if (file == null) {
            throw new NotFound();
        }
        return files.download(file);
    }
}
