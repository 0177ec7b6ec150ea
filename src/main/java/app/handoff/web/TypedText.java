package app.handoff.web;

import app.handoff.kernel.PlainText;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads every answer as {@link PlainText}; one in which nothing can be seen, such as a lone zero-width space pasted with
 * something else, counts as not typed. Passwords stay as they are: nobody sees what stands in them.
 */
@Component
final class TypedText extends OncePerRequestFilter {

    private static final Set<String> PASSWORDS = Set.of("password", "current");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Visible(request), response);
    }

    // Looks at each answer when it is asked for: a request that is turned away is not read at all.
    private static final class Visible extends HttpServletRequestWrapper {

        Visible(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getParameter(String name) {
            var text = super.getParameter(name);
            return text == null ? null : seen(name, text);
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            var texts = super.getParameterValues(name);
            return texts == null ? null : seen(name, texts);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            var seen = new LinkedHashMap<String, String[]>();
            super.getParameterMap().forEach((name, texts) -> seen.put(name, seen(name, texts)));
            return seen;
        }

        private static String[] seen(String name, String[] texts) {
            return Arrays.stream(texts).map(text -> seen(name, text)).toArray(String[]::new);
        }

        // The character 0 is refused elsewhere, not taken for nothing.
        private static String seen(String name, String text) {
            if (!PlainText.canBeSeen(text) && text.indexOf('\0') < 0) {
                return "";
            }
            return PASSWORDS.contains(name) ? text : PlainText.of(text);
        }
    }
}
