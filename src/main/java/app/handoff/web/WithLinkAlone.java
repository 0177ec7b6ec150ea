package app.handoff.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * When a page behind the link of a vendor or colleague opens to whoever has the link and no proof of being the one it was made
 * for. A page that says nothing never does: it shows or changes what that person typed.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface WithLinkAlone {

    When[] value() default When.ALWAYS;

    enum When {
        /** It shows what the business wrote, or asks for the proof itself. */
        ALWAYS,
        /** As long as nobody has begun: nothing was typed that it could show. */
        BEFORE_THE_BEGINNING,
        /** The business has opened this bid, and knows what it shows. */
        ONCE_OPENED
    }
}
