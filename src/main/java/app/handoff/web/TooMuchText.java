package app.handoff.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a form with files whose fields hold more text than is read, before anybody asks for one of them. The server itself says
 * so in another way than of anything else that is too large, and says it again whenever a field is asked for.
 */
public final class TooMuchText extends OncePerRequestFilter {

    private static final String WITH_FILES = "multipart/form-data";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !String.valueOf(request.getContentType()).regionMatches(true, 0, WITH_FILES, 0, WITH_FILES.length());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            request.getParameterMap();
        } catch (InvalidParameterException unreadable) {
            throw unreadable;
        } catch (IllegalStateException tooMuch) {
            throw new InvalidParameterException(tooMuch, HttpStatus.CONTENT_TOO_LARGE.value());
        }
        // Whoever brought it too slowly was answered while it was read; nobody waits for more.
        if (!response.isCommitted()) {
            chain.doFilter(request, response);
        }
    }
}
