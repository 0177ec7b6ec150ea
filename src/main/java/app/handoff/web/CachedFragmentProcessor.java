package app.handoff.web;

import app.handoff.tenancy.Tenancy;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.context.IWebContext;
import org.thymeleaf.context.WebEngineContext;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.AbstractAttributeTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;
import org.thymeleaf.spring6.naming.SpringContextVariableNames;
import org.thymeleaf.standard.expression.Fragment;
import org.thymeleaf.standard.expression.StandardExpressions;
import org.thymeleaf.standard.processor.StandardReplaceTagProcessor;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.util.FastStringWriter;

/**
 * {@code th:cache="~{page :: fragment(name=${value})}"} replaces its element by a fragment as {@code th:replace} does, and writes
 * what the fragment became the last time if its values are equal to those of then. Nothing else can be seen from within it: no
 * other variable of the page, no session, no parameter. So what is written belongs to its values, its language and the business
 * as whose visitor somebody asks, never to a person or a moment.
 *
 * <p>The values are records, or what else has a proper {@code equals}; with others nothing is ever found again. A form cannot
 * stand in such a fragment, since each browser has a secret of its own in each.
 */
final class CachedFragmentProcessor extends AbstractAttributeTagProcessor {

    private static final long MOST_CHARACTERS = 4_000_000;

    private static final Set<String> OF_SPRING = Set.of(
            ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME,
            SpringContextVariableNames.SPRING_REQUEST_CONTEXT,
            SpringContextVariableNames.THYMELEAF_REQUEST_CONTEXT);

    private final Cache<Written, String> texts = Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .weigher((Written written, String text) -> text.length())
            .expireAfterAccess(Duration.ofMinutes(5))
            .build();

    CachedFragmentProcessor() {
        super(TemplateMode.HTML, "th", null, false, "cache", true, StandardReplaceTagProcessor.PRECEDENCE, true);
    }

    @Override
    protected void doProcess(
            ITemplateContext context,
            IProcessableElementTag tag,
            AttributeName attribute,
            String value,
            IElementTagStructureHandler structure) {
        var expression = StandardExpressions.getExpressionParser(context.getConfiguration())
                .parseExpression(context, value);
        if (!(expression.execute(context) instanceof Fragment fragment) || fragment.hasSyntheticParameters()) {
            throw new IllegalArgumentException("Not a fragment whose values have names: " + value);
        }
        var written = Written.of(fragment, context.getLocale());
        var text = texts.getIfPresent(written);
        if (text == null) {
            text = write(fragment, (IWebContext) context);
            texts.put(written, text);
        }
        structure.replaceWith(text, false);
    }

    private static String write(Fragment fragment, IWebContext page) {
        var variables = new HashMap<String, Object>();
        OF_SPRING.forEach(name -> variables.put(name, page.getVariable(name)));
        if (fragment.getParameters() != null) {
            variables.putAll(fragment.getParameters());
        }
        var template = fragment.getTemplateModel();
        var configuration = template.getConfiguration();
        var writer = new FastStringWriter();
        configuration
                .getTemplateManager()
                .process(
                        template,
                        new WebEngineContext(
                                configuration,
                                template.getTemplateData(),
                                null,
                                PageExchange.alone(page.getExchange()),
                                page.getLocale(),
                                variables),
                        writer);
        var text = writer.toString();
        if (text.contains("name=\"_csrf\"")) {
            throw new IllegalStateException("A form that is sent cannot be cached: "
                    + template.getTemplateData().getTemplate());
        }
        return text;
    }

    /** What a text was made from. */
    private record Written(
            String template,
            @Nullable Set<String> selectors,
            Locale language,
            Tenancy.@Nullable Scope scope,
            @Nullable Map<String, Object> values) {

        static Written of(Fragment fragment, Locale language) {
            var template = fragment.getTemplateModel().getTemplateData();
            return new Written(
                    template.getTemplate(),
                    template.getTemplateSelectors(),
                    language,
                    Tenancy.current(),
                    fragment.getParameters());
        }
    }
}
