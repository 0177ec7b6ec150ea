package app.handoff.vendor;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.Names;
import app.handoff.kernel.PlainText;
import app.handoff.kernel.VendorId;
import app.handoff.tenancy.BusinessCache;
import app.handoff.text.Format;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnPage;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
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

/** The directory of vendors. */
@Controller
@OwnersAndManagersOnly
class VendorsController {

    private static final int PAGE = 25;
    private static final int LONGEST_SEARCH = 100;

    private final Vendors vendors;
    private final SecurityEvidence evidence;
    private final VendorPasts pasts;
    private final Duplicates duplicates;
    private final SharedDomains shared;
    private final SourceYields yields;
    private final FormSubmission formSubmission;
    private final Format format;
    private final BusinessCache cache;
    private final Clock clock;

    VendorsController(
            Vendors vendors,
            SecurityEvidence evidence,
            VendorPasts pasts,
            Duplicates duplicates,
            SharedDomains shared,
            SourceYields yields,
            FormSubmission formSubmission,
            Format format,
            BusinessCache cache,
            Clock clock) {
        this.vendors = vendors;
        this.evidence = evidence;
        this.pasts = pasts;
        this.duplicates = duplicates;
        this.shared = shared;
        this.yields = yields;
        this.formSubmission = formSubmission;
        this.format = format;
        this.cache = cache;
        this.clock = clock;
    }

    @GetMapping("/vendors")
    String list(
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(required = false) @Nullable LeadSource source,
            @RequestParam(required = false) @Nullable String skill,
            @RequestParam(required = false, defaultValue = "false") boolean archived,
            @RequestParam(required = false) @Nullable VendorId after,
            Locale reader,
            Model model) {
        var wanted =
                new VendorSearch(asked(search, LONGEST_SEARCH), source, asked(skill, Skills.LONGEST), archived, after);
        model.addAttribute(
                "directory",
                cache.get(VendorsController.class, List.of(wanted, reader), () -> directory(wanted, reader)));
        return "vendor/list";
    }

    private static @Nullable String asked(@Nullable String typed, int longest) {
        var words = PlainText.orNull(typed);
        return words == null ? null : words.substring(0, Math.min(words.length(), longest));
    }

    private DirectoryPage directory(VendorSearch wanted, Locale reader) {
        var found = vendors.list(wanted, PAGE);
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        var statements =
                evidence.statements(shown.stream().map(vendor -> vendor.id()).toList());
        return new DirectoryPage(
                shown.stream()
                        .map(vendor -> DirectoryPage.Line.of(
                                vendor, statements.getOrDefault(vendor.id(), List.of()), today(), reader, format))
                        .toList(),
                wanted.words(),
                wanted.source(),
                wanted.skill(),
                wanted.archived(),
                vendors.counts(),
                yields.all(),
                duplicates.all().size(),
                wanted.after() != null,
                found.size() > PAGE ? shown.get(PAGE - 1).id() : null);
    }

    @GetMapping("/vendors/{vendor}")
    String show(@PathVariable VendorId vendor, Locale reader, Model model) {
        var found = vendors.get(vendor);
        if (found.isMerged()) {
            return "redirect:/vendors/" + found.standingEntry();
        }
        var merged = vendors.mergedInto(vendor);
        model.addAttribute("like", duplicates.of(vendor).orElse(null));
        model.addAttribute(
                "page",
                VendorPage.of(
                        found,
                        evidence.statements(List.of(vendor)).getOrDefault(vendor, List.of()),
                        merged,
                        pasts.of(entries(vendor, merged)),
                        clock.instant(),
                        today(),
                        reader,
                        format));
        return "vendor/vendor";
    }

    private static List<VendorId> entries(VendorId vendor, List<Vendor> merged) {
        return Stream.concat(Stream.of(vendor), merged.stream().map(Vendor::id)).toList();
    }

    /** @param back where the vendor was looked for; null for the directory */
    @GetMapping("/vendors/new")
    String add(
            @RequestParam(required = false) @Nullable OwnPage back, CurrentMember member, Locale reader, Model model) {
        model.addAttribute("form", VendorForm.empty(member.locality().country()));
        return newForm(back, reader, model);
    }

