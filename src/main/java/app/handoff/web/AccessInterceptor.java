package app.handoff.web;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.LinkVisitor;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.Role;
import app.handoff.tenancy.Tenancy;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Lets a request through to a page only if the page's own annotation allows it. A page that says nothing is open to nobody.
 * Also puts the frame around each page: {@link PageFrame} for members, {@link GuestFrame} for visitors with a link.
 */
@Component
public class AccessInterceptor implements HandlerInterceptor {

    /** Exactly one of these stands on a handler or on its class. */
    public static final List<Class<? extends Annotation>> RULES = List.of(
            AdministratorOnly.class,
            OwnersOnly.class,
            OwnersAndManagersOnly.class,
            MembersOnly.class,
            ThroughLink.class,
            Anyone.class);

    /** The page whose form has grown old, empty where it is not known: the page that refuses the form leads back to it. */
    public static final String OLD_FORM = "oldForm";

    /** To whom belongs what the browser keeps of a form: a member, or the person that a link was made for. */
    static final String KEEPER = "keeper";

    private static final Pattern OF_ENGAGEMENT = Pattern.compile("/engagements/([0-9a-fA-F-]{36})(?:/.*)?");

    /** What was done for all parts of the work together. */
    private static final Pattern DONE_WITH_THE_WHOLE =
            Pattern.compile("/engagements/([0-9a-fA-F-]{36})(/(?:scope|bidding|diligence|opening|comparison)(?:/.*)?)");

    private final ObjectProvider<NavigationCounts> counts;
    private final ObjectProvider<PagesOfEngagements> engagements;
    private final ObjectProvider<PagesOfWhole> wholes;

    AccessInterceptor(
            ObjectProvider<NavigationCounts> counts,
            ObjectProvider<PagesOfEngagements> engagements,
            ObjectProvider<PagesOfWhole> wholes) {
        this.counts = counts;
        this.engagements = engagements;
        this.wholes = wholes;
    }

