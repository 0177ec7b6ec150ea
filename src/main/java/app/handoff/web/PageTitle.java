package app.handoff.web;

import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.web.servlet.support.RequestContext;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.engine.AbstractTemplateHandler;
import org.thymeleaf.model.ICloseElementTag;
import org.thymeleaf.model.IOpenElementTag;

/**
 * Completes the title of a page: which product it is, and that something is wrong before anything else is read out. The title of a
 * file that leaves the product says all of it already: {@code <title data-whole="">}.
 */
public class PageTitle extends AbstractTemplateHandler {

    // Thymeleaf sets it before it hands over anything of a page.
    @SuppressWarnings("NullAway.Init")
    private ITemplateContext context;

    private boolean inHead;
    private boolean whole;

    @Override
    public void setContext(ITemplateContext context) {
        super.setContext(context);
        this.context = context;
    }

    @Override
    public void handleOpenElement(IOpenElementTag tag) {
        inHead = inHead || tag.getElementCompleteName().equals("head");
        super.handleOpenElement(tag);
        whole = tag.hasAttribute("data-whole");
        if (isTitle(tag.getElementCompleteName()) && hasErrors()) {
            say("ui.title.error");
        }
    }

    @Override
    public void handleCloseElement(ICloseElementTag tag) {
        if (isTitle(tag.getElementCompleteName()) && !whole) {
            say("ui.title.suffix");
        }
        inHead = inHead && !tag.getElementCompleteName().equals("head");
        super.handleCloseElement(tag);
    }

    private boolean isTitle(String element) {
        return inHead && element.equals("title");
    }

    private void say(String code) {
        if (context.getVariable("springRequestContext") instanceof RequestContext request) {
            super.handleText(context.getModelFactory().createText(request.getMessage(code)));
        }
    }

    private boolean hasErrors() {
        return Boolean.TRUE.equals(context.getVariable("hasErrors"))
                || context.getVariableNames().stream()
                        .filter(name -> name.startsWith(BindingResult.MODEL_KEY_PREFIX))
                        .anyMatch(name -> context.getVariable(name) instanceof Errors errors && errors.hasErrors());
    }
}
