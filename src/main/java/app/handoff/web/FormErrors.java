package app.handoff.web;

import app.handoff.kernel.RuleViolation;
import org.springframework.validation.BindingResult;

/** Puts a broken rule beside the field it concerns, or above the form where it concerns none. */
public final class FormErrors {

    private FormErrors() {}

    /** Follows a rule; where it is broken, it says so beside the others. */
    public static void gather(BindingResult errors, Runnable rule) {
        try {
            rule.run();
        } catch (RuleViolation violation) {
            into(errors, violation);
        }
    }

    public static void into(BindingResult errors, RuleViolation violation) {
        var field = violation.field();
        if (field == null) {
            errors.reject(violation.code(), violation.arguments(), violation.code());
        } else {
            errors.rejectValue(field, violation.code(), violation.arguments(), violation.code());
        }
    }
}