    /** The rule of a handler: its method's, else its class's. */
    public static @Nullable Annotation ruleOf(HandlerMethod handler) {
        for (var element : List.of(handler.getMethod(), handler.getBeanType())) {
            for (var rule : RULES) {
                var found = AnnotatedElementUtils.findMergedAnnotation(element, rule);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws Exception {
        if (!(handler instanceof HandlerMethod method)) {
            return true;
        }
        if (isErrorPage(handler)) {
            return isOfAnError(request);
        }
        var rule = ruleOf(method);
        if (rule instanceof Anyone) {
            return true;
        } else if (rule instanceof ThroughLink link) {
            return visitor(request, link);
        } else if (rule instanceof MembersOnly) {
            return member(request, response, Role.STAFF);
        } else if (rule instanceof OwnersAndManagersOnly) {
            return member(request, response, Role.MANAGER);
        } else if (rule instanceof OwnersOnly) {
            return member(request, response, Role.OWNER);
        } else if (rule instanceof AdministratorOnly) {
            return administrator(request, response);
        }
        response.sendError(HttpStatus.FORBIDDEN.value());
        return false;
    }

    /** The page of an error is no page of its own: nobody opens it by its address. */
    private static boolean isOfAnError(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) == null) {
            throw new NotFound();
        }
        return true;
    }

    /** A link opens the pages of its own purpose; every other page looks as if it did not exist. */
    private static boolean visitor(HttpServletRequest request, ThroughLink rule) {
        var visitor = (LinkVisitor) request.getAttribute(LinkVisitor.class.getName());
        if (visitor == null || !Arrays.asList(rule.value()).contains(visitor.purpose())) {
            throw new NotFound();
        }
        return true;
    }

    private boolean member(HttpServletRequest request, HttpServletResponse response, Role least) throws Exception {
        if (!only(request, response, member -> member.may(least))) {
            return false;
        }
        expectThere(request);
        return !leadsToTheWhole(request, response);
    }

    /** Scope and bidding of a part are those of the engagement that asked for the bids. */
    private boolean leadsToTheWhole(HttpServletRequest request, HttpServletResponse response) throws Exception {
        var address = DONE_WITH_THE_WHOLE.matcher(path(request));
        if (!address.matches()) {
            return false;
        }
        var whole = wholes.stream()
                .flatMap(all -> all.wholeOf(EngagementId.of(address.group(1))).stream())
                .findFirst();
        if (whole.isEmpty()) {
            return false;
        }
        if (!"GET".equals(request.getMethod())) {
            throw new NotFound();
        }
        response.sendRedirect(request.getContextPath() + "/engagements/" + whole.get() + address.group(2));
        return true;
    }

    /** An engagement that is none of this business, or was removed, has no pages, whatever they would show or do. */
    private void expectThere(HttpServletRequest request) {
        var address = OF_ENGAGEMENT.matcher(path(request));
        if (address.matches() && !engagements.stream().allMatch(all -> all.exist(EngagementId.of(address.group(1))))) {
            throw new NotFound();
        }
    }

    /** As the address was read to find the page: nothing in it is encoded any more. */
    private static String path(HttpServletRequest request) {
        return ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication().elements().stream()
                .map(part -> part instanceof PathContainer.PathSegment segment ? segment.valueToMatch() : part.value())
                .collect(Collectors.joining());
    }

    private static boolean administrator(HttpServletRequest request, HttpServletResponse response) throws Exception {
        return only(request, response, CurrentMember::administrator);
    }

    private static boolean only(
            HttpServletRequest request, HttpServletResponse response, Predicate<CurrentMember> allowed)
            throws Exception {
        var member = (CurrentMember) request.getAttribute(CurrentMember.class.getName());
        if (member == null || !allowed.test(member)) {
            response.sendError(HttpStatus.FORBIDDEN.value());
            return false;
        }
        return true;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page == null || page.getViewName() == null || page.getViewName().startsWith("redirect:")) {
            return;
        }
        if (isErrorPage(handler)) {
            if (response.getStatus() < HttpStatus.INTERNAL_SERVER_ERROR.value()) {
                frameOfRefusal(request).forEach(page::addObject);
                page.addObject(OLD_FORM, request.getAttribute(OLD_FORM));
            }
            return;
        }
        if (Tenancy.current() != null) {
            // What script on the page writes looks as the server would write it.
            page.addObject("localeTag", Tenancy.locality().locale().toLanguageTag());
        }
        if (request.getAttribute(LinkVisitor.class.getName()) instanceof LinkVisitor visitor) {
            page.addObject("guest", guest(visitor));
            var holder = visitor.holder();
            page.addObject(KEEPER, holder == null ? visitor.link() : holder.id());
        } else if (request.getAttribute(CurrentMember.class.getName()) instanceof CurrentMember member) {
            page.addObject("member", member);
            page.addObject(KEEPER, member.id());
            page.addObject(
                    "shell",
                    shell(
                            member,
                            entry(request.getRequestURI()
                                    .substring(request.getContextPath().length())),
                            counts.getIfAvailable(() -> nobody -> Map.of()).of(member)));
        }
    }

    /**
     * The frame of a page that refuses something: the member keeps the menu, the visitor the name of the business. It asks the
     * database nothing, so it counts nothing either.
     */
    static Map<String, Object> frameOfRefusal(HttpServletRequest request) {
        if (request.getAttribute(LinkVisitor.class.getName()) instanceof LinkVisitor visitor) {
            return Map.of("guest", guest(visitor));
        }
        if (request.getAttribute(CurrentMember.class.getName()) instanceof CurrentMember member) {
            return Map.of("shell", shell(member, "", Map.of()));
        }
        return Map.of();
    }

    private static boolean isErrorPage(Object handler) {
        return handler instanceof HandlerMethod method && ErrorController.class.isAssignableFrom(method.getBeanType());
    }

    private static GuestFrame guest(LinkVisitor visitor) {
        return new GuestFrame(visitor.businessName(), visitor.name());
    }

    private static PageFrame shell(CurrentMember member, String entry, Map<String, Integer> waiting) {
        return new PageFrame(
                member.businessName(), member.name(), member.role(), entry, waiting, member.theme(), member.sample());
    }

    private static String entry(String path) {
        var first = path.split("/", 3).length > 1 ? path.split("/", 3)[1] : "";
        return switch (first) {
            case "" -> "home";
            case "tasks", "profile" -> "tasks";
            case "people", "settings" -> "settings";
            default -> first;
        };
    }
}
