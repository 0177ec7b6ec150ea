package app.handoff.sharelink;

import app.handoff.kernel.LinkHolder;
import app.handoff.kernel.ShareToken;
import app.handoff.tenancy.Tenancy;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A browser that has opened links before: an address with a token becomes the one that such a browser shows, with its cookie.
 * And one that has proven whose it is.
 */
public final class OpenedLinks {

    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    private OpenedLinks() {}

    /** What a browser shows of a link once it has opened it: {@code /s/…}. */
    public static String path(ShareToken token) {
        TOKENS.put(token.handle(), token.value());
        return "/s/" + token.handle();
    }

    /** For every request of a mocked browser. */
    public static RequestPostProcessor inTheBrowser() {
        return request -> {
            var parts = request.getRequestURI().split("/", 4);
            if (parts.length > 2 && parts[1].equals("s")) {
                ShareToken.read(parts[2]).ifPresent(token -> {
                    var path = path(token) + (parts.length > 3 ? "/" + parts[3] : "");
                    request.setRequestURI(path);
                    request.setPathInfo(path);
                    keep(token.handle(), token.value(), request);
                });
                Optional.ofNullable(TOKENS.get(parts[2])).ifPresent(token -> keep(parts[2], token, request));
            }
            return request;
        };
    }

    private static void keep(String handle, String token, MockHttpServletRequest request) {
        var before = request.getCookies() == null ? new Cookie[0] : request.getCookies();
        var all = java.util.Arrays.copyOf(before, before.length + 1);
        all[before.length] = new Cookie(
                (request.isSecure() ? "__Host-" : "") + "handoff-link-" + handle,
                Instant.now().getEpochSecond() + "." + token);
        request.setCookies(all);
    }

    /** The link that is open behind this token. */
    public static UUID id(ShareLinks links, ShareToken token) {
        return links.open(token, Instant.now()).map(ShareLink::getId).orElseThrow();
    }

    /** The name of what a browser keeps that has proven to be this holder's. */
    public static String proofOf(Object holder) {
        return "handoff-proof-" + holder;
    }

    /** What a browser keeps that typed the code mailed to the holder of this link; empty if the link opens nothing. */
    public static Optional<Cookie> proof(ApplicationContext context, String token) {
        return ShareToken.read(token)
                .or(() -> ShareToken.read(TOKENS.getOrDefault(token, "")))
                .flatMap(read -> Tenancy.as(
                        read.business(),
                        () -> context.getBean(ShareLinks.class)
                                .open(read, Instant.now())
                                .filter(link -> link.holder() != null)
                                .map(link -> proof(context, java.util.Objects.requireNonNull(link.holder())))));
    }

    private static Cookie proof(ApplicationContext context, LinkHolder holder) {
        var now = Instant.now();
        var mailed = new LinkHolder(
                holder.id(), holder.name(), holder.address() == null ? "nobody@example.com" : holder.address());
        var code = context.getBean(TransactionTemplate.class)
                .execute(status -> context.getBean(LinkCodeRepository.class)
                        .save(
                                holder.address() == null
                                        ? LinkCode.handed(
                                                mailed, new byte[] {1}, "Ana Ruiz", now.plus(Duration.ofDays(1)), now)
                                        : LinkCode.mailed(mailed, new byte[] {1}, now)));
        return new Cookie(
                proofOf(holder.id()),
                context.getBean(LinkEntry.class).shown(holder, code, now.plus(Duration.ofHours(1))));
    }
}
