package app.handoff.bidding.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * When a page behind a vendor's link opens to whoever has the link and not the code. A page that says nothing never does: it
 * shows or changes what the vendor typed.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface WithoutCode {

    When[] value();

    enum When {
        /** It shows what the business wrote, or is the door itself. */
        ALWAYS,
        /** As long as no code is chosen: nothing was typed that it could show. */
        BEFORE_ONE_IS_CHOSEN,
        /** The business has opened this bid, and knows what it shows. */
        ONCE_OPENED
    }
}
