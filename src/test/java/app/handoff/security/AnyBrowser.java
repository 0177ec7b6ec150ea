package app.handoff.security;

import app.handoff.sharelink.OpenedLinks;
import jakarta.servlet.Filter;
import jakarta.servlet.http.Cookie;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.context.WebApplicationContext;

/** A browser with its own cookies before the application's own filters: sessions in the database, real form tokens. */
final class AnyBrowser {

    static final Pattern FORM_TOKEN = Pattern.compile("(?<=name=\"_csrf\" value=\")[^\"]+");

    private final MockMvcTester mvc;
    private final Map<String, Cookie> cookies = new LinkedHashMap<>();
    private RequestPostProcessor from = Callers.fromElsewhere();
    private @Nullable String forwardedFor;
    private @Nullable String named;

    AnyBrowser(WebApplicationContext context) {
        this.mvc = MockMvcTester.from(
                context,
                builder -> builder.defaultRequest(
                                MockMvcRequestBuilders.get("/").with(OpenedLinks.inTheBrowser()))
                        .addFilters(
                                context.getBean("oneSessionPerRequest", FilterRegistrationBean.class)
                                        .getFilter(),
                                context.getBean("springSessionRepositoryFilter", Filter.class),
                                context.getBean("springSecurityFilterChain", Filter.class))
                        .build());
    }

    /** Behind the same address as another. */
    AnyBrowser from(AnyBrowser other) {
        from = other.from;
        return this;
    }

    String address() {
        return from.postProcessRequest(new MockHttpServletRequest()).getRemoteAddr();
    }

    /** Saying so in every request. */
    AnyBrowser named(String userAgent) {
        named = userAgent;
        return this;
    }

    AnyBrowser sayingItComesFrom(String address) {
        forwardedFor = address;
        return this;
    }

    AnyBrowser with(String cookie, String value) {
        cookies.put(cookie, new Cookie(cookie, value));
        return this;
    }

    @Nullable String cookie(String name) {
        var cookie = cookies.get(name);
        return cookie == null ? null : cookie.getValue();
    }

    MvcTestResult get(String address) {
        return exchange(mvc.get().uri(URI.create(address)));
    }

    /** Fills in the form of a page. */
    MvcTestResult post(String page, String address, String... fields) {
        return send(address, formToken(page), fields);
    }

    String formToken(String page) {
        var token = FORM_TOKEN.matcher(text(get(page)));
        return token.find() ? token.group() : "none";
    }

    MvcTestResult send(String address, String token, String... fields) {
        var request = mvc.post().uri(URI.create(address)).param("_csrf", token);
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return exchange(request);
    }

    private MvcTestResult exchange(MockMvcRequestBuilder request) {
        request.with(from);
        if (named != null) {
            request.header("User-Agent", named);
        }
        if (forwardedFor != null) {
            request.header("X-Forwarded-For", forwardedFor).header("Forwarded", "for=" + forwardedFor);
        }
        if (!cookies.isEmpty()) {
            request.cookie(cookies.values().toArray(Cookie[]::new));
        }
        var answer = request.exchange();
        for (var cookie : answer.getResponse().getCookies()) {
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie);
            }
        }
        return answer;
    }

    static String text(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
