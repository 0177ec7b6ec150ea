package app.handoff.kernel;

import org.jspecify.annotations.Nullable;

/**
 * A rule of the business was about to be broken. The code is the key of a sentence in the message bundles that says what
 * is wrong and how to mend it; the arguments fill it. A page shows the sentence beside the field it concerns.
 */
public class RuleViolation extends RuntimeException {

    private final String code;
    private final transient @Nullable Object @Nullable [] arguments;
    private @Nullable String field;

    public RuleViolation(String code, @Nullable Object... arguments) {
        super(code);
        this.code = code;
        this.arguments = arguments;
    }

    /** The same violation, shown beside this field of the form. */
    public RuleViolation at(String field) {
        this.field = field;
        return this;
    }

    public String code() {
        return code;
    }

    public @Nullable Object[] arguments() {
        return arguments == null ? new Object[0] : arguments;
    }

    public @Nullable String field() {
        return field;
    }
}
