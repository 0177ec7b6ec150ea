package app.handoff.account;

import app.handoff.web.Cookies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/** What guards the forms behind links, where no session is: a cookie of ours that no other host can set where pages come by https. */
class FormCookies implements CsrfTokenRepository {

    private static final String NAME = "handoff-form";

    private final CsrfTokenRepository plain = repository(NAME, "/s/", false);
    private final CsrfTokenRepository secure = repository(Cookies.THIS_HOST_ONLY + NAME, "/", true);

    private static CsrfTokenRepository repository(String name, String path, boolean https) {
        var repository = new CookieCsrfTokenRepository();
        repository.setCookieName(name);
        repository.setCookiePath(path);
        repository.setCookieCustomizer(
                cookie -> cookie.sameSite("Strict").httpOnly(true).secure(https));
        return repository;
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return of(request).generateToken(request);
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        of(request).saveToken(token, request, response);
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return of(request).loadToken(request);
    }

    private CsrfTokenRepository of(HttpServletRequest request) {
        return request.isSecure() ? secure : plain;
    }
}
