package app.handoff.installation;

import static org.springframework.web.util.DisconnectedClientHelper.isClientDisconnectedException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.DefaultHandlerExceptionResolver;

/**
 * Spring answers nobody when a visitor has left, and finds that out by words such as "broken pipe". The connection to the database
 * breaks with the same words while the visitor still waits, who then got an empty page that said all was well. A visitor has
 * left only where Tomcat says so.
 */
final class VisitorLeftResolver extends DefaultHandlerExceptionResolver {

    /** What no page of ours sends is answered, not written down: anybody could fill the log with it. */
    VisitorLeftResolver() {
        setWarnLogCategory("");
    }

    @Override
    protected @Nullable ModelAndView doResolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        return !isClientDisconnectedException(failure) || hasLeft(failure)
                ? super.doResolveException(request, response, handler, failure)
                : null;
    }

    private static boolean hasLeft(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClientAbortException) {
                return true;
            }
        }
        return false;
    }
}
