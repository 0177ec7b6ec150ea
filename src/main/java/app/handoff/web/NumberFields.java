package app.handoff.web;

import app.handoff.text.Numbers;
import java.beans.PropertyEditorSupport;
import java.math.BigDecimal;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Numbers in fields are read and written as {@link Numbers} does, and in no other way: after a formatter that refuses a
 * text the framework tries its own, which takes 1E20000000 and then fills the page with its digits.
 */
@ControllerAdvice
class NumberFields {

    @InitBinder
    void readNumbers(WebDataBinder binder) {
        binder.registerCustomEditor(BigDecimal.class, new PlainNumber());
    }

    private static final class PlainNumber extends PropertyEditorSupport {

        @Override
        public void setAsText(String text) {
            setValue(text.isBlank() ? null : Numbers.parse(text));
        }

        @Override
        public String getAsText() {
            return getValue() instanceof BigDecimal number ? Numbers.print(number) : "";
        }
    }
}