    @PostMapping("/vendors")
    String add(
            CurrentMember member,
            @Valid @ModelAttribute("form") VendorForm form,
            BindingResult errors,
            @RequestParam(required = false) @Nullable OwnPage back,
            HttpServletResponse response,
            Locale reader,
            Model model,
            RedirectAttributes next) {
        form.check(errors);
        if (!errors.hasErrors()) {
            var known = vendors.known(form.details(), form.lead());
            if (known.isPresent()) {
                return added(known.get(), back, next);
            }
            requireFreeOrMeant(form, null, errors, model);
        }
        return FormSubmission.submit(
                errors,
                response,
                () -> {
                    var id = vendors.add(form.details(), form.lead(), member.actor(), clock.instant());
                    return added(vendors.get(id), back, next);
                },
                () -> newForm(back, reader, model));
    }

    private static String added(Vendor vendor, @Nullable OwnPage back, RedirectAttributes next) {
        Toast.show(next, "vendor.added", vendor.name());
        return back == null ? "redirect:/vendors/" + vendor.id() : back.redirect("vendor", vendor.id());
    }

    private String newForm(@Nullable OwnPage back, Locale reader, Model model) {
        model.addAttribute("back", back);
        choices(reader, model);
        return "vendor/new";
    }

    @GetMapping("/vendors/{vendor}/edit")
    String edit(@PathVariable VendorId vendor, Locale reader, Model model) {
        var found = vendors.get(vendor);
        if (found.isMerged()) {
            return "redirect:/vendors/" + found.standingEntry() + "/edit";
        }
        model.addAttribute("form", VendorForm.of(found));
        model.addAttribute("version", found.version());
        return editForm(vendor, found.name(), reader, model);
    }

    @PostMapping("/vendors/{vendor}")
    String save(
            @PathVariable VendorId vendor,
            @RequestParam int version,
            @Valid @ModelAttribute("form") VendorForm form,
            BindingResult errors,
            HttpServletResponse response,
            Locale reader,
            Model model,
            RedirectAttributes next) {
        var name = vendors.get(vendor).name();
        model.addAttribute("version", version);
        form.check(errors);
        if (!errors.hasErrors()) {
            requireFreeOrMeant(form, vendor, errors, model);
        }
        boolean done = formSubmission.save(
                () -> vendors.change(vendor, form.details(), form.lead(), version),
                () -> form.stored(vendors.get(vendor), format, reader),
                errors,
                model,
                response);
        if (done) {
            Toast.show(next, "vendor.saved", form.details().name());
            return "redirect:/vendors/" + vendor;
        }
        return editForm(vendor, name, reader, model);
    }

    private String editForm(VendorId vendor, String name, Locale reader, Model model) {
        model.addAttribute("vendor", vendor);
        model.addAttribute("vendorName", name);
        choices(reader, model);
        return "vendor/edit";
    }

    /**
     * Nobody else has this mail address nor, where a vendor is added, looks like the same one; or it was said that two vendors are
     * meant.
     */
    private void requireFreeOrMeant(VendorForm form, @Nullable VendorId self, BindingResult errors, Model model) {
        var sameMail = vendors.otherAt(String.valueOf(form.email()).strip(), self);
        var like = self == null && sameMail.isEmpty()
                ? vendors.like(form.details(), shared.all())
                : Optional.<Vendor>empty();
        model.addAttribute("sameVendor", sameMail.isPresent() || like.isPresent());
        if (Boolean.TRUE.equals(form.sameVendorIsFine())) {
            return;
        }
        sameMail.ifPresent(other -> reject(errors, "email", "vendor.email.taken", other));
        like.ifPresent(other -> {
            boolean named = Names.isSameFirm(other.name(), String.valueOf(form.name()));
            reject(errors, named ? "name" : "email", named ? "vendor.name.taken" : "vendor.like", other);
        });
    }

    private static void reject(BindingResult errors, String field, String key, Vendor other) {
        var sentence = other.isArchived() ? key + ".archived" : key;
        errors.rejectValue(field, sentence, new Object[] {other.name(), other.email()}, sentence);
    }

    private void choices(Locale reader, Model model) {
        model.addAttribute("countries", CountryChoices.countries(reader));
        model.addAttribute("zones", CountryChoices.zones());
        model.addAttribute("languages", CountryChoices.languages(reader));
        model.addAttribute("usedSkills", cache.get(Skills.class, "all", vendors::skills));
        model.addAttribute("levels", Cefr.values());
        model.addAttribute("sources", LeadSource.values());
    }

    private LocalDate today() {
        return format.today(clock.instant());
    }
}
