package app.handoff.account;

import app.handoff.kernel.NotFound;
import app.handoff.tenancy.SecretKey;
import app.handoff.web.Cookies;
import app.handoff.web.Cookies.SameSite;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Lets somebody in: gives the session a new name and remembers the device, so that a stranger's guesses cannot lock it out. */
@Component
class SessionLogin {

    private static final String DEVICE = "handoff-device";
    private static final String WITHOUT_PASSWORD = "handoff.without-password";
    private static final int LONGEST_NAME = 300;
    private static final Duration KNOWN_FOR = Duration.ofDays(365);
    private static final Duration TIME_TO_REPLACE = Duration.ofMinutes(15);

    private final SecurityContextRepository contexts;
    private final SecretKey key;

    SessionLogin(SecurityContextRepository contexts, SecretKey key) {
        this.contexts = contexts;
        this.key = key;
    }

    /** A new session, whose age is counted from now. */
    void enter(SignedIn person, HttpServletRequest request, HttpServletResponse response) {
        leave(request);
        var session = request.getSession(true);
        var browser = request.getHeader(HttpHeaders.USER_AGENT);
        if (browser != null) {
            session.setAttribute(Sessions.BROWSER, browser.substring(0, Math.min(LONGEST_NAME, browser.length())));
        }
        keep(person, request, response);
        Cookies.give(DEVICE, signature(person.getName()), SameSite.STRICT, KNOWN_FOR, request, response);
    }

    /** The same for somebody who proved in another way than with a password who they are: they may choose a new one. */
    void enterWithoutPassword(SignedIn person, HttpServletRequest request, HttpServletResponse response) {
        enter(person, request, response);
        request.getSession().setAttribute(WITHOUT_PASSWORD, true);
    }

    /** Whether this session has just begun without a password. */
    boolean mayReplacePassword(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null
                && session.getAttribute(WITHOUT_PASSWORD) != null
                && ageOf(session).compareTo(TIME_TO_REPLACE) < 0;
    }

    /** How old a session is, by the clock that sessions have. */
    static Duration ageOf(HttpSession session) {
        return Duration.ofMillis(session.getLastAccessedTime() - session.getCreationTime());
    }

    void leave(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /** The same person goes on in another business. */
    void keep(SignedIn person, HttpServletRequest request, HttpServletResponse response) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                new PreAuthenticatedAuthenticationToken(person, "", AuthorityUtils.createAuthorityList("ROLE_MEMBER")));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    static SignedIn session() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn session) {
            return session;
        }
        throw new NotFound();
    }

    /** Whether this browser signed the login in before. */
    boolean knows(String login, HttpServletRequest request) {
        return Cookies.read(DEVICE, request)
                .filter(cookie -> MessageDigest.isEqual(
                        cookie.getBytes(StandardCharsets.UTF_8),
                        signature(login).getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }

    private String signature(String login) {
        return key.signature("device:" + login);
    }
}
