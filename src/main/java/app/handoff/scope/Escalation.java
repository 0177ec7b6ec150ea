package app.handoff.scope;

import org.jspecify.annotations.Nullable;

/**
 * One step on the way to settle a conflict.
 *
 * @param withinHours how long this person has before it goes to the next
 */
public record Escalation(String who, @Nullable Integer withinHours) {

    public Escalation {
        who = Blank.text(who);
    }
}
