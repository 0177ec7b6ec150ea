package app.handoff.account;

import app.handoff.kernel.CurrentMember;
import app.handoff.sample.SampleJob;
import app.handoff.web.OwnersOnly;
import app.handoff.web.Toast;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Has the sample business made, says how far it is, and shows it once it is there. */
@Controller
@OwnersOnly
@RequestMapping("/settings/sample")
class SampleController {

    /** The page that shows how far it is. */
    static final String PROGRESS = "redirect:/settings/sample";

    private static final String AWAITED = "handoff.sample-awaited";
    private static final String SECONDS_UNTIL_THE_NEXT_LOOK = "2";

    private final Accounts accounts;
    private final SampleSetUp setUp;
    private final SampleJob samples;
    private final SessionLogin sessionLogin;
    private final Clock clock;

    SampleController(Accounts accounts, SampleSetUp setUp, SampleJob samples, SessionLogin sessionLogin, Clock clock) {
        this.accounts = accounts;
        this.setUp = setUp;
        this.samples = samples;
        this.sessionLogin = sessionLogin;
        this.clock = clock;
    }

    /** Whoever is signed in with this session is shown the sample business as soon as it is there. */
    static void await(HttpServletRequest request) {
        request.getSession().setAttribute(AWAITED, true);
    }

    /** However often this is pressed, and by how many at once: there is one sample business for each person. */
    @PostMapping
    String order(HttpServletRequest request) {
        var session = SessionLogin.session();
        if (!setUp.isThere(session)) {
            samples.order(session.asSampleOwner(), clock.instant());
        }
        await(request);
        return PROGRESS;
    }

    @GetMapping
    String look(
            CurrentMember member,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var session = SessionLogin.session();
        if (setUp.isThere(session)) {
            return show(member, request, response, next);
        }
        var progress = samples.progressOf(session.login());
        if (progress.isEmpty()) {
            return "redirect:/settings";
        }
        if (!progress.get().failed()) {
            response.setHeader("Refresh", SECONDS_UNTIL_THE_NEXT_LOOK);
        }
        model.addAttribute("progress", progress.get());
        return "account/sample";
    }

    private String show(
            CurrentMember member, HttpServletRequest request, HttpServletResponse response, RedirectAttributes next) {
        var browser = request.getSession();
        if (browser.getAttribute(AWAITED) == null) {
            return "redirect:/settings";
        }
        browser.removeAttribute(AWAITED);
        if (!member.sample()) {
            var session = SessionLogin.session();
            var sample = accounts.othersOf(session).stream()
                    .filter(other -> other.sample())
                    .findFirst()
                    .orElseThrow();
            sessionLogin.keep(accounts.changeOver(session, sample.id(), clock.instant()), request, response);
            Toast.show(next, "account.sample.made");
        }
        return "redirect:/";
    }
}
