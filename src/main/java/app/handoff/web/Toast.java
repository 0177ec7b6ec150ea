package app.handoff.web;

import app.handoff.kernel.Sentence;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A short message on the next page that an act succeeded. Never for errors. */
public final class Toast {

    private Toast() {}

    public static void show(RedirectAttributes next, String key, @Nullable Object... words) {
        next.addFlashAttribute("toast", Sentence.of(key, words));
    }
}
