package app.handoff.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.handoff.kernel.BusinessId;
import app.handoff.tenancy.Tenancy;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.test.context.ActiveProfiles;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.StringTemplateResolver;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/** What a fragment became is shown again to whom it would be the same, and to nobody else. */
@SpringBootTest(classes = Kit.class)
@ActiveProfiles("dev")
class CachedFragmentTests {

    private static final String PAGE = "<b th:cache=\"~{:: line(price=${price})}\"></b>"
            + "<th:block th:if=\"${never}\"><p th:fragment=\"line\" th:text=\"${price.amount()} + (${member} ?: '')\">1</p></th:block>";

    private final SpringTemplateEngine engine = new SpringTemplateEngine();
    private final AtomicInteger asked = new AtomicInteger();

    CachedFragmentTests(@Autowired TemplateDialect dialect) {
        engine.setTemplateResolver(new StringTemplateResolver());
        engine.addDialect(dialect);
    }

    /** Equal to another price of the same amount; counts how often a page asks for it. */
    private record Price(int value, AtomicInteger asked) {

        public int amount() {
            asked.incrementAndGet();
            return value;
        }
    }

    @Test
    void equalValuesAreWrittenOnce() {
        assertThat(page(PAGE, Locale.UK, price(7))).isEqualTo("<p>7</p>");
        assertThat(page(PAGE, Locale.UK, price(7))).isEqualTo("<p>7</p>");
        assertThat(asked).hasValue(1);

        assertThat(page(PAGE, Locale.UK, price(8))).isEqualTo("<p>8</p>");
        assertThat(asked).hasValue(2);
    }

    @Test
    void nothingOfThePageIsSeenThatIsNoValueOfTheFragment() {
        var page = price(7);
        page.put("member", "Ana Ruiz");

        assertThat(page(PAGE, Locale.UK, page)).isEqualTo("<p>7</p>");
    }

    @Test
    void anotherLanguageOrBusinessGetsItsOwn() {
        page(PAGE, Locale.UK, price(7));
        page(PAGE, Locale.GERMANY, price(7));
        assertThat(asked).hasValue(2);

        Tenancy.as(new BusinessId(UUID.randomUUID()), () -> page(PAGE, Locale.UK, price(7)));
        assertThat(asked).hasValue(3);
    }

    @Test
    void aValueMayBeMissing() {
        var page = "<b th:cache=\"~{:: line(note=${note})}\"></b>"
                + "<th:block th:if=\"${never}\"><p th:fragment=\"line\" th:text=\"${note} ?: 'none'\">1</p></th:block>";

        assertThat(page(page, Locale.UK, new HashMap<>())).isEqualTo("<p>none</p>");
        assertThat(page(page, Locale.UK, new HashMap<>(Map.of("note", "late")))).isEqualTo("<p>late</p>");
        assertThat(page(page, Locale.UK, new HashMap<>())).isEqualTo("<p>none</p>");
    }

    @Test
    void whatIsWrittenIsNoTemplateAgain() {
        var page = "<b th:cache=\"~{:: line(note=${note})}\"></b>"
                + "<th:block th:if=\"${never}\"><p th:fragment=\"line\" th:text=\"${note}\">1</p></th:block>";
        var typed = new HashMap<String, @Nullable Object>(Map.of("note", "[[${7*7}]] <i th:text=\"x\">"));

        for (int time = 0; time < 2; time++) {
            assertThat(page(page, Locale.UK, typed)).isEqualTo("<p>[[${7*7}]] &lt;i th:text=&quot;x&quot;&gt;</p>");
        }
    }

    @Test
    void aFormWithTheSecretOfABrowserIsRefused() {
        var page = "<b th:cache=\"~{:: form}\"></b>"
                + "<th:block th:if=\"${never}\"><form th:fragment=\"form\"><input name=\"_csrf\"></form></th:block>";

        assertThatThrownBy(() -> page(page, Locale.UK, new HashMap<>()))
                .hasRootCauseInstanceOf(IllegalStateException.class)
                .hasStackTraceContaining("A form that is sent cannot be cached");
    }

    private Map<String, @Nullable Object> price(int amount) {
        return new HashMap<>(Map.of("price", new Price(amount, asked)));
    }

    private String page(String template, Locale language, Map<String, @Nullable Object> variables) {
        var application = new MockServletContext();
        var exchange = JakartaServletWebApplication.buildApplication(application)
                .buildExchange(new MockHttpServletRequest(application), new MockHttpServletResponse());
        return engine.process(template, new WebContext(exchange, language, variables));
    }
}
