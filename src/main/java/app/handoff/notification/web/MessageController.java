package app.handoff.notification.web;

import app.handoff.notification.Message;
import app.handoff.notification.Message.Status;
import app.handoff.notification.Outbox;
import app.handoff.notification.Post;
import app.handoff.shared.Ids;
import app.handoff.shared.Role;
import app.handoff.shared.web.CurrentMember;
import app.handoff.shared.web.ManagersOnly;
import app.handoff.shared.web.Toast;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Every letter that was or will be sent. Where there is no mail server, its link is copied from here. */
@Controller
@ManagersOnly
class MessageController {

    private static final int PAGE = 25;

    /** What stands behind it opens with the vendor's own code only. */
    private static final Pattern LINK_TO_A_BID = Pattern.compile("/s/[^/]+/bid(/.*)?");

    private final Outbox outbox;
    private final Post post;
    private final Clock clock;

    MessageController(Outbox outbox, Post post, Clock clock) {
        this.outbox = outbox;
        this.post = post;
        this.clock = clock;
    }

    @GetMapping("/messages")
    String messages(CurrentMember member, @RequestParam(required = false) @Nullable String before, Model model) {
        var found = outbox.page(member.may(Role.OWNER), before == null ? null : Ids.parse(before), PAGE + 1);
        model.addAttribute("messages", found.stream().limit(PAGE).map(Line::of).toList());
        model.addAttribute("older", found.size() > PAGE ? found.get(PAGE - 1).getId() : null);
        model.addAttribute("hasServer", post.hasServer());
        model.addAttribute("sample", member.sample());
        return "notification/messages";
    }

    @GetMapping("/messages/{id}")
    String message(@PathVariable String id, CurrentMember member, Model model) {
        var message = outbox.get(Ids.parse(id), member.may(Role.OWNER));
        model.addAttribute("message", Line.of(message));
        model.addAttribute("paragraphs", Arrays.asList(message.body().split("\n\n")));
        model.addAttribute("button", message.button());
        model.addAttribute("problem", message.problem());
        var path = linkToShow(message);
        model.addAttribute(
                "link",
                path == null
                        ? null
                        : ServletUriComponentsBuilder.fromCurrentContextPath().build() + path);
        model.addAttribute("sealed", path != null && LINK_TO_A_BID.matcher(path).matches());
        model.addAttribute("hasServer", post.hasServer() && !member.sample());
        model.addAttribute("sample", member.sample());
        return "notification/message";
    }

    /**
     * A link that signs somebody in goes to that person alone where mail can be sent: whoever else opened it would sign and
     * decide in their name, also in other businesses of theirs.
     */
    private @Nullable String linkToShow(Message message) {
        var path = outbox.link(message);
        return path != null && path.endsWith("/sign-in") && post.hasServer() ? null : path;
    }

    @PostMapping("/messages/{id}/resending")
    String tryAgain(@PathVariable String id, CurrentMember member, RedirectAttributes next) {
        outbox.tryAgain(Ids.parse(id), member.may(Role.OWNER), clock.instant());
        Toast.show(next, "notification.tryingAgain");
        return "redirect:/messages/{id}";
    }

    /** One letter in the list. */
    record Line(
            String id,
            String to,
            String email,
            String subject,
            Status status,
            Instant at,
            @Nullable Instant sentAt) {

        static Line of(Message message) {
            return new Line(
                    message.getId().toString(),
                    message.recipientName(),
                    message.recipientEmail(),
                    message.subject(),
                    message.status(),
                    message.createdAt(),
                    message.sentAt());
        }

        /** The look of the badge that carries the status. */
        public String kind() {
            return switch (status) {
                case WAITING -> "wait";
                case SENT -> "good";
                case FAILED -> "bad";
            };
        }
    }
}
