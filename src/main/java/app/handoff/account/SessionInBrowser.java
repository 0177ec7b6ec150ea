package app.handoff.account;

import app.handoff.kernel.BusinessId;
import app.handoff.web.MemberInBrowser;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** Looks into the session that a browser brings along; pages behind a link make none of their own. */
@Component
class SessionInBrowser implements MemberInBrowser {

    @Override
    public Optional<BusinessId> businessOf(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null
                && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
                        instanceof SecurityContext context
                && context.getAuthentication() != null
                && context.getAuthentication().getPrincipal() instanceof SignedIn member) {
            return Optional.of(member.business());
        }
        return Optional.empty();
    }
}
