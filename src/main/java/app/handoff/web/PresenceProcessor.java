package app.handoff.web;

import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.AbstractAttributeTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.expression.StandardExpressions;
import org.thymeleaf.standard.processor.StandardIfTagProcessor;
import org.thymeleaf.standard.processor.StandardUnlessTagProcessor;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.util.EvaluationUtils;

/**
 * {@code th:if} and {@code th:unless} of a text ask whether there is one. Thymeleaf takes the words "no", "off" and "false" for
 * a false condition, so that a reason which is just "No" would not be shown.
 */
class PresenceProcessor extends AbstractAttributeTagProcessor {

    private final boolean shownIf;

    private PresenceProcessor(String attribute, int precedence, boolean shownIf) {
        super(TemplateMode.HTML, "th", null, false, attribute, true, precedence, true);
        this.shownIf = shownIf;
    }

    static PresenceProcessor ofIf() {
        return new PresenceProcessor("if", StandardIfTagProcessor.PRECEDENCE - 1, true);
    }

    static PresenceProcessor ofUnless() {
        return new PresenceProcessor("unless", StandardUnlessTagProcessor.PRECEDENCE - 1, false);
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
        if (isThere(expression.execute(context)) != shownIf) {
            structure.removeElement();
        }
    }

    private static boolean isThere(@Nullable Object value) {
        return value instanceof CharSequence text ? !text.isEmpty() : EvaluationUtils.evaluateAsBoolean(value);
    }
}
