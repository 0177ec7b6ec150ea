package app.handoff.web;

import app.handoff.tenancy.RequestTransaction;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Serves requests each in a {@link RequestTransaction}: from when it has arrived as a whole until its answer goes out, so that no
 * slow browser keeps a connection to the database.
 */
@ControllerAdvice
public final class TransactionOfRequest implements HandlerInterceptor, ResponseBodyAdvice<Object> {

    /** Serves a request of somebody whose business is known. */
    public static void serve(HttpServletRequest request, Callable<?> work) throws ServletException, IOException {
        request.getParameterMap();
        try {
            RequestTransaction.call(!isReading(request), work);
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    /** Whether a request only asks for something. */
    public static boolean isReading(HttpServletRequest request) {
        return HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod());
    }

    /** What the page shows has been read. */
    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        RequestTransaction.end();
    }

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    /** What is sent without a page has been read, or reads itself piece by piece. */
    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        RequestTransaction.end();
        return body;
    }
}
