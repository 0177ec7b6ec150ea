package app.handoff.sharelink;

import app.handoff.kernel.LinkVisitor;
import app.handoff.kernel.ShareToken;
import app.handoff.tenancy.Businesses;
import app.handoff.tenancy.RateLimit;
import app.handoff.tenancy.Tenancy;
import app.handoff.tenancy.Tenancy.Scope;
import app.handoff.web.LinkFilter;
import app.handoff.web.TransactionOfRequest;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Opens {@code /s/{link}/…}: finds the link by the hash of its token, enters its business, and for vendors as the vendor role
 * of the database, narrowed to what the link is about. Unknown, expired and revoked links all look the same; one that was used
 * says so to whoever has it. The token itself
 * stands in the address of a message only: the browser keeps it in a cookie and goes on under a name that opens nothing.
 */
@Component
class ShareLinkFilter extends LinkFilter {

    private static final int GUESSES = 100;
    private static final Duration WINDOW = Duration.ofMinutes(15);
    /** Whether the page that refuses a link says that it was used. */
    private static final String USED = "linkUsed";

    /** Whether it was a link that was refused: its reader is told to look for a newer one, whatever is wrong with it. */
    private static final String OPENS_NOTHING = "linkOpensNothing";

    private static final Pattern HANDLE = Pattern.compile("[A-Za-z0-9_-]{16}");

    private final ShareLinks links;
    private final Businesses businesses;
    private final RateLimit rateLimit;
    private final LinkCookies cookies;
    private final ProofCookie proofCookie;
    private final Clock clock;

    ShareLinkFilter(
            ShareLinks links,
            Businesses businesses,
            RateLimit rateLimit,
            LinkCookies cookies,
            ProofCookie proofCookie,
            Clock clock) {
        this.links = links;
        this.businesses = businesses;
        this.rateLimit = rateLimit;
        this.cookies = cookies;
        this.proofCookie = proofCookie;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // Also of a link for something else: whatever is wrong looks the same.
        request.setAttribute(OPENS_NOTHING, true);
        var path = request.getRequestURI().substring(request.getContextPath().length());
        var named = named(path);
        if (HANDLE.matcher(named).matches() && cookies.find(named, request).isEmpty()) {
            // No guess: whoever bookmarked a page, or removed the cookies, is told to open the message again.
            response.sendError(HttpStatus.GONE.value());
            return;
        }
        TransactionOfRequest.serve(request, () -> {
            open(path, named, request, response, chain);
            return true;
        });
    }

    private void open(
            String path, String named, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws Exception {
        var token = cookies.find(named, request).or(() -> ShareToken.read(named));
        var visitor = token.flatMap(opened -> visitor(opened, request));
        if (visitor.isEmpty()) {
            var guesses = "link:" + request.getRemoteAddr();
            var now = clock.instant();
            boolean mayGuess = !rateLimit.hasReached(guesses, GUESSES, WINDOW, now)
                    && rateLimit.mayTry(guesses, GUESSES, WINDOW, now);
            boolean used = mayGuess && token.filter(this::isUsed).isPresent();
            request.setAttribute(USED, used);
            response.sendError(
                    (used ? HttpStatus.GONE : mayGuess ? HttpStatus.NOT_FOUND : HttpStatus.TOO_MANY_REQUESTS).value());
            return;
        }
        var link = visitor.get();
        if (!named.equals(link.token().handle())) {
            cookies.keep(token.get(), request, response, clock.instant());
            if (TransactionOfRequest.isReading(request)) {
                response.sendRedirect(request.getContextPath()
                        + link.path(path.substring(path.indexOf(named) + named.length()))
                        + (request.getQueryString() == null ? "" : "?" + request.getQueryString()));
                return;
            }
        }
        request.setAttribute(LinkVisitor.class.getName(), link);
        var scope = Scope.of(link.business()).at(link.locality());
        Tenancy.call(link.purpose().isForOutsiders() ? scope.asVendor(link.subject()) : scope, () -> {
            chain.doFilter(request, response);
            return true;
        });
    }

    /** What stands in the place of the link: a token, or the name of one that the browser keeps. */
    private static String named(String path) {
        var parts = path.split("/", 4);
        return parts.length < 3 ? "" : parts[2];
    }

    private boolean isUsed(ShareToken token) {
        return Tenancy.as(Scope.of(token.business()), () -> links.isUsed(token));
    }

    private Optional<LinkVisitor> visitor(ShareToken token, HttpServletRequest request) {
        return Tenancy.as(Scope.of(token.business()), () -> {
            var opened = links.open(token, proofCookie.usedCodes(request), clock.instant());
            opened.map(OpenedLink::used).ifPresent(code -> request.setAttribute(LinkCode.class.getName(), code));
            return opened.map(OpenedLink::link)
                    .flatMap(link -> businesses
                            .find(token.business())
                            .map(business -> new LinkVisitor(
                                    link.getId(),
                                    link.purpose(),
                                    business.id(),
                                    business.name(),
                                    link.subject(),
                                    link.name(),
                                    link.holder(),
                                    token,
                                    business.sample(),
                                    business.locality())));
        });
    }
}
