package app.handoff.sharelink;

import app.handoff.kernel.LinkHolder;
import app.handoff.kernel.Proof;
import app.handoff.web.Cookies;
import app.handoff.web.Cookies.SameSite;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a browser keeps once it was told a code: for every link of the same holder, and no longer than it was asked to. */
@Component
class ProofCookie {

    /** Until the browser is closed, and at most so long. */
    private static final Duration A_DAYS_WORK = Duration.ofHours(12);

    private static final Duration REMEMBERED = Duration.ofDays(30);
    private static final Duration KNOWN = Duration.ofDays(180);

    /** Browsers bring all of them along, whatever link they open. One beyond these is read when it is looked at. */
    private static final int MOST = 20;

    private static final String PREFIX = "handoff-proof-";

    private final LinkEntry entry;

    ProofCookie(LinkEntry entry) {
        this.entry = entry;
    }

    Optional<Proof> proof(HttpServletRequest request, LinkHolder holder, Instant now) {
        var used = (LinkCode) request.getAttribute(LinkCode.class.getName());
        return Cookies.read(proofOf(holder), request)
                .flatMap(shown ->
                        used == null ? entry.proof(holder, shown, now) : entry.proof(holder, shown, used, now));
    }

    /** The codes that this browser says it used, of whichever holder. That it did is for {@link #proof} to see. */
    List<UUID> usedCodes(HttpServletRequest request) {
        var ours = Cookies.name(PREFIX, request);
        return Arrays.stream(Objects.requireNonNullElse(request.getCookies(), new Cookie[0]))
                .filter(cookie -> cookie.getName().startsWith(ours))
                .flatMap(cookie -> LinkEntry.usedCode(cookie.getValue()).stream())
                .limit(MOST)
                .toList();
    }

    @Nullable String device(HttpServletRequest request, LinkHolder holder) {
        return Cookies.read(deviceOf(holder), request).orElse(null);
    }

    /** @param remember whether the person said that this device is their own */
    static Instant until(boolean remember, Instant now) {
        return now.plus(remember ? REMEMBERED : A_DAYS_WORK);
    }

    // Lax, not Strict: whoever comes from a message in a web mailer need not type the code anew. Forms have their own
    // guard.
    void give(
            String shown,
            boolean remember,
            LinkHolder holder,
            HttpServletRequest request,
            HttpServletResponse response) {
        Cookies.give(proofOf(holder), shown, SameSite.LAX, remember ? REMEMBERED : null, request, response);
        Cookies.give(deviceOf(holder), entry.device(holder), SameSite.LAX, KNOWN, request, response);
    }

    private static String proofOf(LinkHolder holder) {
        return PREFIX + holder.id();
    }

    private static String deviceOf(LinkHolder holder) {
        return "handoff-known-" + holder.id();
    }
}
