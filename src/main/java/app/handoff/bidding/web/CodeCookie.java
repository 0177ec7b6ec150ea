package app.handoff.bidding.web;

import app.handoff.bidding.VendorDoor;
import app.handoff.shared.web.LinkVisitor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** What a browser keeps once it was told the code of a bid: for this link, until the browser is closed or the code changes. */
@Component
class CodeCookie {

    private static final String NAME = "handoff-bid";

    private final VendorDoor door;

    CodeCookie(VendorDoor door) {
        this.door = door;
    }

    boolean opens(HttpServletRequest request, LinkVisitor visitor) {
        var cookie = WebUtils.getCookie(request, NAME);
        return cookie != null && door.admits(VisitController.invitationOf(visitor), cookie.getValue());
    }

    // Lax, not Strict: whoever comes from a letter in a web mailer need not type the code anew. Forms have their own
    // guard.
    void give(String proof, LinkVisitor visitor, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(NAME, proof)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .path(request.getContextPath() + visitor.path("/bid"))
                        .build()
                        .toString());
    }
}
