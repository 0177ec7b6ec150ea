package app.handoff.diligence;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Role;
import app.handoff.kernel.VendorId;
import app.handoff.scope.ScopeWords;
import app.handoff.text.Format;
import app.handoff.text.Option;
import app.handoff.vendor.VendorSearch;
import app.handoff.vendor.Vendors;
import app.handoff.web.MembersOnly;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.Toast;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which vendors are checked for an engagement, and how far each is. */
@Controller
class DiligenceController {

    private static final int CHOICES = 200;

    private final Diligence diligence;
    private final Vendors vendors;
    private final ScopeWords words;
    private final Format format;
    private final Clock clock;

    DiligenceController(Diligence diligence, Vendors vendors, ScopeWords words, Format format, Clock clock) {
        this.diligence = diligence;
        this.vendors = vendors;
        this.words = words;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping("/engagements/{engagement}/diligence")
    @MembersOnly
    String list(@PathVariable EngagementId engagement, CurrentMember member, Locale reader, Model model) {
        var dossiers = diligence.all(engagement);
        var begun =
                dossiers.stream().map(dossier -> dossier.candidate().vendor()).collect(Collectors.toSet());
        var others = vendors.list(VendorSearch.ALL, CHOICES).stream()
                .filter(vendor -> !begun.contains(vendor.id()))
                .map(vendor -> new Option(vendor.id().toString(), vendor.name() + ", " + vendor.place(reader)))
                .toList();
        model.addAttribute("engagement", engagement);
        model.addAttribute("engagementName", diligence.name(engagement));
        model.addAttribute("manages", member.may(Role.MANAGER));
        model.addAttribute(
                "scopeMissing", !dossiers.isEmpty() && !dossiers.get(0).needs().scopeFrozen());
        model.addAttribute(
                "lines",
                dossiers.stream().map(dossier -> Line.of(dossier, format)).toList());
        model.addAttribute("others", others);
        return "diligence/list";
    }

    /** Opens the page of the vendor that was chosen; nothing begins before something is written down. */
    @GetMapping("/engagements/{engagement}/diligence/choice")
    @OwnersAndManagersOnly
    String choose(@PathVariable EngagementId engagement, @RequestParam @Nullable String vendor) {
        diligence.name(engagement);
        return vendor == null || vendor.isBlank()
                ? "redirect:/engagements/" + engagement + "/diligence"
                : "redirect:/engagements/" + engagement + "/diligence/" + VendorId.of(vendor);
    }

    @GetMapping("/engagements/{engagement}/diligence/{vendor}")
    @MembersOnly
    String show(
            @PathVariable EngagementId engagement, @PathVariable VendorId vendor, CurrentMember member, Model model) {
        model.addAttribute(
                "page",
                DossierPage.of(
                        diligence.view(engagement, vendor), member.may(Role.MANAGER), words, format, clock.instant()));
        return "diligence/dossier";
    }

    /** Takes the table of certificates over as it stands today. */
    @PostMapping("/engagements/{engagement}/diligence/evidence")
    @OwnersAndManagersOnly
    String renewEvidence(
            @PathVariable EngagementId engagement,
            @RequestParam(required = false) @Nullable VendorId vendor,
            CurrentMember member,
            RedirectAttributes next) {
        diligence.renewEvidence(engagement, member.actor(), clock.instant());
        Toast.show(next, "diligence.security.renewed");
        return "redirect:/engagements/" + engagement + "/diligence"
                + (vendor == null ? "" : "/" + vendor + "#security");
    }

    /** One vendor of the list. */
    record Line(
            VendorId vendor,
            String vendorName,
            String references,
            String score,
            List<String> notes,
            String state,
            String badge) {

        static Line of(Dossier dossier, Format format) {
            var findings = dossier.findings();
            var missing = dossier.missing();
            var waived = dossier.goneWithout();
            return new Line(
                    dossier.candidate().vendor(),
                    dossier.candidate().name(),
                    format.text(dossier.referenceChecks().found()),
                    findings.averageScore() == null
                            ? format.message("diligence.list.none")
                            : format.message("diligence.list.score.value", findings.averageScore()),
                    missing.isEmpty()
                            ? waived.stream()
                                    .map(one -> format.message(
                                            "diligence.list.waived.what",
                                            one.requirement().title(),
                                            one.reason()))
                                    .toList()
                            : missing.stream()
                                    .map(one -> format.text(one.requirement().title()))
                                    .toList(),
                    !missing.isEmpty()
                            ? format.message("diligence.list.count", missing.size())
                            : waived.isEmpty()
                                    ? format.message("diligence.list.complete")
                                    : format.message("diligence.list.waived", waived.size()),
                    missing.isEmpty() && waived.isEmpty() ? "good" : "wait");
        }
    }
}
