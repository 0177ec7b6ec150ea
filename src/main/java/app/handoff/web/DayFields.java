package app.handoff.web;

import app.handoff.kernel.PossibleDays;
import java.beans.PropertyEditorSupport;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Days in fields, as browsers send them. A day that {@linkplain PossibleDays no work can be about} was mistyped, and is told so like
 * one that is none: beyond some year neither database nor calendar know it.
 */
@ControllerAdvice
class DayFields {

    @InitBinder
    void readDays(WebDataBinder binder) {
        binder.registerCustomEditor(LocalDate.class, new PossibleDay());
    }

    private static final class PossibleDay extends PropertyEditorSupport {

        @Override
        public void setAsText(String text) {
            setValue(text.isBlank() ? null : read(text.strip()));
        }

        private static LocalDate read(String text) {
            try {
                var day = LocalDate.parse(text);
                if (PossibleDays.contains(day)) {
                    return day;
                }
            } catch (DateTimeException noDay) {
                throw new IllegalArgumentException("No day", noDay);
            }
            throw new IllegalArgumentException("No day that work is about");
        }

        @Override
        public String getAsText() {
            return getValue() instanceof LocalDate day ? day.toString() : "";
        }
    }
}
