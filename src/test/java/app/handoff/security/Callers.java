package app.handoff.security;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import app.handoff.Pages;
import app.handoff.account.ABusiness;
import app.handoff.shared.LinkPurpose;
import jakarta.servlet.http.Cookie;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.context.WebApplicationContext;

/** Sends requests as anybody, each from an address of its own, so that no limit on guesses hides an answer. */
final class Callers {

    /** What a browser keeps that was told the code of a bid. */
    static final String PROOF = "handoff-bid";

    private static final AtomicInteger ADDRESS = new AtomicInteger();

    private final Pages pages;
    private final ABusiness business;
    private final Map<String, Cookie> proofs = new HashMap<>();

    Callers(WebApplicationContext context, ABusiness business) {
        this.pages = Pages.of(context);
        this.business = business;
    }

    MvcTestResult send(Route route, List<String> values, Map<String, String> form, Caller caller) {
        var answer = request(route, values, form, caller).with(csrf()).exchange();
        if (caller.purpose() == LinkPurpose.BID) {
            keepProof(values, answer);
        }
        return answer;
    }

    /** A vendor tells its code once, and its browser keeps what it gets for it. */
    private @Nullable Cookie proof(List<String> values) {
        if (!proofs.containsKey(values.get(0))) {
            keepProof(
                    values,
                    pages.mvc()
                            .post()
                            .uri("/s/" + values.get(0) + "/bid/code")
                            .param("code", World.CODE)
                            .with(csrf())
                            .with(fromElsewhere())
                            .exchange());
        }
        return proofs.get(values.get(0));
    }

    private void keepProof(List<String> values, MvcTestResult answer) {
        var proof = answer.getResponse().getCookie(PROOF);
        if (proof != null) {
            proofs.put(values.get(0), proof);
        }
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
        if (caller.purpose() == LinkPurpose.BID && route.isBehindLink()) {
            var proof = proof(values);
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
