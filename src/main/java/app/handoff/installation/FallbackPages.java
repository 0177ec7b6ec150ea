package app.handoff.installation;

import app.handoff.web.ApiProblems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/**
 * Answers where no page could be made. While the database is away everybody is told to come back in a moment, and what
 * became of what they sent; what is too large to be read is refused. These pages need neither database nor session, nor what
 * was sent.
 */
final class FallbackPages extends HttpFilter {

    private static final Logger LOG = LoggerFactory.getLogger(FallbackPages.class);

    private static final String RETRY_AFTER_SECONDS = "5";
    private static final Set<String> CHANGES_NOTHING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    /** Headers of the answer that is not given; those that guard every page stay. */
    private static final Set<String> OF_ANOTHER_ANSWER = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    static {
        OF_ANOTHER_ANSWER.addAll(List.of(
                HttpHeaders.SET_COOKIE,
                HttpHeaders.LOCATION,
                HttpHeaders.ETAG,
                HttpHeaders.LAST_MODIFIED,
                HttpHeaders.CACHE_CONTROL,
                HttpHeaders.EXPIRES,
                HttpHeaders.PRAGMA));
    }

    /** Whether a transaction of the request that this thread works on got as far as its end. */
    private static final ThreadLocal<Boolean> MAY_BE_SAVED = new ThreadLocal<>();

    private final transient DatabaseAvailability availability;
    private final transient ThymeleafViewResolver pages;

    FallbackPages(DatabaseAvailability availability, ThymeleafViewResolver pages) {
        this.availability = availability;
        this.pages = pages;
    }

    /** From here on nobody can promise any more that nothing of this request was saved. */
    static void somethingMayBeSaved() {
        MAY_BE_SAVED.set(true);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long start = System.nanoTime();
        MAY_BE_SAVED.remove();
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException failure) {
            if (response.isCommitted()) {
                throw failure;
            }
            InvalidParameterException unreadable = unreadable(failure);
            if (unreadable != null) {
                refuse(unreadable, request, response);
                return;
            }
            if (!DatabaseAway.passes(failure)) {
                throw failure;
            }
            if (!availability.wasAwaySince(start) && availability.answers()) {
                LOG.warn(
                        "A page was not answered, because the database did not do its part: {}",
                        String.valueOf(NestedExceptionUtils.getMostSpecificCause(failure)
                                        .getMessage())
                                .replaceAll("\\s+", " "));
            }
            Map<String, Object> words = new HashMap<>();
            if (!CHANGES_NOTHING.contains(request.getMethod())) {
                words.put("sent", Boolean.TRUE.equals(MAY_BE_SAVED.get()) ? "unknown" : "unsaved");
            }
            show(HttpStatus.SERVICE_UNAVAILABLE.value(), words, request, response);
        } finally {
            MAY_BE_SAVED.remove();
        }
    }

    private static @Nullable InvalidParameterException unreadable(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidParameterException found) {
                return found;
            }
        }
        return null;
    }

    private void refuse(InvalidParameterException unreadable, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        int status = unreadable.getErrorCode() == HttpStatus.CONTENT_TOO_LARGE.value()
                ? HttpStatus.CONTENT_TOO_LARGE.value()
                : HttpStatus.BAD_REQUEST.value();
        if (status == HttpStatus.BAD_REQUEST.value()
                && unreadable.getCause() instanceof IOException broken
                && !(broken instanceof CharConversionException)) {
            // Nobody is there any more who could read a page; a file that is too large is an IOException as well.
            response.setStatus(status);
        } else {
            show(status, Map.of(), request, response);
        }
    }

    private void show(int status, Map<String, Object> words, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        clear(response);
        response.setStatus(status);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (status == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        if (ApiProblems.concern(request)) {
            response.sendError(status);
            return;
        }
        try {
            Objects.requireNonNull(pages.resolveViewName("error/" + status, request.getLocale()))
                    .render(words, request, response);
        } catch (IOException | ServletException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private static void clear(HttpServletResponse response) {
        Map<String, Collection<String>> kept = new LinkedHashMap<>();
        for (String name : new TreeSet<>(response.getHeaderNames())) {
            if (!OF_ANOTHER_ANSWER.contains(name) && !name.regionMatches(true, 0, "Content-", 0, 8)
                    || name.equalsIgnoreCase("Content-Security-Policy")) {
                kept.put(name, new ArrayList<>(response.getHeaders(name)));
            }
        }
        response.reset();
        kept.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
    }
}
