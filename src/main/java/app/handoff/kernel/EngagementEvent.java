package app.handoff.kernel;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Something that happened in an engagement and that people want to read about. Its sentence stands in the bundles under
 * {@link #messageKey()}: {0} is the actor's name, {1} and following are {@link #words()}.
 */
public interface EngagementEvent {

    Set<Class<?>> WHO_AND_WHEN = Set.of(Actor.class, Instant.class);

    EngagementId engagement();

    Actor by();

    Instant at();

    /** What fills the sentence after the actor's name: texts, amounts, days, times; all that the record says besides ids. */
    default Object[] words() {
        return Stream.of(getClass().getRecordComponents())
                .filter(said -> !WHO_AND_WHEN.contains(said.getType())
                        && !said.getType().getSimpleName().endsWith("Id"))
                .map(this::word)
                .toArray();
    }

    private Object word(RecordComponent said) {
        try {
            said.getAccessor().setAccessible(true);
            return Objects.requireNonNullElse(said.getAccessor().invoke(this), "");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The key of the whole sentence: what no person did, because a day came or the last condition was met, is told without
     * anybody in front, in a sentence {@code .byItself}.
     */
    default String sentenceKey() {
        return by().kind() == Actor.Kind.SYSTEM ? messageKey() + ".byItself" : messageKey();
    }

    /** {@code activity.Contract.Prepared} for the record {@code Prepared} inside {@code Contract}. */
    default String messageKey() {
        var enclosing = getClass().getEnclosingClass();
        return "activity." + (enclosing == null ? "" : enclosing.getSimpleName() + ".")
                + getClass().getSimpleName();
    }
}
