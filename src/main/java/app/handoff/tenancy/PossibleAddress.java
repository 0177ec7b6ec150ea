package app.handoff.tenancy;

import app.handoff.kernel.EmailAddress;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** The e-mail address in this field can exist, as {@link EmailAddress} says. Nothing typed is fine. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PossibleAddress.Check.class)
public @interface PossibleAddress {

    String message() default "{field.email}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Asks {@link EmailAddress}. */
    final class Check implements ConstraintValidator<PossibleAddress, String> {

        @Override
        public boolean isValid(@Nullable String typed, ConstraintValidatorContext context) {
            return typed == null || typed.isBlank() || EmailAddress.of(typed).isPresent();
        }
    }
}
