package app.handoff.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.thymeleaf.context.Context;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.dialect.SpringStandardDialect;
import org.thymeleaf.templateresolver.StringTemplateResolver;

/** A path of properties reads as it would with SpEL alone, whatever stands at its end or on the way. */
class PropertyPathEvaluatorTests {

    private static final List<String> PATHS = List.of(
            "view",
            "view.name",
            "view.name()",
            "view.title",
            "view.isOpen()",
            "view.open",
            "view.next.name",
            "view.next.next",
            "view.note",
            "view.parts.size()",
            "view.parts[0].name",
            "view.facts.first",
            "view.kind",
            "view.kind.name()",
            "view.name.length()",
            "map.first.name",
            "none",
            "true",
            "view.open ? view.name : view.title");

    private final SpringTemplateEngine spel = new SpringTemplateEngine();
    private final SpringTemplateEngine ours = new SpringTemplateEngine();

    PropertyPathEvaluatorTests() {
        spel.setTemplateResolver(new StringTemplateResolver());
        ours.setTemplateResolver(new StringTemplateResolver());
        WebConfiguration.propertyPathsOfTemplates().postProcessBeforeInitialization(ours, "templateEngine");
        assertThat(ours.getDialects())
                .filteredOn(SpringStandardDialect.class::isInstance)
                .singleElement()
                .extracting(dialect -> ((SpringStandardDialect) dialect).getVariableExpressionEvaluator())
                .isInstanceOf(PropertyPathEvaluator.class);
    }

    @Test
    void everyPathReadsAsWithSpelAlone() {
        for (var path : PATHS) {
            assertThat(written(ours, path)).as(path).isEqualTo(written(spel, path));
            assertThat(written(ours, path)).as("%s again", path).isEqualTo(written(spel, path));
        }
        assertThat(written(ours, "view.next.name")).isEqualTo("inner, 0 parts");
    }

    @Test
    void whatIsNotThereFailsAsWithSpelAlone() {
        for (var path :
                List.of("view.unknown", "view.note.length()", "view.next.next.name", "none.name", "view.parts.size")) {
            assertThatExceptionOfType(TemplateProcessingException.class)
                    .as(path)
                    .isThrownBy(() -> written(ours, path));
            assertThatExceptionOfType(TemplateProcessingException.class)
                    .as(path)
                    .isThrownBy(() -> written(spel, path));
        }
    }

    private static String written(SpringTemplateEngine engine, String path) {
        var inner = new View("inner, 0 parts", null, List.of(), Kind.SMALL);
        var view = new View("outer", inner, List.of(inner), Kind.LARGE);
        var context = new Context(Locale.ENGLISH, Map.of("view", view, "map", Map.of("first", inner)));
        return engine.process("<b th:text=\"${" + path + "}\" th:remove=\"tag\"></b>", context);
    }

    enum Kind {
        SMALL,
        LARGE
    }

    record View(String name, @Nullable View next, List<View> parts, Kind kind) {

        public String getTitle() {
            return "title of " + name;
        }

        public boolean isOpen() {
            return next != null;
        }

        public @Nullable String note() {
            return null;
        }

        public Map<String, String> facts() {
            return Map.of("first", "one");
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
