package app.handoff.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.StringTemplateResolver;

/** What a person wrote is shown, whatever word it is. */
@SpringBootTest(classes = Kit.class)
@ActiveProfiles("dev")
class PresenceTests {

    private final SpringTemplateEngine engine = new SpringTemplateEngine();

    PresenceTests(@Autowired TemplateDialect dialect) {
        engine.setTemplateResolver(new StringTemplateResolver());
        engine.addDialect(dialect);
    }

    @ParameterizedTest
    @ValueSource(strings = {"No", "no", "off", "false", "0", "Because it is cheaper."})
    void aTextIsThereWhateverItSays(String reason) {
        assertThat(page(reason)).isEqualTo("<p>" + reason + "</p>");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "")
    void nothingIsNotThere(@Nullable String reason) {
        assertThat(page(reason)).isEqualTo("<i>none</i>");
    }

    @Test
    void conditionsAreAskedForEachRow() {
        var rows = Arrays.asList(true, false);

        assertThat(written(
                        "<b th:each=\"row : ${rows}\" th:if=\"${row}\" th:text=\"${row}\">x</b>",
                        Map.of("rows", rows, "none", List.of())))
                .isEqualTo("<b>true</b>");
        assertThat(written("<b th:unless=\"${number}\">x</b>", Map.of("number", 0)))
                .isEqualTo("<b>x</b>");
    }

    private String page(@Nullable String reason) {
        return written(
                "<p th:if=\"${reason}\" th:text=\"${reason}\"></p><i th:unless=\"${reason}\">none</i>",
                reason == null ? Map.of() : Map.of("reason", reason));
    }

    private String written(String template, Map<String, Object> words) {
        return engine.process(template, new Context(Locale.UK, words));
    }
}
