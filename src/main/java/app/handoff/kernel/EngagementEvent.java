package app.handoff.kernel;

import java.time.Instant;

/**
 * Something that happened in an engagement and that people want to read about. Its sentence stands in the bundles under
 * {@link #messageKey()}: {0} is the actor's name, {1} and following are {@link #words()}.
 */
public interface EngagementEvent {

    EngagementId engagement();

    Actor by();

    Instant at();

    /** What fills the sentence after the actor's name: texts, amounts, days, times. */
    default Object[] words() {
        return new Object[0];
    }

    /**
     * The key of the whole sentence: what no person did, because a day came or the last condition was met, is told without
     * anybody in front, in a sentence {@code .byItself}.
     */
    default String sentenceKey() {
        return by().kind() == Actor.Kind.SYSTEM ? messageKey() + ".byItself" : messageKey();
    }

    /** {@code activity.BidRequest.Opened} for the record {@code Opened} inside {@code BidRequest}. */
    default String messageKey() {
        var enclosing = getClass().getEnclosingClass();
        return "activity." + (enclosing == null ? "" : enclosing.getSimpleName() + ".")
                + getClass().getSimpleName();
    }
}
