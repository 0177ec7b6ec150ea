package app.handoff.web;

import java.time.ZoneId;
import org.springframework.beans.propertyeditors.ZoneIdEditor;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/** A time zone that is left out is none, and no unreadable one. */
@ControllerAdvice
class ZoneFields {

    @InitBinder
    void readZones(WebDataBinder binder) {
        binder.registerCustomEditor(ZoneId.class, new ZoneIdEditor() {
            @Override
            public void setAsText(String text) {
                if (text.isBlank()) {
                    setValue(null);
                } else {
                    super.setAsText(text);
                }
            }
        });
    }
}
