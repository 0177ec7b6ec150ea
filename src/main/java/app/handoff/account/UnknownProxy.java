package app.handoff.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells whoever runs the machine, once after a start, that requests seem to come through a web server that nobody named:
 * then all visitors look like one.
 */
@Component
class UnknownProxy extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(UnknownProxy.class);

    private final AtomicBoolean told = new AtomicBoolean();

    UnknownProxy(@Value("${handoff.trusted-proxies}") String trusted) {
        told.set(!trusted.isBlank());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!told.get()
                && request.getHeader("X-Forwarded-For") != null
                && isNear(request.getRemoteAddr())
                && told.compareAndSet(false, true)) {
            LOG.warn(
                    "Requests come through a web server at {} that Handoff was not told of, so all visitors look like one."
                            + " If it is yours, start with handoff.trusted-proxies={}/32 (see README, https).",
                    request.getRemoteAddr(),
                    request.getRemoteAddr());
        }
        chain.doFilter(request, response);
    }

    /** On this machine or in a private network: nobody on the internet makes us write this line. */
    private static boolean isNear(String address) {
        try {
            var caller = InetAddress.getByName(address);
            return caller.isLoopbackAddress() || caller.isSiteLocalAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
