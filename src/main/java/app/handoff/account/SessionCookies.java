package app.handoff.account;

import app.handoff.web.Cookies;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.stereotype.Component;

/** The cookie of a session: bound to this very host and to https where the page came by https. */
@Component
class SessionCookies implements CookieSerializer {

    static final String NAME = "handoff";

    private final CookieSerializer plain = serializer(false);
    private final CookieSerializer secure = serializer(true);

    private static CookieSerializer serializer(boolean https) {
        var serializer = new DefaultCookieSerializer();
        serializer.setCookieName(https ? Cookies.THIS_HOST_ONLY + NAME : NAME);
        serializer.setCookiePath("/");
        serializer.setUseHttpOnlyCookie(true);
        serializer.setUseSecureCookie(https);
        serializer.setSameSite("Lax");
        return serializer;
    }

    @Override
    public void writeCookieValue(CookieValue value) {
        of(value.getRequest()).writeCookieValue(value);
    }

    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
        return of(request).readCookieValues(request);
    }

    private CookieSerializer of(HttpServletRequest request) {
        return request.isSecure() ? secure : plain;
    }
}
