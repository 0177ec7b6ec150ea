package app.handoff.engagement;

import app.handoff.kernel.Deadline;
import app.handoff.kernel.Role;
import app.handoff.kernel.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * The one thing to do next in an engagement: what, why, by when, and the page that does it.
 *
 * @param title completes "Next: …" in lower case: "answer 2 vendor questions"
 * @param reason why and what depends on it
 * @param due by when; null where no clock runs
 * @param href the page that does it
 * @param button the act on the button: "Answer the questions"
 * @param least the least role that can do it
 */
public record NextStep(
        Sentence title, Sentence reason, @Nullable Deadline due, String href, Sentence button, Role least) {}
