package app.handoff.journey;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLTransientConnectionException;
import org.springframework.stereotype.Component;

/** Lets the database be away for the next form that is sent, and for nobody else. */
@Component
class Outage extends HttpFilter {

    private transient volatile boolean next;

    void meetsTheNextForm() {
        next = true;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (next && request.getMethod().equals("POST")) {
            next = false;
            throw new ServletException(new SQLTransientConnectionException("away for a test"));
        }
        chain.doFilter(request, response);
    }
}
