package app.handoff.web;

import app.handoff.text.Format;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.dialect.AbstractDialect;
import org.thymeleaf.dialect.IExpressionObjectDialect;
import org.thymeleaf.dialect.IPostProcessorDialect;
import org.thymeleaf.dialect.IProcessorDialect;
import org.thymeleaf.expression.IExpressionObjectFactory;
import org.thymeleaf.postprocessor.IPostProcessor;
import org.thymeleaf.postprocessor.PostProcessor;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * What templates may use besides Thymeleaf's own: {@code #form}, {@code #assets}, titles that are complete, conditions that
 * take a text as it is, and fragments that are written once.
 */
@Component
class TemplateDialect extends AbstractDialect
        implements IExpressionObjectDialect, IPostProcessorDialect, IProcessorDialect {

    private final Format format;
    private final Assets assets;

    TemplateDialect(Format format, Assets assets) {
        super("handoff");
        this.format = format;
        this.assets = assets;
    }

    @Override
    public IExpressionObjectFactory getExpressionObjectFactory() {
        return new IExpressionObjectFactory() {
            @Override
            public Set<String> getAllExpressionObjectNames() {
                return Set.of("form", "assets");
            }

            @Override
            public Object buildObject(IExpressionContext context, String name) {
                return name.equals("form") ? new Form(context, format) : assets;
            }

            @Override
            public boolean isCacheable(String name) {
                return true;
            }
        };
    }

    @Override
    public String getPrefix() {
        return StandardDialect.PREFIX;
    }

    /** The same as the standard's, so that the order of attributes stays. */
    @Override
    public int getDialectProcessorPrecedence() {
        return StandardDialect.PROCESSOR_PRECEDENCE;
    }

    @Override
    public Set<IProcessor> getProcessors(String prefix) {
        return Set.of(PresenceProcessor.ofIf(), PresenceProcessor.ofUnless(), new CachedFragmentProcessor());
    }

    @Override
    public int getDialectPostProcessorPrecedence() {
        return 1000;
    }

    @Override
    public Set<IPostProcessor> getPostProcessors() {
        return Set.of(new PostProcessor(TemplateMode.HTML, PageTitle.class, 1000));
    }
}
