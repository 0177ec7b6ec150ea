package app.handoff.contract;

/** What happens when the term is over. */
public enum Renewal {
    /** It ends. */
    NONE,
    /** It goes on for another term unless one side gives notice. */
    AUTO,
    /** The business may prolong it once, on the same terms. */
    OPTION;

    /** Whether the contract ends with its term unless somebody does something about it. */
    public boolean endsByItself() {
        return this != AUTO;
    }
}
