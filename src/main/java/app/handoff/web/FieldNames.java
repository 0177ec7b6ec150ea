package app.handoff.web;

import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Fields fill the form that they are named in, when it is made, and nothing else: neither what a page knows besides nor anything
 * within a value. None of our pages sends what the framework takes for a box that was not ticked ({@code _name}) or for a value in
 * its place ({@code !name}); rows of such a name would be rows that are not there.
 */
@ControllerAdvice
class FieldNames {

    @InitBinder
    void readForms(WebDataBinder binder) {
        onlyNamed(binder);
    }

    static void onlyNamed(WebDataBinder binder) {
        binder.setDeclarativeBinding(true);
        binder.setFieldMarkerPrefix(null);
        binder.setFieldDefaultPrefix(null);
    }
}
