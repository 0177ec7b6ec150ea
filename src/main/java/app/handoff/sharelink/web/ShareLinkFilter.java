package app.handoff.sharelink.web;

import app.handoff.shared.Attempts;
import app.handoff.shared.Businesses;
import app.handoff.shared.ShareToken;
import app.handoff.shared.Tenancy;
import app.handoff.shared.Tenancy.Scope;
import app.handoff.shared.web.LinkFilter;
import app.handoff.shared.web.LinkVisitor;
import app.handoff.sharelink.ShareLinks;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Opens {@code /s/{token}/…}: finds the link by the hash of its token, enters its business, and for vendors as the vendor
 * role of the database, narrowed to what the link is about. Unknown, expired and revoked links all look the same.
 */
@Component
class ShareLinkFilter extends LinkFilter {

    private static final int GUESSES = 100;
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final ShareLinks links;
    private final Businesses businesses;
    private final Attempts attempts;
    private final Clock clock;

    ShareLinkFilter(ShareLinks links, Businesses businesses, Attempts attempts, Clock clock) {
        this.links = links;
        this.businesses = businesses;
        this.attempts = attempts;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var visitor = visitor(request);
        if (visitor.isEmpty()) {
            boolean mayGuess = attempts.mayTry("link:" + request.getRemoteAddr(), GUESSES, WINDOW, clock.instant());
            response.sendError(mayGuess ? HttpStatus.NOT_FOUND.value() : HttpStatus.TOO_MANY_REQUESTS.value());
            return;
        }
        var link = visitor.get();
        request.setAttribute(LinkVisitor.class.getName(), link);
        var scope = Scope.of(link.business()).at(link.locality());
        try {
            Tenancy.call(link.purpose().isForVendors() ? scope.asVendor(link.subject()) : scope, () -> {
                chain.doFilter(request, response);
                return true;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private Optional<LinkVisitor> visitor(HttpServletRequest request) {
        var parts = request.getRequestURI()
                .substring(request.getContextPath().length())
                .split("/", 4);
        return parts.length < 3 ? Optional.empty() : ShareToken.read(parts[2]).flatMap(this::visitor);
    }

    private Optional<LinkVisitor> visitor(ShareToken token) {
        var scope = Scope.of(token.business());
        return Tenancy.as(scope, () -> links.open(token, clock.instant()))
                .flatMap(link -> businesses
                        .find(token.business())
                        .map(business -> new LinkVisitor(
                                link.getId(),
                                link.purpose(),
                                business.id(),
                                business.name(),
                                link.subject(),
                                link.name(),
                                token.value(),
                                business.locality())));
    }
}
