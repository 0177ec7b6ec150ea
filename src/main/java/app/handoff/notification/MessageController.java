package app.handoff.notification;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.Ids;
import app.handoff.kernel.Role;
import app.handoff.tenancy.PublicAddress;
import app.handoff.web.OwnersAndManagersOnly;
import app.handoff.web.Toast;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Every message that was or will be sent. Where there is no mail server, people send them from here themselves. */
@Controller
@OwnersAndManagersOnly
class MessageController {

    private static final int PAGE = 25;
    private static final String TO_SEND = "to-send";

    /** What stands behind it opens with the vendor's own code only. */
    private static final Pattern LINK_OF_A_VENDOR = Pattern.compile("/s/[^/]+/(bid|contract|report)(/.*)?");

    private final Outbox outbox;
    private final Mailer mailer;
    private final PublicAddress address;
    private final Clock clock;

    MessageController(Outbox outbox, Mailer mailer, PublicAddress address, Clock clock) {
        this.outbox = outbox;
        this.mailer = mailer;
        this.address = address;
        this.clock = clock;
    }

    @GetMapping("/messages")
    String messages(
            CurrentMember member,
            @RequestParam(required = false) @Nullable String before,
            @RequestParam(required = false) @Nullable String show,
            Model model) {
        var all = member.may(Role.OWNER);
        var last = before == null ? null : Ids.parse(before);
        boolean toSendOnly = TO_SEND.equals(show) && !member.sample();
        var found = toSendOnly
                ? outbox.toSend(mailer.leftToPeople(), all, last, PAGE + 1)
                : outbox.page(all, last, PAGE + 1);
        model.addAttribute(
                "messages",
                found.stream().limit(PAGE).map(message -> line(message, member)).toList());
        model.addAttribute("older", found.size() > PAGE ? found.get(PAGE - 1).getId() : null);
        model.addAttribute("show", toSendOnly ? TO_SEND : null);
        model.addAttribute("toSend", member.sample() ? 0 : outbox.countToSend(mailer.leftToPeople(), all));
        model.addAttribute("missesServer", !mailer.isThere() && !member.sample());
        model.addAttribute("mailsOpenOnlyHere", mailer.isThere() && address.givesLinksThatOpenOnlyHere(true));
        model.addAttribute("sample", member.sample());
        return "notification/messages";
    }

    @GetMapping("/messages/{id}")
    String message(@PathVariable String id, CurrentMember member, Model model) {
        var message = outbox.get(Ids.parse(id), member.may(Role.OWNER));
        var line = line(message, member);
        var content = message.isConfidential() ? null : outbox.open(message).orElse(null);
        var path = content == null ? null : content.path();
        var link = path == null ? null : address.linkTo(path);
        model.addAttribute("message", line);
        model.addAttribute("confidential", message.isConfidential());
        model.addAttribute(
                "paragraphs",
                content == null ? List.of() : Arrays.asList(content.body().split("\n\n")));
        model.addAttribute("button", content == null ? null : message.button());
        model.addAttribute("appointment", message.calendarMethod() != null);
        model.addAttribute("problem", message.problem());
        model.addAttribute("link", link);
        model.addAttribute(
                "ownMail", line.isToSend() && content != null ? OwnMail.of(message, content.body(), link) : null);
        model.addAttribute("linkNote", path == null ? null : linkNote(path));
        model.addAttribute(
                "mayTryAgain",
                mailer.isThere()
                        && !member.sample()
                        && message.status() == Message.Status.FAILED
                        && !message.isTooLate(clock.instant()));
        return "notification/message";
    }

    /** What the link of a message can do by itself: a vendor's, or a reporter's, does nothing without a code. */
    private static String linkNote(String path) {
        var vendors = LINK_OF_A_VENDOR.matcher(path);
        var what = vendors.matches() ? vendors.group(1) : path.startsWith("/s/") ? "person" : "members";
        return "notification.link." + what;
    }

    private MessageLine line(Message message, CurrentMember viewer) {
        return MessageLine.of(message, viewer.sample(), mailer.isThere(), mailer.leftToPeople(), clock.instant());
    }

    @PostMapping("/messages/{id}/resending")
    String tryAgain(@PathVariable String id, CurrentMember member, RedirectAttributes next) {
        outbox.tryAgain(Ids.parse(id), member.may(Role.OWNER), clock.instant());
        Toast.show(next, "notification.tryingAgain");
        return "redirect:/messages/{id}";
    }

    @PostMapping("/messages/{id}/sending")
    String sent(@PathVariable String id, CurrentMember member, RedirectAttributes next) {
        outbox.sentBy(Ids.parse(id), member.may(Role.OWNER), member.actor(), clock.instant());
        return done(id, "notification.sentByHand", member, next);
    }

    @PostMapping("/messages/{id}/leaving")
    String leave(@PathVariable String id, CurrentMember member, RedirectAttributes next) {
        outbox.leave(Ids.parse(id), member.may(Role.OWNER));
        return done(id, "notification.left", member, next);
    }

    /** Back to those that wait, as long as there are any. */
    private String done(String id, String toast, CurrentMember member, RedirectAttributes next) {
        Toast.show(next, toast);
        next.addFlashAttribute("toastUndo", "/messages/" + id + "/return");
        return outbox.countToSend(mailer.leftToPeople(), member.may(Role.OWNER)) > 0
                ? "redirect:/messages?show=" + TO_SEND
                : "redirect:/messages";
    }

    @PostMapping("/messages/{id}/return")
    String waitAgain(@PathVariable String id, CurrentMember member, RedirectAttributes next) {
        outbox.waitAgain(Ids.parse(id), member.may(Role.OWNER), clock.instant());
        Toast.show(next, "notification.waitsAgain");
        return "redirect:/messages/{id}";
    }
}
