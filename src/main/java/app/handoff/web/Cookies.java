package app.handoff.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * Cookies that no script can read, except those by which a page {@link #tell tells} its script something. Where the page came by
 * https their names begin with {@code __Host-}: a browser then takes them from this very host alone, and sends them by https only.
 */
public final class Cookies {

    /** How the name of a cookie begins that browsers take from this very host alone, by https. */
    public static final String THIS_HOST_ONLY = "__Host-";

    private Cookies() {}

    /** What a cookie is called on this connection. */
    public static String name(String name, HttpServletRequest request) {
        return request.isSecure() ? THIS_HOST_ONLY + name : name;
    }

    public static Optional<String> read(String name, HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, name(name, request));
        return cookie == null ? Optional.empty() : Optional.of(cookie.getValue());
    }

    /** @param keptFor how long the browser keeps it; null until the browser is closed */
    public static void give(
            String name,
            String value,
            SameSite sites,
            @Nullable Duration keptFor,
            HttpServletRequest request,
            HttpServletResponse response) {
        var cookie = ResponseCookie.from(name(name, request), value)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite(sites.attribute)
                .path("/");
        if (keptFor != null) {
            cookie.maxAge(keptFor);
        }
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
    }

    /** Tells the script of the next page something by the name of a cookie, which the script removes once it has read it. */
    static void tell(
            String name, SameSite sites, Duration keptFor, HttpServletRequest request, HttpServletResponse response) {
        var cookie = ResponseCookie.from(name, "1")
                .secure(request.isSecure())
                .sameSite(sites.attribute)
                .path("/")
                .maxAge(keptFor);
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
    }

    public static void remove(String name, HttpServletRequest request, HttpServletResponse response) {
        give(name, "", SameSite.LAX, Duration.ZERO, request, response);
    }

    /** From which pages a browser brings a cookie along. */
    public enum SameSite {
        /** Also when a link of another site leads here, such as one in a mail read in a browser. */
        LAX("Lax"),
        /** From our own pages only. */
        STRICT("Strict");

        private final String attribute;

        SameSite(String attribute) {
            this.attribute = attribute;
        }
    }
}
