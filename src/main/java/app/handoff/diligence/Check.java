package app.handoff.diligence;

import app.handoff.shared.Text;

/** One requirement and how a vendor stands with it. */
public record Check(Requirement requirement, State state, Text found) {

    public enum State {
        MET,
        /** Not met, and somebody decided to go without it. */
        WAIVED,
        MISSING
    }
}
