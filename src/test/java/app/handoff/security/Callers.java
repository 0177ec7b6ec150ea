package app.handoff.security;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import app.handoff.Pages;
import app.handoff.account.ABusiness;
import app.handoff.sharelink.OpenedLinks;
import jakarta.servlet.http.Cookie;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.context.WebApplicationContext;

/** Sends requests as anybody, each from an address of its own, so that no limit on guesses hides an answer. */
final class Callers {

    private static final AtomicInteger ADDRESS = new AtomicInteger();

    private final WebApplicationContext context;
    private final Pages pages;
    private final ABusiness business;
    private final Map<String, Optional<Cookie>> proofs = new HashMap<>();

    Callers(WebApplicationContext context, ABusiness business) {
        this.context = context;
        this.pages = Pages.of(context);
        this.business = business;
    }

    MvcTestResult send(Route route, List<String> values, Map<String, String> form, Caller caller) {
        return request(route, values, form, caller).with(csrf()).exchange();
    }

    /** Whoever acts through a link has proven who they are, and their browser keeps what it got for it. */
    private @Nullable Cookie proof(String token) {
        return proofs.computeIfAbsent(token, link -> OpenedLinks.proof(context, link))
                .orElse(null);
    }

    /** Without the token that shows that a form came from a page of ours. */
    MockMvcRequestBuilder request(Route route, List<String> values, Caller caller) {
        return request(route, values, route.isGet() ? Map.of() : route.form(), caller);
    }

    private MockMvcRequestBuilder request(Route route, List<String> values, Map<String, String> form, Caller caller) {
        var request = pages.mvc()
                .method(route.method())
                .uri(route.address(values))
                .accept(route.accept() == null ? MediaType.TEXT_HTML : route.accept())
                .with(fromElsewhere());
        form.forEach(request::param);
        if (caller.purpose() != null && caller.purpose().isForVendors() && route.isBehindLink()) {
            var proof = proof(values.get(0));
            if (proof != null) {
                request.cookie(proof);
            }
        }
        var member = session(caller);
        return member == null ? request : request.with(member);
    }

    static RequestPostProcessor fromElsewhere() {
        int number = ADDRESS.incrementAndGet();
        return request -> {
            request.setRemoteAddr("10.%d.%d.%d".formatted(number >> 16, number >> 8 & 255, number & 255));
            return request;
        };
    }

    private @Nullable RequestPostProcessor session(Caller caller) {
        return switch (caller) {
            case OWNER -> business.owner();
            case MANAGER -> business.manager();
            case STAFF -> business.staff();
            default -> null;
        };
    }
}
