package app.handoff.sharelink;

import app.handoff.kernel.ShareToken;
import app.handoff.web.Cookies;
import app.handoff.web.Cookies.SameSite;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The links that a browser has opened. Their secrets leave the address bar with the first visit: from there they would reach
 * the history, a screenshot, a bookmark that somebody passes on.
 */
@Component
class LinkCookies {

    private static final String PREFIX = "handoff-link-";
    private static final Duration KEPT = Duration.ofDays(30);

    /** A browser sends them all with each request, and no more than a server reads. */
    private static final int MOST = 20;

    void keep(ShareToken token, HttpServletRequest request, HttpServletResponse response, Instant now) {
        forgetOldest(token, request, response);
        Cookies.give(
                PREFIX + token.handle(),
                now.getEpochSecond() + "." + token.value(),
                SameSite.LAX,
                KEPT,
                request,
                response);
    }

    /** The link that the address names, if this browser has opened it. */
    Optional<ShareToken> find(String handle, HttpServletRequest request) {
        return Cookies.read(PREFIX + handle, request)
                .flatMap(kept -> ShareToken.read(kept.substring(kept.indexOf('.') + 1)))
                .filter(token -> token.handle().equals(handle));
    }

    private static void forgetOldest(ShareToken token, HttpServletRequest request, HttpServletResponse response) {
        var ours = Cookies.name(PREFIX, request);
        var cookies = Objects.requireNonNullElse(request.getCookies(), new Cookie[0]);
        Arrays.stream(cookies)
                .filter(cookie -> cookie.getName().startsWith(ours))
                .filter(cookie -> !cookie.getName().endsWith(token.handle()))
                .sorted(Comparator.comparing(Cookie::getValue).reversed())
                .skip(MOST - 1)
                .forEach(cookie ->
                        Cookies.remove(PREFIX + cookie.getName().substring(ours.length()), request, response));
    }
}
