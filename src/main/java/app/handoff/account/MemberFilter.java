package app.handoff.account;

import app.handoff.kernel.CurrentMember;
import app.handoff.tenancy.Tenancy;
import app.handoff.tenancy.Tenancy.Scope;
import app.handoff.web.TransactionOfRequest;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Enters the business of the session for the length of a request. Who the member is and what they may do is read anew each
 * time, so that a changed role or a removed member takes effect with the next click.
 */
class MemberFilter extends OncePerRequestFilter {

    private final Accounts accounts;

    MemberFilter(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof SignedIn session)) {
            chain.doFilter(request, response);
            return;
        }
        TransactionOfRequest.serve(
                request,
                () -> Tenancy.call(Scope.of(session.business()), () -> {
                    asMember(session, request, response, chain);
                    return true;
                }));
    }

    private void asMember(SignedIn session, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws Exception {
        var browser = request.getSession(false);
        boolean tooOld = browser != null && SessionLogin.ageOf(browser).compareTo(Sessions.LONGEST) > 0;
        var member = tooOld ? Optional.<CurrentMember>empty() : accounts.current(session);
        if (member.isEmpty()) {
            SecurityContextHolder.clearContext();
            if (browser != null) {
                browser.invalidate();
            }
            response.sendRedirect(request.getContextPath() + WayBack.toSignIn(request));
            return;
        }
        request.setAttribute(CurrentMember.class.getName(), member.get());
        Tenancy.call(Tenancy.required().at(member.get().locality()), () -> {
            chain.doFilter(request, response);
            return true;
        });
    }
}
