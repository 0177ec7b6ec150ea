package app.handoff.text;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * The sentences of the bundles. One that ends in a name which has a full stop of its own, such as PayPro Kft., does not get
 * a second one.
 */
final class Messages extends ResourceBundleMessageSource {

    private static final String STOP = ".";
    private static final String TWO_STOPS = "..";

    @Override
    protected @Nullable String getMessageInternal(
            @Nullable String code, Object @Nullable [] words, @Nullable Locale locale) {
        var said = super.getMessageInternal(code, words, locale);
        if (said == null || words == null || !said.contains(TWO_STOPS)) {
            return said;
        }
        for (var word : words) {
            if (word instanceof String name && name.endsWith(STOP) && !name.endsWith(TWO_STOPS)) {
                said = said.replace(name + STOP, name);
            }
        }
        return said;
    }
}
