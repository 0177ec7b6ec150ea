package app.handoff.delivery.web;

import app.handoff.shared.EditedMeanwhile;
import app.handoff.shared.RuleViolation;
import app.handoff.shared.web.Conflict;
import app.handoff.shared.web.FormFields;
import app.handoff.shared.web.Format;
import app.handoff.shared.web.Refusals;
import app.handoff.shared.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What the forms about running work have in common. Whoever saves what is saved already, such as by pressing twice, is done;
 * whoever comes second with something else sees the form again as typed, with what the other one saved beside it.
 */
@Component
class Forms {

    private final Format format;

    Forms(Format format) {
        this.format = format;
    }

    /**
     * What is stored now of what a form asks for.
     *
     * @param version the version with which the form can be saved over it; null for forms without one
     * @param form null while nothing is stored
     */
    record Stored(@Nullable Integer version, @Nullable Record form) {}

    /** Opens a form as long as it can be sent; else the page it belongs to says why not. */
    static String open(Runnable rule, Supplier<String> form, String otherwise, RedirectAttributes next) {
        try {
            rule.run();
        } catch (RuleViolation tooLate) {
            Toast.show(next, tooLate.code(), tooLate.arguments());
            return otherwise;
        }
        return form.get();
    }

    /** Whether what the form asks for is done; else the form is to be shown again. */
    boolean save(
            Runnable act, Supplier<Stored> stored, BindingResult errors, Model model, HttpServletResponse response) {
        if (!errors.hasErrors()) {
            try {
                afterOthers(act);
                return true;
            } catch (RuleViolation violation) {
                if (violation.field() == null && isStored(stored.get(), errors, model)) {
                    return true;
                }
                Refusals.into(errors, violation);
            } catch (EditedMeanwhile meanwhile) {
                var now = stored.get();
                if (isStored(now, errors, model)) {
                    return true;
                }
                errors.reject(now.form() == null ? "delivery.changedMeanwhile" : "delivery.editedMeanwhile");
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return false;
    }

    /** Of two at the very same moment one is refused by the database; it then meets what the other one left. */
    static void afterOthers(Runnable act) {
        try {
            act.run();
        } catch (OptimisticLockingFailureException | DataIntegrityViolationException atOnce) {
            act.run();
        }
    }

    private boolean isStored(Stored now, BindingResult errors, Model model) {
        model.addAttribute("newerVersion", now.version());
        if (now.form() == null) {
            return false;
        }
        var typed = (Record) Objects.requireNonNull(errors.getTarget());
        var differing = FormFields.differing(typed, now.form(), format);
        new Conflict(differing).into(model);
        return differing.isEmpty();
    }
}
