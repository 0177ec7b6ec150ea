package app.handoff.account.web;

import app.handoff.account.SignedIn;
import app.handoff.shared.NotFound;
import app.handoff.shared.SecretKey;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Lets somebody in: gives the session a new name and remembers the device, so that a stranger's guesses cannot lock it out. */
@Component
class Door {

    private static final String DEVICE = "handoff-device";
    private static final Duration KNOWN_FOR = Duration.ofDays(365);

    private final SecurityContextRepository contexts;
    private final SecretKey key;

    Door(SecurityContextRepository contexts, SecretKey key) {
        this.contexts = contexts;
        this.key = key;
    }

    void enter(SignedIn person, HttpServletRequest request, HttpServletResponse response) {
        request.getSession(true);
        request.changeSessionId();
        keep(person, request, response);
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(DEVICE, signature(person.getName()))
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Strict")
                        .path("/")
                        .maxAge(KNOWN_FOR)
                        .build()
                        .toString());
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
        var cookie = WebUtils.getCookie(request, DEVICE);
        return cookie != null
                && MessageDigest.isEqual(
                        cookie.getValue().getBytes(StandardCharsets.US_ASCII),
                        signature(login).getBytes(StandardCharsets.US_ASCII));
    }

    private String signature(String login) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.bytes(), "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(("device:" + login).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
