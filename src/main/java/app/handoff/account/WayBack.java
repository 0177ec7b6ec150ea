package app.handoff.account;

import app.handoff.web.AccessInterceptor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The way back to the page somebody was on: through signing in where the session is over, straight where only the form has grown
 * old. The browser keeps what was typed and offers it again on that page.
 */
final class WayBack {

    static final String SIGN_IN = "/sign-in";

    /** The field in which a form says on which page it stands. */
    private static final String PAGE = "_page";

    private static final String TO = "to";
    private static final int LONGEST = 600;
    private static final Pattern OURS = Pattern.compile("/(?!/)(?!.*\\.\\.)[A-Za-z0-9/_.~%?&=+,:@!$'()*;-]*");

    private WayBack() {}

    /** The page that was asked for, if it is one of ours that can be gone back to. */
    static Optional<String> wanted(HttpServletRequest request) {
        return ours(request.getParameter(TO));
    }

    /** Where somebody signs in who then goes back. */
    static String toSignIn(HttpServletRequest request) {
        return page(request)
                .map(page -> UriComponentsBuilder.fromPath(SIGN_IN)
                        .queryParam(TO, "{page}")
                        .encode()
                        .buildAndExpand(page)
                        .toUriString())
                .orElse(SIGN_IN);
    }

    private static Optional<String> page(HttpServletRequest request) {
        if (HttpMethod.GET.matches(request.getMethod())) {
            var query = request.getQueryString();
            return ours(path(request) + (query == null ? "" : "?" + query));
        }
        return ours(request.getParameter(PAGE)).or(() -> cameFrom(request));
    }

    private static Optional<String> cameFrom(HttpServletRequest request) {
        try {
            var from = URI.create(String.valueOf(request.getHeader(HttpHeaders.REFERER)));
            if (!request.getServerName().equals(from.getHost())) {
                return Optional.empty();
            }
            var query = from.getRawQuery();
            return ours(from.getRawPath() + (query == null ? "" : "?" + query));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** Addresses of other hosts are none of ours, whatever they look like; and nobody comes back to where they began. */
    private static Optional<String> ours(@Nullable String page) {
        return Optional.ofNullable(page)
                .filter(address -> address.length() <= LONGEST
                        && OURS.matcher(address).matches()
                        && !address.equals("/")
                        && !address.startsWith(SIGN_IN));
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    /** Asks whoever is not signed in to do so, and remembers what they wanted. */
    static final class EntryPoint extends LoginUrlAuthenticationEntryPoint {

        EntryPoint() {
            super(SIGN_IN);
        }

        @Override
        protected String determineUrlToUseForThisRequest(
                HttpServletRequest request, HttpServletResponse response, AuthenticationException missing) {
            return toSignIn(request);
        }
    }

    /**
     * Leads back from a form whose token is not good any more, because the session or the cookie it belonged to is gone. Nothing
     * of it is done. Where the browser keeps nothing of the form, a page says first why.
     */
    static final class FromOldForms implements AccessDeniedHandler {

        @Override
        public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
                throws IOException {
            if (response.isCommitted()) {
                return; // What could not be read has been answered already.
            }
            var page = denied instanceof CsrfException ? page(request) : Optional.<String>empty();
            boolean behindLink = path(request).startsWith("/s/");
            boolean signedOut =
                    !behindLink && SecurityContextHolder.getContext().getAuthentication() == null;
            if (page.isPresent() && (signedOut || request.getParameter(PAGE) != null)) {
                response.setStatus(HttpStatus.SEE_OTHER.value());
                response.setHeader(
                        HttpHeaders.LOCATION, request.getContextPath() + (signedOut ? toSignIn(request) : page.get()));
            } else {
                if (denied instanceof CsrfException) {
                    request.setAttribute(AccessInterceptor.OLD_FORM, page.orElse(""));
                }
                response.sendError(HttpStatus.FORBIDDEN.value());
            }
        }
    }
}
