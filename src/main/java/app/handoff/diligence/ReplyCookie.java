package app.handoff.diligence;

import app.handoff.kernel.LinkVisitor;
import app.handoff.tenancy.SecretKey;
import app.handoff.web.Cookies;
import app.handoff.web.Cookies.SameSite;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Knows the browser from which a reference answered. A link can have gone through the hands of the vendor it asks about: what a
 * reference wrote is shown and changed in that browser alone.
 */
@Component
class ReplyCookie {

    private static final Duration KEPT = Duration.ofDays(30);

    private final SecretKey key;

    ReplyCookie(SecretKey key) {
        this.key = key;
    }

    void give(LinkVisitor visitor, HttpServletRequest request, HttpServletResponse response) {
        Cookies.give(name(visitor), proof(visitor), SameSite.LAX, KEPT, request, response);
    }

    boolean isIn(HttpServletRequest request, LinkVisitor visitor) {
        return Cookies.read(name(visitor), request)
                .filter(shown -> MessageDigest.isEqual(
                        shown.getBytes(StandardCharsets.UTF_8), proof(visitor).getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }

    private static String name(LinkVisitor visitor) {
        return "handoff-reply-" + visitor.token().handle();
    }

    private String proof(LinkVisitor visitor) {
        return key.signature("reference-reply:" + visitor.link());
    }
}
