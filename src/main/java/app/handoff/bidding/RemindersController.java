package app.handoff.bidding;

import app.handoff.engagement.Engagements;
import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.MailServer;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.Sentence;
import app.handoff.text.Format;
import app.handoff.web.FormSubmission;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.Toast;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The reminders to vendors that have not bid: what goes out to whom and when, and how to let it be. */
@Controller
@OwnersAndManagersOnly
@RequestMapping("/engagements/{id}/bidding")
class RemindersController {

    private final Bidding bidding;
    private final Invitations invitations;
    private final BiddingNotifications messages;
    private final Engagements engagements;
    private final MailServer mail;
    private final Format format;
    private final Clock clock;

    RemindersController(
            Bidding bidding,
            Invitations invitations,
            BiddingNotifications messages,
            Engagements engagements,
            MailServer mail,
            Format format,
            Clock clock) {
        this.bidding = bidding;
        this.invitations = invitations;
        this.messages = messages;
        this.engagements = engagements;
        this.mail = mail;
        this.format = format;
        this.clock = clock;
    }

    @GetMapping("/reminders")
    String show(@PathVariable EngagementId id, Model model, RedirectAttributes next) {
        var overview = bidding.overview(id);
        return FormSubmission.open(
                () -> overview.request().status().requireNotOver(),
                () -> page(id, overview, model),
                BiddingOverviewController.overview(id),
                next);
    }

    private String page(EngagementId id, BiddingOverview overview, Model model) {
        var request = overview.request();
        var now = clock.instant();
        var written = invitations.reminded(request.id());
        model.addAttribute("engagement", engagements.find(id).orElseThrow(NotFound::new));
        model.addAttribute("on", request.isReminding());
        model.addAttribute("deadline", request.hasDeadline() ? request.deadline() : null);
        model.addAttribute("mailed", mail.isThere());
        model.addAttribute("days", BidReminder.DAYS_BEFORE);
        model.addAttribute("morning", BidReminder.MORNING.toString());
        model.addAttribute(
                "rows",
                overview.invitations().stream()
                        .map(entry -> row(entry, request, written, now))
                        .toList());
        model.addAttribute("texts", texts(overview, now));
        return "bidding/reminders";
    }

    private Row row(
            BiddingOverview.Entry entry, BidRequest request, Map<InvitationId, List<Integer>> written, Instant now) {
        var invitation = entry.invitation();
        var next = BidReminder.nextTo(invitation, entry.progress(), request, now)
                .map(BidReminder::dueAt)
                .orElse(null);
        return new Row(
                invitation.id().toString(),
                invitation.vendorName(),
                entry.isToldNobody()
                        ? Sentence.of("bidding.progress.waits." + entry.obstacle())
                        : Sentence.of("enum.InvitationStatus." + entry.progress()),
                next == null ? null : format.deadline(next, invitation.vendorZone()),
                next == null ? null : format.elsewhere(next, format.zone(), invitation.vendorZone()),
                written.getOrDefault(invitation.id(), List.of()).stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(", ")),
                invitation.mayBeReminded(),
                invitation.wantsReminders(),
                invitation.wantsReminders() && isStillToBid(entry.progress()));
    }

    private static boolean isStillToBid(InvitationStatus progress) {
        return BidReminder.Reason.of(progress) != null || progress == InvitationStatus.NOT_SENT;
    }

    /** What goes out, once for all vendors that are equally far. */
    private List<Text> texts(BiddingOverview overview, Instant now) {
        var first = new EnumMap<BidReminder.Reason, Invitation>(BidReminder.Reason.class);
        for (var entry : overview.invitations()) {
            if (BidReminder.nextTo(entry.invitation(), entry.progress(), overview.request(), now)
                    .isPresent()) {
                first.putIfAbsent(Objects.requireNonNull(BidReminder.Reason.of(entry.progress())), entry.invitation());
            }
        }
        var texts = new ArrayList<Text>();
        first.forEach((reason, invitation) -> {
            var words = messages.reminderWords(overview.request(), invitation).toArray();
            texts.add(new Text(
                    Sentence.of("bidding.reminders.to." + reason),
                    format.message("mail." + reason.key() + ".subject", words),
                    Arrays.asList(format.message("mail." + reason.key() + ".body", words)
                            .split("\n\n"))));
        });
        return texts;
    }

    @PostMapping("/reminders")
    String switchAll(
            @PathVariable EngagementId id,
            @RequestParam(defaultValue = "false") boolean on,
            CurrentMember member,
            RedirectAttributes next) {
        var request = bidding.get(id).id();
        FormSubmission.afterOthers(() -> invitations.remindAll(request, on, member.actor(), clock.instant()));
        Toast.show(next, on ? "bidding.reminders.toast.on" : "bidding.reminders.toast.off");
        return reminders(id);
    }

    @PostMapping("/invitations/{invitation}/reminders")
    String switchOne(
            @PathVariable EngagementId id,
            @PathVariable InvitationId invitation,
            @RequestParam(defaultValue = "false") boolean on,
            CurrentMember member,
            RedirectAttributes next) {
        var request = bidding.get(id).id();
        FormSubmission.afterOthers(() -> invitations.remind(request, invitation, on, member.actor(), clock.instant()));
        Toast.show(
                next,
                on ? "bidding.reminders.toast.one.on" : "bidding.reminders.toast.one.off",
                invitations.get(request, invitation).vendorName());
        return reminders(id);
    }

    private static String reminders(EngagementId id) {
        return "redirect:/engagements/" + id + "/bidding/reminders";
    }

    /**
     * @param next when the next reminder goes out, on the vendor's clock; null where none does
     * @param nextHere the same time on ours; null where both clocks agree
     * @param written how many days before the deadline reminders were written, such as "7, 3"
     * @param mayBeReminded whether we let this vendor be reminded
     * @param wants whether the vendor itself does
     * @param switchable whether it is ours to say whether this vendor is reminded: it may still bid, and wants reminders
     */
    record Row(
            String id,
            String vendor,
            Sentence progress,
            @Nullable String next,
            @Nullable String nextHere,
            String written,
            boolean mayBeReminded,
            boolean wants,
            boolean switchable) {}

    /** @param to whom it goes */
    record Text(Sentence to, String subject, List<String> paragraphs) {}
}
