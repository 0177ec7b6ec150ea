package app.handoff.contract;

import java.util.Arrays;
import java.util.List;

/** What a clause settles. The order is the order of the contract, where own clauses stand anywhere. */
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
    LATE_PAYMENT,
    WARRANTY,
    INDEMNITY,
    LIABILITY,
    INSURANCE,
    FORCE_MAJEURE,
    ASSIGNMENT,
    NOTICES,
    DOCUMENTS,
    LAW(false),
    /** What the business added in words of its own; a contract can have several. */
    OWN(false),
    /** Lists the documents that are attached, each with the hash of its file; there as long as one is. */
    ATTACHMENTS(false);

    private static final List<ClauseType> LIBRARY = Arrays.stream(values())
            .filter(type -> !type.isOwn() && !type.isOfAttachments())
            .toList();

    private final boolean required;
    private final boolean safeguard;

    ClauseType(boolean required) {
        this.required = required;
        this.safeguard = false;
    }

    /** One of the {@link Safeguards}, which a contract can do without. */
    ClauseType() {
        this.required = false;
        this.safeguard = true;
    }

    /** The clauses of our library that every contract can have, in the order of a contract. */
    static List<ClauseType> ofLibrary() {
        return LIBRARY;
    }

    boolean isOwn() {
        return this == OWN;
    }

    /** Whether a contract without it leaves room for misreading and cannot be sent. */
    public boolean isRequired() {
        return required;
    }

    /** Whether its words follow from what is attached, and nobody puts it in others. */
    boolean isOfAttachments() {
        return this == ATTACHMENTS;
    }

    /** Whether it is filled from the {@link Safeguards}: contracts of before there were any do not have it. */
    boolean isSafeguard() {
        return safeguard;
    }
}
