package app.handoff.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Finds the method that answers a request by what is fixed in its address first. Spring finds an address without variables in a
 * table, but for one with variables it tries every method that there is, and asks each for the verb, the parameters and the
 * headers before it looks at the path. Here most are left out because the address begins or ends otherwise.
 */
class PathFirstHandlerMapping extends RequestMappingHandlerMapping {

    private final Map<RequestMappingInfo, List<FixedParts>> fixed = new ConcurrentHashMap<>();

    @Override
    protected @Nullable HandlerMethod lookupHandlerMethod(String path, HttpServletRequest request) throws Exception {
        return super.lookupHandlerMethod(path, new Asked(request, path));
    }

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo mapping, HttpServletRequest request) {
        return request instanceof Asked asked && !mayMatch(mapping, asked)
                ? null
                : super.getMatchingMapping(mapping, request);
    }

    private boolean mayMatch(RequestMappingInfo mapping, Asked asked) {
        return !asked.plain
                || fixed.computeIfAbsent(mapping, PathFirstHandlerMapping::fixedParts).stream()
                        .anyMatch(parts -> parts.mayMatch(asked.path));
    }

    private static List<FixedParts> fixedParts(RequestMappingInfo mapping) {
        return mapping.getPatternValues().stream().map(FixedParts::of).toList();
    }

    /** What stands before the first variable of a pattern, and after the last one. */
    private record FixedParts(String begin, String end) {

        static FixedParts of(String pattern) {
            int first = 0;
            while (first < pattern.length() && isFixed(pattern.charAt(first))) {
                first++;
            }
            int last = pattern.length();
            while (last > first && isFixed(pattern.charAt(last - 1))) {
                last--;
            }
            return new FixedParts(pattern.substring(0, first), pattern.substring(last));
        }

        private static boolean isFixed(char letter) {
            return Character.isLetterOrDigit(letter)
                    || letter == '/'
                    || letter == '-'
                    || letter == '_'
                    || letter == '.';
        }

        boolean mayMatch(String path) {
            return path.startsWith(begin) && path.endsWith(end);
        }
    }

    /** A request whose path and verb are at hand: behind a dozen filters each of them is a long way off. */
    private static final class Asked extends HttpServletRequestWrapper {

        private final String path;
        private final String method;

        /** Whether the path says itself what it is: an encoded letter, or a parameter within it, may stand for something fixed. */
        private final boolean plain;

        Asked(HttpServletRequest request, String path) {
            super(request);
            this.path = path;
            this.method = request.getMethod();
            this.plain = path.indexOf('%') < 0 && path.indexOf(';') < 0;
        }

        @Override
        public String getMethod() {
            return method;
        }
    }
}
