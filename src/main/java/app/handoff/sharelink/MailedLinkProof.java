package app.handoff.sharelink;

import app.handoff.kernel.LinkHolder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Lets a browser act for a holder who has just used a link that went to the holder's address alone. A code from the same mailbox
 * would prove nothing more.
 */
@Component
public class MailedLinkProof {

    private final LinkCodes codes;
    private final LinkEntry entry;
    private final ProofCookie cookie;

    MailedLinkProof(LinkCodes codes, LinkEntry entry, ProofCookie cookie) {
        this.codes = codes;
        this.entry = entry;
        this.cookie = cookie;
    }

    public void give(LinkHolder holder, HttpServletRequest request, HttpServletResponse response, Instant now) {
        var shown = entry.shown(holder, codes.cameByMail(holder, now), ProofCookie.until(false, now));
        cookie.give(shown, false, holder, request, response);
    }
}
