package app.handoff.shared.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Text in which nothing can be seen, such as a lone zero-width space pasted with something else, counts as not typed. */
@Component
final class TypedText extends OncePerRequestFilter {

    // Fillers of the Hangul and Braille scripts: letters and symbols by their kind, and blank on every screen.
    private static final String BLANK_LETTERS = "\u115f\u1160\u2800\u3164\uffa0";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Visible(request), response);
    }

    static boolean canBeSeen(String text) {
        return text.codePoints().anyMatch(TypedText::canBeSeen);
    }

    private static boolean canBeSeen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            default -> BLANK_LETTERS.indexOf(character) < 0;
        };
    }

    // Looks at each answer when it is asked for: a request that is turned away is not read at all.
    private static final class Visible extends HttpServletRequestWrapper {

        Visible(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getParameter(String name) {
            var text = super.getParameter(name);
            return text == null ? null : seen(text);
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            var texts = super.getParameterValues(name);
            return texts == null ? null : seen(texts);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            var seen = new LinkedHashMap<String, String[]>();
            super.getParameterMap().forEach((name, texts) -> seen.put(name, seen(texts)));
            return seen;
        }

        private static String[] seen(String[] texts) {
            return Arrays.stream(texts).map(Visible::seen).toArray(String[]::new);
        }

        // The character 0 is refused elsewhere, not taken for nothing.
        private static String seen(String text) {
            return canBeSeen(text) || text.indexOf('\0') >= 0 ? text : "";
        }
    }
}
