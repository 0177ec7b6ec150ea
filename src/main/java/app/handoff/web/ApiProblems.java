package app.handoff.web;

import app.handoff.text.Format;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where systems ask, whatever refuses them is answered as problem details (RFC 9457) and never with a page for people: also by what
 * stands before or around the one that answers, such as an address that is none, a verb that is not taken, or a database that is away.
 * Outside of all other filters, so that nothing escapes it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class ApiProblems extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);
    private static final String SYSTEMS = "/api/";

    private final Format format;
    private final JsonMapper json;

    ApiProblems(Format format, JsonMapper json) {
        this.format = format;
        this.json = json;
    }

    /** Whether a system asks, and no person. */
    public static boolean concern(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + SYSTEMS);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !concern(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, new Told(response));
        } catch (ServletException | RuntimeException failure) {
            if (response.isCommitted()) {
                throw failure;
            }
            LOG.error("A system was not answered", failure);
            tell(HttpStatus.INTERNAL_SERVER_ERROR.value(), response);
        }
    }

    /** Says so in the words of this installation; headers such as the verbs that are taken, or when to come again, stay. */
    private void tell(int status, HttpServletResponse response) throws IOException {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.valueOf(status), detail(status));
        var body = json.writeValueAsBytes(problem);
        response.resetBuffer();
        response.setStatus(status);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    private String detail(int status) {
        return switch (status) {
            case 404 -> format.message("ui.api.noAddress");
            case 405 -> format.message("ui.api.noVerb");
            case 406, 415 -> format.message("ui.api.notJson");
            case 413 -> format.message("ui.api.tooLarge");
            case 503 -> format.message("ui.api.away");
            case 500 -> format.message("ui.api.failed");
            default -> format.message("ui.api.unreadable");
        };
    }

    private final class Told extends HttpServletResponseWrapper {

        Told(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void sendError(int status) throws IOException {
            tell(status, (HttpServletResponse) getResponse());
        }

        @Override
        public void sendError(int status, @Nullable String words) throws IOException {
            sendError(status);
        }
    }
}
