package app.handoff.sharelink;

import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.LinkVisitor;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.Proof;
import app.handoff.kernel.RuleViolation;
import app.handoff.web.MemberInBrowser;
import app.handoff.web.TransactionOfRequest;
import app.handoff.web.WithLinkAlone;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Stands before every page behind the link of a vendor or colleague: with the link alone only those open that say so by {@link
 * WithLinkAlone}. A page is led to the question for the code and back; a form is answered with that question, which carries
 * along what was typed.
 */
@Component
class ProofLock implements HandlerInterceptor {

    private final LinkSubjects subjects;
    private final ProofCookie cookie;
    private final Proofs proofs;
    private final MemberInBrowser members;
    private final Clock clock;

    ProofLock(LinkSubjects subjects, ProofCookie cookie, Proofs proofs, MemberInBrowser members, Clock clock) {
        this.subjects = subjects;
        this.cookie = cookie;
        this.proofs = proofs;
        this.members = members;
        this.clock = clock;
    }

    /** How the visitor of this request has proven who they are; null with the link alone. */
    static @Nullable Proof proofOf(HttpServletRequest request) {
        return (Proof) request.getAttribute(Proof.class.getName());
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        var visitor = (LinkVisitor) request.getAttribute(LinkVisitor.class.getName());
        if (!(handler instanceof HandlerMethod method)
                || visitor == null
                || !visitor.purpose().isForOutsiders()) {
            return true;
        }
        refuseMembers(request, visitor);
        if (!visitor.purpose().isForVendors()) {
            return true;
        }
        var subject = subjects.of(visitor.purpose());
        if (!subject.knows(visitor)) {
            throw new NotFound();
        }
        var proof = cookie.proof(request, visitor.requiredHolder(), clock.instant());
        if (proof.isPresent()) {
            return enter(proof.get(), request);
        }
        if (opensWithLinkAlone(method, subject, visitor)) {
            return true;
        }
        if (TransactionOfRequest.isReading(request)) {
            response.sendRedirect(request.getContextPath() + visitor.path("/code") + "?to=" + page(request, visitor));
            return false;
        }
        return enter(proofs.take(visitor, request, response), request);
    }

    private static boolean enter(Proof proof, HttpServletRequest request) {
        request.setAttribute(Proof.class.getName(), proof);
        return true;
    }

    /** Nobody acts for both sides: in a browser in which somebody is signed in for the business, no vendor and no reference acts. */
    private void refuseMembers(HttpServletRequest request, LinkVisitor visitor) {
        boolean outsiderActs = !TransactionOfRequest.isReading(request)
                && visitor.purpose() != LinkPurpose.REPORT
                && !visitor.sample();
        if (outsiderActs
                && members.businessOf(request)
                        .filter(visitor.business()::equals)
                        .isPresent()) {
            throw new RuleViolation("sharelink.proof.member", visitor.businessName(), visitor.name());
        }
    }

    private static boolean opensWithLinkAlone(HandlerMethod method, LinkSubject subject, LinkVisitor visitor) {
        var open = method.getMethodAnnotation(WithLinkAlone.class);
        return open != null
                && Arrays.stream(open.value()).anyMatch(when -> switch (when) {
                    case ALWAYS -> true;
                    case BEFORE_THE_BEGINNING -> subject.about(visitor).untouched();
                    case ONCE_OPENED -> subject.about(visitor).opened();
                });
    }

    private static String page(HttpServletRequest request, LinkVisitor visitor) {
        return request.getRequestURI().substring((request.getContextPath() + visitor.path("")).length());
    }

    /** Pages that open in any case show less to whoever has not proven who they are. */
    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page != null && page.getViewName() != null && !page.getViewName().startsWith("redirect:")) {
            page.addObject("unlocked", proofOf(request) != null);
        }
    }

    /** After it is clear that the link itself is good. */
    @Configuration(proxyBeanMethods = false)
    static class Order implements WebMvcConfigurer {

        private final ProofLock lock;

        Order(ProofLock lock) {
            this.lock = lock;
        }

        @Override
        public void addInterceptors(InterceptorRegistry registry) {
            registry.addInterceptor(lock).addPathPatterns("/s/**").order(1);
        }
    }
}
