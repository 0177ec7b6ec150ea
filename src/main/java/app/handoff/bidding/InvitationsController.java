package app.handoff.bidding;

import app.handoff.engagement.Engagements;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.MailServer;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.VendorId;
import app.handoff.text.Format;
import app.handoff.text.Option;
import app.handoff.vendor.Vendor;
import app.handoff.vendor.VendorSearch;
import app.handoff.vendor.Vendors;
import app.handoff.web.FormErrors;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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

/** Invites vendors from the directory, several at once. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{id}/bidding/vendors")
class InvitationsController {

    private static final int SHOWN = 50;

    private final Bidding bidding;
    private final Invitations invitations;
    private final LastRounds rounds;
    private final Vendors vendors;
    private final Engagements engagements;
    private final MailServer mail;
    private final Format format;
    private final Clock clock;

    InvitationsController(
            Bidding bidding,
            Invitations invitations,
            LastRounds rounds,
            Vendors vendors,
            Engagements engagements,
            MailServer mail,
            Format format,
            Clock clock) {
        this.rounds = rounds;
        this.bidding = bidding;
        this.invitations = invitations;
        this.vendors = vendors;
        this.engagements = engagements;
        this.mail = mail;
        this.format = format;
        this.clock = clock;
    }

    /** @param added a vendor that was added to the directory for this; null for none */
    @GetMapping
    String show(
            @PathVariable EngagementId id,
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(name = "vendor", required = false) @Nullable VendorId added,
            Locale reader,
            Model model,
            RedirectAttributes next) {
        var request = bidding.latest(id);
        var before = searchesNothing(search) ? proposed(id) : List.<VendorId>of();
        var chosen = Stream.concat(Stream.ofNullable(added), before.stream())
                .distinct()
                .toList();
        model.addAttribute(
                "form", new InviteForm(chosen.stream().map(VendorId::toString).toList()));
        model.addAttribute("proposed", !before.isEmpty());
        return FormSubmission.open(
                () -> request.ifPresent(found -> {
                    found.status().requireFollowable();
                    if (!found.status().isOver()) {
                        found.requireInviting(clock.instant());
                    }
                }),
                () -> page(id, search, chosen, reader, model),
                BiddingOverviewController.overview(id),
                next);
    }

    private static boolean searchesNothing(@Nullable String search) {
        return search == null || search.isBlank();
    }

    /**
     * The vendors of the round before, in this engagement or in the last one of the same task, as long as nobody is on the
     * list of the new one.
     */
    private List<VendorId> proposed(EngagementId id) {
        if (!invited(id).isEmpty()) {
            return List.of();
        }
        var before = bidding.vendorsBefore(id);
        return before.isEmpty() ? List.copyOf(rounds.before(id).keySet()) : before;
    }

    private Set<VendorId> invited(EngagementId id) {
        return bidding.latest(id)
                .filter(request -> !request.status().isOver())
                .map(request -> bidding.overview(id).invitations().stream()
                        .map(entry -> entry.invitation().vendor())
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    @PostMapping
    String invite(
            @PathVariable EngagementId id,
            @ModelAttribute("form") InviteForm form,
            BindingResult errors,
            CurrentMember member,
            Locale reader,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var engagement = engagements.find(id).orElseThrow(NotFound::new);
        var chosen = form.vendors() == null
                ? List.<VendorId>of()
                : form.vendors().stream().map(VendorId::of).distinct().toList();
        if (chosen.isEmpty()) {
            errors.rejectValue("vendors", "bidding.invitations.chooseOne");
        } else if (chosen.size() > SHOWN) {
            errors.rejectValue("vendors", "bidding.invitations.tooMany", new Object[] {SHOWN}, "");
        } else {
            var known = vendors.all(chosen);
            if (known.size() < chosen.size()) {
                throw new NotFound();
            }
            try {
                known.values().forEach(Vendor::requireInUse);
                var request = bidding.prepare(id, engagement.name(), format.currency(), format.zone());
                var invitees = chosen.stream()
                        .map(vendor -> Invitee.of(Objects.requireNonNull(known.get(vendor))))
                        .toList();
                FormSubmission.afterOthers(
                        () -> invitations.invite(request.id(), invitees, member.actor(), clock.instant()));
                boolean sent = request.status() == BiddingStatus.OPEN;
                Toast.show(
                        next,
                        sent
                                ? BiddingOverviewController.byMail("bidding.invitations.sent", mail)
                                : "bidding.invitations.listed",
                        chosen.size());
                return BiddingOverviewController.overview(id);
            } catch (RuleViolation violation) {
                FormErrors.into(errors, violation);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        var first = Stream.concat(chosen.stream(), proposed(id).stream()).distinct();
        return page(id, null, first.toList(), reader, model);
    }

    /** @param first the vendors that are shown before the others, whatever comes first by name */
    private String page(EngagementId id, @Nullable String search, List<VendorId> first, Locale reader, Model model) {
        var engagement = engagements.find(id).orElseThrow(NotFound::new);
        var words = searchesNothing(search) ? null : String.valueOf(search).strip();
        var invited = invited(id);
        var found = vendors.list(new VendorSearch(words, null, null), SHOWN);
        var before = rounds.before(id);
        var ahead = new HashMap<>(vendors.all(first));
        ahead.values().removeIf(Vendor::isArchived);
        model.addAttribute("engagement", engagement);
        model.addAttribute("search", words);
        model.addAttribute("more", found.size() > SHOWN);
        model.addAttribute("noVendors", found.isEmpty() && words == null);
        model.addAttribute("invitedAlready", invited.size());
        model.addAttribute(
                "vendors",
                Stream.concat(
                                first.stream().map(ahead::get).filter(Objects::nonNull),
                                found.stream().limit(SHOWN).filter(vendor -> !ahead.containsKey(vendor.id())))
                        .filter(vendor -> !invited.contains(vendor.id()))
                        .map(vendor -> option(vendor, before.get(vendor.id()), reader))
                        .toList());
        return "bidding/vendors";
    }

    private Option option(Vendor vendor, @Nullable LastRound before, Locale reader) {
        var note = format.message("bidding.vendors.note", vendor.place(reader), vendor.contact(), vendor.email());
        return new Option(
                vendor.id().toString(),
                vendor.name(),
                before == null ? note : format.message("bidding.vendors.lastRound." + before) + " " + note);
    }

    record InviteForm(@Nullable List<String> vendors) {}
}
