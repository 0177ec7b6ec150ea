package app.handoff.web;

import app.handoff.kernel.PlainText;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
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

    // Reads when the first answer is asked for: a request that is turned away is not read at all.
    private static final class Visible extends HttpServletRequestWrapper {

        private @Nullable Map<String, String[]> seen;

        Visible(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getParameter(String name) {
            var texts = getParameterValues(name);
            return texts == null || texts.length == 0 ? null : texts[0];
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return getParameterMap().get(name);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            if (seen == null) {
                var all = new LinkedHashMap<String, String[]>();
                super.getParameterMap().forEach((name, texts) -> all.put(name, seen(name, texts)));
                seen = Collections.unmodifiableMap(all);
            }
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
