package app.handoff.bidding.web;

import app.handoff.bidding.VendorDoor;
import app.handoff.bidding.VendorDoor.Doorway;
import app.handoff.shared.RuleViolation;
import app.handoff.shared.web.LinkVisitor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Stands before every page of a bid: with the link alone only those open that say so by {@link WithoutCode}. A page is led to
 * the code and back; a form is answered with the question for the code, which carries along what was typed.
 */
@Component
class CodeLock implements HandlerInterceptor {

    /** The field that a form carries the code in, wherever it is asked for. */
    static final String CODE = "code";

    private final VendorDoor door;
    private final CodeCookie cookie;
    private final Clock clock;

    CodeLock(VendorDoor door, CodeCookie cookie, Clock clock) {
        this.door = door;
        this.cookie = cookie;
        this.clock = clock;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod method)) {
            return true;
        }
        var visitor = (LinkVisitor) request.getAttribute(LinkVisitor.class.getName());
        if (visitor == null) {
            throw new IllegalStateException("A page of a bid is reached through its link only.");
        }
        boolean known = cookie.opens(request, visitor);
        request.setAttribute(CodeLock.class.getName(), known);
        if (known) {
            return true;
        }
        var doorway = door.at(VisitController.invitationOf(visitor));
        if (opensWithoutCode(method, doorway)) {
            return true;
        }
        if (HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod())) {
            response.sendRedirect(request.getContextPath() + wayIn(visitor, doorway, request));
            return false;
        }
        var proof = proof(request, visitor, doorway);
        cookie.give(proof, visitor, request, response);
        door.admits(VisitController.invitationOf(visitor), proof);
        request.setAttribute(CodeLock.class.getName(), true);
        return true;
    }

    private static boolean opensWithoutCode(HandlerMethod method, Doorway doorway) {
        var open = method.getMethodAnnotation(WithoutCode.class);
        return open != null
                && Arrays.stream(open.value()).anyMatch(when -> switch (when) {
                    case ALWAYS -> true;
                    case BEFORE_ONE_IS_CHOSEN -> !doorway.lock().hasCode();
                    case ONCE_OPENED -> doorway.lock().opened();
                });
    }

    private String wayIn(LinkVisitor visitor, Doorway doorway, HttpServletRequest request) {
        if (!doorway.lock().hasCode() && !doorway.mayChoose(clock.instant())) {
            return visitor.path("/bid");
        }
        var page = request.getRequestURI().substring((request.getContextPath() + visitor.path("/bid")).length());
        return visitor.path("/bid/code") + "?to=" + CodeController.pageOfBid(page);
    }

    /** A form may bring the code along: then it is let in and goes on to where it was sent. */
    private String proof(HttpServletRequest request, LinkVisitor visitor, Doorway doorway) {
        var code = request.getParameter(CODE);
        if (code == null) {
            throw new CodeNeeded(doorway, null);
        }
        try {
            return tell(code, visitor, doorway, request);
        } catch (RuleViolation refusal) {
            throw new CodeNeeded(doorway, refusal);
        }
    }

    /** Takes the code that was typed: as the one to be chosen where there is none, else as the one that must fit. */
    String tell(String code, LinkVisitor visitor, Doorway doorway, HttpServletRequest request) {
        var invitation = VisitController.invitationOf(visitor);
        return doorway.lock().hasCode()
                ? door.enter(invitation, code, request.getRemoteAddr(), clock.instant())
                : door.choose(invitation, code, clock.instant());
    }

    static boolean isOpen(HttpServletRequest request) {
        return Boolean.TRUE.equals(request.getAttribute(CodeLock.class.getName()));
    }

    /** Pages that open in any case show less to whoever has not told the code. */
    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page != null && page.getViewName() != null && !page.getViewName().startsWith("redirect:")) {
            page.addObject("unlocked", isOpen(request));
        }
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception problem) {
        door.leave();
    }

    /** After it is clear that the link itself is good. */
    @Configuration(proxyBeanMethods = false)
    static class Order implements WebMvcConfigurer {

        private final CodeLock lock;

        Order(CodeLock lock) {
            this.lock = lock;
        }

        @Override
        public void addInterceptors(InterceptorRegistry registry) {
            registry.addInterceptor(lock)
                    .addPathPatterns("/s/*/bid", "/s/*/bid/**")
                    .order(1);
        }
    }
}
