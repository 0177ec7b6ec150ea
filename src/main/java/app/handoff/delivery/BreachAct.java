package app.handoff.delivery;

import app.handoff.kernel.NotFound;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What can be decided about a missed level with words, each on a page that asks for them. */
enum BreachAct {
    /** The miss stands. */
    STAND,
    SETTLE,
    EXCUSE,
    /** The notice was not to name it. */
    WITHDRAW,
    /** The plan does not convince us. */
    REFUSE,
    /** Both sides are agreed on the credit. */
    AGREE,
    WAIVE;

    static BreachAct of(String slug) {
        return Arrays.stream(values())
                .filter(act -> act.slug().equals(slug))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether files can come with the words; of a credit the words say all. */
    boolean takesFiles() {
        return this != AGREE && this != WAIVE;
    }

    /** Those about the miss itself that its state allows, the most likely first. */
    static List<BreachAct> possible(Breach breach, @Nullable BreachNotice notice, Instant now) {
        var reply = breach.reply();
        boolean answered = breach.status() == Breach.Status.REPLIED;
        boolean disagree = answered && reply != null && reply.kind() != BreachReply.Kind.ACCEPTS;
        boolean overdue = breach.status() == Breach.Status.NOTIFIED && notice != null && notice.isDue(now);
        return Arrays.stream(values())
                .filter(act -> switch (act) {
                    case STAND -> answered || overdue;
                    case SETTLE -> disagree;
                    case EXCUSE -> breach.status().isOpen();
                    case WITHDRAW -> breach.status() == Breach.Status.NOTIFIED;
                    case REFUSE, AGREE, WAIVE -> false;
                })
                .toList();
    }
}
