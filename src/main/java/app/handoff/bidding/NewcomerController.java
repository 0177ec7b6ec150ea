package app.handoff.bidding;

import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.LinkVisitor;
import app.handoff.sharelink.MailedLinkProof;
import app.handoff.web.ThroughLink;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where the message leads whose address was typed behind a public link. Opening it changes nothing; the button lets in. */
@Controller
@ThroughLink(LinkPurpose.NEWCOMER)
@RequestMapping("/s/{token}/newcomer")
class NewcomerController {

    private final Newcomers newcomers;
    private final MailedLinkProof proof;
    private final Clock clock;

    NewcomerController(Newcomers newcomers, MailedLinkProof proof, Clock clock) {
        this.newcomers = newcomers;
        this.proof = proof;
        this.clock = clock;
    }

    @GetMapping
    String show(LinkVisitor visitor, Model model, HttpServletResponse response) {
        var newcomer = newcomers.get(visitor.subject());
        var notice = newcomers.notice(newcomer.link());
        model.addAttribute("visitor", visitor);
        if (!notice.isOpen(clock.instant())) {
            response.setStatus(HttpStatus.GONE.value());
            return "bidding/public-closed";
        }
        model.addAttribute("newcomer", newcomer);
        model.addAttribute("notice", notice);
        return "bidding/newcomer";
    }

    /** On to the invitation, with the proof that a message from this address would bring again. */
    @PostMapping("/arrival")
    String arrive(LinkVisitor visitor, HttpServletRequest request, HttpServletResponse response) {
        var arrival = newcomers.arrive(visitor, clock.instant());
        proof.give(arrival.holder(), request, response, clock.instant());
        return "redirect:" + arrival.path();
    }
}
