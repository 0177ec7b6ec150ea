package app.handoff.web;

import app.handoff.text.Format;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.dialect.AbstractDialect;
import org.thymeleaf.dialect.IExpressionObjectDialect;
import org.thymeleaf.dialect.IPostProcessorDialect;
import org.thymeleaf.expression.IExpressionObjectFactory;
import org.thymeleaf.postprocessor.IPostProcessor;
import org.thymeleaf.postprocessor.PostProcessor;
import org.thymeleaf.templatemode.TemplateMode;

/** What templates may use besides Thymeleaf's own: {@code #form}, {@code #assets}, and titles that are complete. */
@Component
class TemplateDialect extends AbstractDialect implements IExpressionObjectDialect, IPostProcessorDialect {

    private final Assets assets = new Assets();

    private final Format format;

    TemplateDialect(Format format) {
        super("handoff");
        this.format = format;
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
    public int getDialectPostProcessorPrecedence() {
        return 1000;
    }

    @Override
    public Set<IPostProcessor> getPostProcessors() {
        return Set.of(new PostProcessor(TemplateMode.HTML, PageTitle.class, 1000));
    }
}
