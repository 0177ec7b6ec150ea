package app.handoff.vendor;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.Sentence;
import app.handoff.kernel.VendorId;
import app.handoff.text.Format;
import app.handoff.text.Option;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.StoredForm;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Entries that look like one vendor: listed, put side by side, merged or said to be two. */
@Controller
@OwnersAndManagersOnly
class MergerController {

    private static final int CHOICES = 200;

    private final Vendors vendors;
    private final Duplicates duplicates;
    private final VendorMergers mergers;
    private final FormSubmission formSubmission;
    private final Format format;
    private final Clock clock;

    MergerController(
            Vendors vendors,
            Duplicates duplicates,
            VendorMergers mergers,
            FormSubmission formSubmission,
            Format format,
            Clock clock) {
        this.vendors = vendors;
        this.duplicates = duplicates;
        this.mergers = mergers;
        this.formSubmission = formSubmission;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping("/vendors/duplicates")
    String list(Model model) {
        model.addAttribute("pairs", duplicates.all());
        return "vendor/duplicates";
    }

    /** @param with the other entry; null to choose one */
    @GetMapping("/vendors/{vendor}/merger")
    String compare(
            @PathVariable VendorId vendor,
            @RequestParam(name = "with", required = false) @Nullable VendorId with,
            Locale reader,
            Model model,
            RedirectAttributes next) {
        var one = vendors.get(vendor);
        var back = "redirect:/vendors/" + one.standingEntry();
        if (with == null) {
            return FormSubmission.open(one::requireInUse, () -> choose(one, reader, model), back, next);
        }
        var other = other(one, with);
        return FormSubmission.open(
                () -> {
                    one.requireInUse();
                    other.requireInUse();
                },
                () -> {
                    model.addAttribute("form", MergeForm.of(one, other));
                    return page(one, other, reader, model);
                },
                back,
                next);
    }

    private String choose(Vendor one, Locale reader, Model model) {
        model.addAttribute("vendor", one.id());
        model.addAttribute("vendorName", one.name());
        model.addAttribute(
                "others",
                vendors.list(VendorSearch.ALL, CHOICES).stream()
                        .filter(vendor -> !vendor.id().equals(one.id()))
                        .map(vendor -> new Option(vendor.id().toString(), vendor.name() + ", " + vendor.place(reader)))
                        .toList());
        return "vendor/merger-choice";
    }

    @PostMapping("/vendors/{vendor}/merger")
    String merge(
            @PathVariable VendorId vendor,
            @ModelAttribute("form") MergeForm form,
            BindingResult errors,
            CurrentMember member,
            HttpServletResponse response,
            Locale reader,
            Model model,
            RedirectAttributes next) {
        var one = vendors.get(vendor);
        var other = other(one, form.other());
        boolean done = formSubmission.save(
                () -> mergers.merge(
                        new VendorMergers.Seen(one.id(), FormSubmission.seen(form.version())),
                        new VendorMergers.Seen(other.id(), FormSubmission.seen(form.otherVersion())),
                        form.details(one, other),
                        form.lead(one, other),
                        member.actor(),
                        clock.instant()),
                () -> StoredForm.changed(null, Map.of(), Sentence.of("vendor.merger.changed")),
                errors,
                model,
                response);
        if (!done) {
            return page(one, other, reader, model);
        }
        var standing = vendors.get(vendors.get(vendor).standingEntry());
        Toast.show(next, "vendor.merger.done", standing.name());
        return "redirect:/vendors/" + standing.id();
    }

    private Vendor other(Vendor one, @Nullable VendorId other) {
        if (other == null || other.equals(one.id())) {
            throw new NotFound();
        }
        return vendors.get(other);
    }

    private String page(Vendor one, Vendor other, Locale reader, Model model) {
        model.addAttribute("vendor", one.id());
        model.addAttribute("vendorName", one.name());
        model.addAttribute("versions", new Versions(other.id(), one.version(), other.version()));
        model.addAttribute("page", MergePage.of(one, other, reader, format));
        return "vendor/merger";
    }

    /** What the page shows now, for its hidden fields. */
    record Versions(VendorId other, int one, int two) {}

    @PostMapping("/vendors/{vendor}/apart")
    String keepApart(
            @PathVariable VendorId vendor,
            @RequestParam VendorId other,
            CurrentMember member,
            RedirectAttributes next) {
        duplicates.keepApart(vendor, other, member.actor(), clock.instant());
        Toast.show(
                next,
                "vendor.merger.apart",
                vendors.get(vendor).name(),
                vendors.get(other).name());
        return duplicates.all().isEmpty() ? "redirect:/vendors" : "redirect:/vendors/duplicates";
    }
}
