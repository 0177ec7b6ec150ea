package app.handoff.contract;

/** What a clause settles. The order is the order of the contract. */
public enum ClauseType {
    WORK(true),
    DELIVERABLES(false),
    QUANTITY(true),
    QUALITY(true),
    DEADLINES(true),
    PAY(true),
    TRANSITION(true),
    REPORTING(true),
    DATA(true),
    CONFIDENTIALITY(true),
    IP(false),
    REVISION(true),
    RECOURSE(true),
    REMEDIES(true),
    TERMINATION(true),
    LAW(false);

    private final boolean required;

    ClauseType(boolean required) {
        this.required = required;
    }

    /** Whether a contract without it leaves room for misreading and cannot be sent. */
    public boolean isRequired() {
        return required;
    }
}
