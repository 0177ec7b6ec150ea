package app.handoff.bidding;

import app.handoff.engagement.Engagements;
import app.handoff.kernel.Colleagues;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.MailServer;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.Role;
import app.handoff.scope.FrozenScope;
import app.handoff.scope.ScopesOfWork;
import app.handoff.tenancy.PublicAddress;
import app.handoff.text.Format;
import app.handoff.web.DateConflict;
import app.handoff.web.MembersOnly;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.Toast;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The bidding overview: who was invited, how far each is, what to do next. Never what a bid says. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{id}/bidding")
class BiddingOverviewController {

    private final Bidding bidding;
    private final Invitations invitations;
    private final PublicLinks publicLinks;
    private final Budgets budgets;
    private final RoundLinks rounds;
    private final ScopesOfWork scopes;
    private final Engagements engagements;
    private final Colleagues colleagues;
    private final BidDocumentPdf pdf;
    private final Format format;
    private final MailServer mail;
    private final PublicAddress address;
    private final Clock clock;

    BiddingOverviewController(
            Bidding bidding,
            Invitations invitations,
            PublicLinks publicLinks,
            Budgets budgets,
            RoundLinks rounds,
            ScopesOfWork scopes,
            Engagements engagements,
            Colleagues colleagues,
            BidDocumentPdf pdf,
            Format format,
            MailServer mail,
            PublicAddress address,
            Clock clock) {
        this.bidding = bidding;
        this.invitations = invitations;
        this.publicLinks = publicLinks;
        this.budgets = budgets;
        this.rounds = rounds;
        this.scopes = scopes;
        this.engagements = engagements;
        this.colleagues = colleagues;
        this.pdf = pdf;
        this.format = format;
        this.mail = mail;
        this.address = address;
        this.clock = clock;
    }

    /** The bid document as a file, as vendors get it. */
    @MembersOnly
    @GetMapping("/document.pdf")
    ModelAndView document(
            @PathVariable EngagementId id,
            @RequestParam(required = false) @Nullable Integer round,
            CurrentMember member) {
        var request = bidding.round(id, round);
        if (request.scope() == null) {
            throw new NotFound();
        }
        return pdf.of(
                scopes.frozen(request.frozenScope()),
                RequestFacts.of(request, member.businessName(), request.zone(), format));
    }

    @MembersOnly
    @GetMapping
    String show(
            @PathVariable EngagementId id,
            @RequestParam(required = false) @Nullable Integer round,
            CurrentMember member,
            Model model) {
        var engagement = engagements.find(id).orElseThrow(NotFound::new);
        boolean mayAct = member.may(Role.MANAGER);
        var frozen = scopes.frozen(id).orElse(null);
        model.addAttribute("engagement", engagement);
        model.addAttribute("mayAct", mayAct);
        model.addAttribute(
                "linksOpenOnlyHere", mayAct && !member.sample() && address.givesLinksThatOpenOnlyHere(mail.isThere()));
        if (round == null && bidding.latest(id).isEmpty()) {
            model.addAttribute("overview", BiddingOverviewView.empty(id, frozen));
            return "bidding/overview";
        }
        var biddingOverview = bidding.overview(bidding.round(id, round));
        rounds.into(model, biddingOverview.request());
        model.addAttribute(
                "overview", BiddingOverviewView.of(biddingOverview, frozen, mail.isThere(), clock.instant()));
        model.addAttribute("levels", counted(biddingOverview.request(), frozen));
        var now = clock.instant();
        model.addAttribute(
                "contradictions",
                DateConflict.all(
                        bidding.contradictions(biddingOverview.request()),
                        day -> BiddingDays.place(biddingOverview.request(), day, now),
                        LocalDate.ofInstant(now, biddingOverview.request().zone())));
        rounds.finalOffers(model, biddingOverview.request(), now);
        if (mayAct && biddingOverview.request().isOpenedByTwo()) {
            model.addAttribute("together", OpeningTogether.of(biddingOverview.request(), member, colleagues));
        }
        if (mayAct && biddingOverview.request().takesNewcomers(now)) {
            model.addAttribute("publicLink", publicLinks.state(biddingOverview));
        }
        if (mayAct) {
            var budget = budgets.of(biddingOverview.request().id());
            model.addAttribute("budget", budget.map(Budget::limit).orElse(null));
            model.addAttribute("leaks", budgets.leaks(biddingOverview.request()));
        }
        return "bidding/overview";
    }

    /** The levels that vendors have, or will have once bidding opens. */
    private CountedLevels counted(BidRequest request, @Nullable FrozenScope newest) {
        var read = request.scope();
        return read == null
                ? newest == null ? CountedLevels.NONE : request.counted(newest)
                : request.counted(newest != null && newest.id().equals(read) ? newest : scopes.frozen(read));
    }

    /** Starts bidding: the document goes out to everybody on the list. */
    @PostMapping("/publication")
    String open(@PathVariable EngagementId id, CurrentMember member, RedirectAttributes next) {
        var request = bidding.get(id);
        bidding.open(request.id(), member.name(), member.email(), member.actor(), clock.instant());
        Toast.show(next, byMail("bidding.opened.toast"), request.deadline());
        return overview(id);
    }

    @PostMapping("/addendum")
    String addAddendum(@PathVariable EngagementId id, CurrentMember member, RedirectAttributes next) {
        bidding.addAddendum(bidding.get(id).id(), member.actor(), clock.instant());
        Toast.show(next, byMail("bidding.addendum.toast"), bidding.get(id).deadline());
        return overview(id);
    }

    @PostMapping("/invitations/{invitation}/message")
    String resend(
            @PathVariable EngagementId id,
            @PathVariable InvitationId invitation,
            CurrentMember member,
            RedirectAttributes next) {
        invitations.resend(bidding.get(id).id(), invitation, member.actor(), clock.instant());
        Toast.show(next, byMail("bidding.invitation.resent"));
        return overview(id);
    }

    @PostMapping("/invitations/{invitation}/revocation")
    String revoke(
            @PathVariable EngagementId id,
            @PathVariable InvitationId invitation,
            CurrentMember member,
            RedirectAttributes next) {
        invitations.revoke(bidding.get(id).id(), invitation, member.actor(), clock.instant());
        Toast.show(next, "bidding.invitation.revoked");
        return overview(id);
    }

    @PostMapping("/invitations/{invitation}/removal")
    String uninvite(@PathVariable EngagementId id, @PathVariable InvitationId invitation, RedirectAttributes next) {
        invitations.uninvite(bidding.get(id).id(), invitation);
        Toast.show(next, "bidding.invitation.removed");
        return overview(id);
    }

    private String byMail(String sentence) {
        return byMail(sentence, mail);
    }

    /** The sentence that says what became of messages: they leave by themselves, or wait for somebody to send them. */
    static String byMail(String sentence, MailServer mail) {
        return mail.isThere() ? sentence : sentence + ".byHand";
    }

    static String overview(EngagementId id) {
        return "redirect:/engagements/" + id + "/bidding";
    }
}
