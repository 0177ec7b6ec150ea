package app.handoff.web;

import app.handoff.web.Cookies.SameSite;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/**
 * Tells the browser that what a form sent is stored, so that it may drop its own copy. A form that leads on to another page was
 * stored, one that is shown again or refused was not; whoever leads on without storing says so by {@link #isNotStored}.
 */
public final class BrowserCopies implements HandlerInterceptor {

    /** The field with the name that the browser gave its copy. */
    static final String COPY = "_copy";

    static final String STORED = "handoff-stored-";

    private static final Pattern NAME = Pattern.compile("[a-z0-9]{8,40}");
    private static final Duration UNTIL_READ = Duration.ofDays(1);

    /** What this request brought was not stored, although it leads on to another page. */
    public static void isNotStored(HttpServletRequest request) {
        request.setAttribute(STORED, false);
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        boolean leadsOn = HttpMethod.POST.matches(request.getMethod())
                && request.getAttribute(STORED) == null
                && page != null
                && page.getViewName() != null
                && page.getViewName().startsWith("redirect:");
        // What was sent is asked for last: the page of an error is shown also where it cannot be read.
        var copy = leadsOn ? request.getParameter(COPY) : null;
        if (copy != null && NAME.matcher(copy).matches()) {
            Cookies.tell(STORED + copy, SameSite.STRICT, UNTIL_READ, request, response);
        }
    }
}
