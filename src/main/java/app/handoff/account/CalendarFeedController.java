package app.handoff.account;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.ShareToken;
import app.handoff.tenancy.PublicAddress;
import app.handoff.tenancy.RateLimit;
import app.handoff.web.Anyone;
import app.handoff.web.MembersOnly;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A member's own calendar link: made, renewed and withdrawn on a page, read by a calendar that has no account and no cookies. */
@Controller
class CalendarFeedController {

    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private static final int GUESSES = 100;

    /** A calendar looks every few minutes at most, and somebody may have put the link into some of them. */
    private static final int READINGS = 60;

    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final CalendarFeeds feeds;
    private final PublicAddress address;
    private final RateLimit rateLimit;
    private final Clock clock;

    CalendarFeedController(CalendarFeeds feeds, PublicAddress address, RateLimit rateLimit, Clock clock) {
        this.feeds = feeds;
        this.address = address;
        this.rateLimit = rateLimit;
        this.clock = clock;
    }

    @GetMapping("/settings/calendar")
    @MembersOnly
    String calendar(CurrentMember member, Model model) {
        model.addAttribute("madeAt", feeds.madeAt(member.id()).orElse(null));
        return "account/calendar";
    }

    @PostMapping("/settings/calendar")
    @MembersOnly
    String make(CurrentMember member, RedirectAttributes next) {
        var token = feeds.make(member.id(), clock.instant());
        next.addFlashAttribute("link", address.linkTo("/calendar/" + token.value() + "/handoff.ics"));
        Toast.show(next, "account.calendar.made");
        return "redirect:/settings/calendar";
    }

    @PostMapping("/settings/calendar/withdrawal")
    @MembersOnly
    String withdraw(CurrentMember member, RedirectAttributes next) {
        feeds.withdraw(member.id());
        Toast.show(next, "account.calendar.withdrawn");
        return "redirect:/settings/calendar";
    }

    /** What the calendar fetches; a wrong link, a withdrawn one and that of somebody who left look the same. */
    @GetMapping("/calendar/{token}/handoff.ics")
    @Anyone
    ResponseEntity<byte[]> read(@PathVariable String token, HttpServletRequest request) {
        var now = clock.instant();
        var guesser = "link:" + request.getRemoteAddr();
        if (rateLimit.hasReached(guesser, GUESSES, WINDOW, now)) {
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).build();
        }
        var named = ShareToken.read(token).filter(feeds::isShown);
        if (named.isEmpty()) {
            return ResponseEntity.status(
                            rateLimit.mayTry(guesser, GUESSES, WINDOW, now)
                                    ? HttpStatus.NOT_FOUND
                                    : HttpStatus.TOO_MANY_REQUESTS)
                    .build();
        }
        if (!rateLimit.mayTry("calendar:" + named.get().handle(), READINGS, WINDOW, now)) {
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).build();
        }
        return feeds.read(named.get(), now)
                .map(file -> ResponseEntity.ok()
                        .contentType(CALENDAR)
                        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"handoff.ics\"")
                        .header("X-Robots-Tag", "noindex, nofollow")
                        .body(file))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
