package app.handoff.diligence;

import app.handoff.kernel.Sentence;
import java.util.List;

/** One requirement and how a vendor stands with it. */
record Check(Requirement requirement, State state, Sentence found) {

    /** What is met needs no waiver: one that was given before has no effect then. */
    static Check of(Requirement requirement, boolean met, List<Waiver> waivers, Sentence found) {
        boolean waived =
                waivers.stream().anyMatch(waiver -> waiver.requirement().is(requirement));
        return new Check(requirement, met ? State.MET : waived ? State.WAIVED : State.MISSING, found);
    }

    public enum State {
        MET,
        /** Not met, and somebody decided to go without it. */
        WAIVED,
        MISSING
    }
}
