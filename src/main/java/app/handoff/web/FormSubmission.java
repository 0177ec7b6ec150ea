package app.handoff.web;

import app.handoff.kernel.EditedMeanwhile;
import app.handoff.kernel.RuleViolation;
import app.handoff.text.Format;
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
 * Saves what a form asks for. Whoever saves what is saved already, such as by pressing twice, is done; whoever comes second
 * with something else sees the form again as typed, with what the other one saved beside it. The page carries the version in
 * a hidden field, {@code newerVersion} once it has shown both.
 */
@Component
public class FormSubmission {

    private final Format format;

    FormSubmission(Format format) {
        this.format = format;
    }

    /** Opens a form as long as it can be sent; else the page it belongs to says why not. */
    public static String open(Runnable rule, Supplier<String> form, String otherwise, RedirectAttributes next) {
        try {
            rule.run();
        } catch (RuleViolation tooLate) {
            Toast.show(next, tooLate.code(), tooLate.arguments());
            return otherwise;
        }
        return form.get();
    }

    /** The version a form was opened with; one that says none was opened with no version there is. */
    public static int seen(@Nullable Integer version) {
        return version == null ? -1 : version;
    }

    /** Whether what the form asks for is done; else the form is to be shown again. */
    public boolean save(
            Runnable act,
            Supplier<StoredForm> stored,
            BindingResult errors,
            Model model,
            HttpServletResponse response) {
        boolean done = save(act, stored, errors, model);
        if (!done) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        return done;
    }

    /** The same for a page that sets its status itself. */
    public boolean save(Runnable act, Supplier<StoredForm> stored, BindingResult errors, Model model) {
        if (errors.hasErrors()) {
            return false;
        }
        try {
            afterOthers(act);
            return true;
        } catch (RuleViolation violation) {
            if (violation.field() == null && isStored(stored.get(), errors, model)) {
                return true;
            }
            FormErrors.into(errors, violation);
        } catch (EditedMeanwhile meanwhile) {
            var now = stored.get();
            if (isStored(now, errors, model)) {
                return true;
            }
            if (!now.meanwhile().isEmpty()) {
                new FieldConflicts(now.meanwhile()).into(model);
            }
            var said = now.sentence();
            errors.reject(said.key(), said.words().toArray(), said.key());
        }
        return false;
    }

    /** An act that happens once: where it leads when it is done; where a rule is against it, the page with its form again. */
    public static String submit(
            BindingResult errors, HttpServletResponse response, Supplier<String> act, Supplier<String> page) {
        if (!errors.hasErrors()) {
            try {
                return act.get();
            } catch (RuleViolation violation) {
                FormErrors.into(errors, violation);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page.get();
    }

    /** Whether the act was done; else somebody else came first, and the page shows what is there now. A broken rule is its own. */
    public static boolean beforeOthers(Runnable act) {
        try {
            afterOthers(act);
            return true;
        } catch (EditedMeanwhile meanwhile) {
            return false;
        }
    }

    /** Of two at the very same moment one is refused by the database; it then meets what the other one left. */
    public static void afterOthers(Runnable act) {
        answerAfterOthers(() -> {
            act.run();
            return true;
        });
    }

    /** The same for an act that tells something. */
    public static <T extends @Nullable Object> T answerAfterOthers(Supplier<T> act) {
        try {
            return act.get();
        } catch (OptimisticLockingFailureException | DataIntegrityViolationException atOnce) {
            return act.get();
        }
    }

    private boolean isStored(StoredForm now, BindingResult errors, Model model) {
        model.addAttribute("newerVersion", now.version());
        if (now.form() == null) {
            return false;
        }
        var typed = now.typed() == null ? (Record) Objects.requireNonNull(errors.getTarget()) : now.typed();
        var differing = FormFields.differing(typed, now.form(), format);
        now.words().forEach(differing::replace);
        new FieldConflicts(differing).into(model);
        // The other way round finds what was typed and is not stored at all, such as one row more.
        return differing.isEmpty()
                && FormFields.differing(now.form(), typed, format).isEmpty();
    }
}
