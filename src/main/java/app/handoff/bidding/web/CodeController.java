package app.handoff.bidding.web;

import app.handoff.bidding.VendorDoor;
import app.handoff.bidding.web.CodePages.CodeForm;
import app.handoff.bidding.web.WithoutCode.When;
import app.handoff.shared.LinkPurpose;
import app.handoff.shared.RuleViolation;
import app.handoff.shared.web.LinkVisitor;
import app.handoff.shared.web.Refusals;
import app.handoff.shared.web.ThroughLink;
import app.handoff.shared.web.Toast;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The code of a bid: choose it, enter it once per browser, or start again without it. */
@Controller
@ThroughLink(LinkPurpose.BID)
@RequestMapping("/s/{token}/bid")
class CodeController {

    private static final Pattern PAGE = Pattern.compile("(/[a-z0-9-]{1,40}){1,2}");
    private static final String TASKS = "/tasks";

    private final VendorDoor door;
    private final CodeLock lock;
    private final CodeCookie cookie;
    private final CodePages pages;
    private final Clock clock;

    CodeController(VendorDoor door, CodeLock lock, CodeCookie cookie, CodePages pages, Clock clock) {
        this.door = door;
        this.lock = lock;
        this.cookie = cookie;
        this.pages = pages;
        this.clock = clock;
    }

    /** A page below the bid; the list of tasks for anything else. */
    static String pageOfBid(@Nullable String page) {
        return page != null && PAGE.matcher(page).matches() ? page : TASKS;
    }

    @GetMapping("/code")
    @WithoutCode(When.ALWAYS)
    String ask(
            LinkVisitor visitor,
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request,
            Model model) {
        if (CodeLock.isOpen(request)) {
            return "redirect:" + visitor.path("/bid" + pageOfBid(to));
        }
        var doorway = door.at(VisitController.invitationOf(visitor));
        if (!doorway.lock().hasCode() && !doorway.mayChoose(clock.instant())) {
            return "redirect:" + visitor.path("/bid");
        }
        model.addAttribute("form", new CodeForm(null, null));
        return pages.page(doorway, visitor, pageOfBid(to), model);
    }

    @PostMapping("/code")
    @WithoutCode(When.ALWAYS)
    String tell(
            LinkVisitor visitor,
            @ModelAttribute("form") CodeForm form,
            BindingResult errors,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var doorway = door.at(VisitController.invitationOf(visitor));
        try {
            cookie.give(lock.tell(form.typed(), visitor, doorway, request), visitor, request, response);
            return "redirect:" + visitor.path("/bid" + pageOfBid(form.to()));
        } catch (RuleViolation refused) {
            Refusals.into(errors, refused);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return pages.page(doorway, visitor, pageOfBid(form.to()), model);
        }
    }

    @GetMapping("/restart")
    @WithoutCode(When.ALWAYS)
    String confirmRestart(LinkVisitor visitor, Model model) {
        var shown = pages.door(door.at(VisitController.invitationOf(visitor)), visitor);
        if (!shown.again()) {
            return "redirect:" + visitor.path("/bid");
        }
        model.addAttribute("door", shown);
        model.addAttribute("form", new CodeForm(null, null));
        return "bidding/bid-restart";
    }

    @PostMapping("/restart")
    @WithoutCode(When.ALWAYS)
    String restart(
            LinkVisitor visitor,
            @ModelAttribute("form") CodeForm form,
            BindingResult errors,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var invitation = VisitController.invitationOf(visitor);
        try {
            var proof = door.startAgain(invitation, form.typed(), visitor.businessName(), clock.instant());
            cookie.give(proof, visitor, request, response);
            Toast.show(next, "bidding.restart.done");
            return "redirect:" + visitor.path("/bid/tasks");
        } catch (RuleViolation refused) {
            Refusals.into(errors, refused);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("door", pages.door(door.at(invitation), visitor));
            return "bidding/bid-restart";
        }
    }
}
