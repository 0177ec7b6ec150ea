package app.handoff.sample;

import app.handoff.kernel.Actor;
import app.handoff.kernel.RuleViolation;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Sets up the business in which the sample plays, with its people. */
public interface SampleFounding {

    /**
     * Sets up a business to look around in, for somebody who has a login. The person belongs to it, and finds it, only once
     * all of it is there. What is left of one that was broken off, such as by a power cut, goes first.
     *
     * @param fill writes what is in it, in transactions of its own; if it fails, nothing of the business is left
     * @return the person as a member of it
     * @throws RuleViolation {@code sample.exists} if the person has one already
     */
    SampleOwner setUp(SampleOwner person, Studio studio, Instant now, Consumer<People> fill);

    /** Who works in a business that was just set up, the colleagues in the order they were named. */
    record People(Actor owner, List<Actor> colleagues) {}
}
