package app.handoff.invoice;

/** Where an invoice stands. */
enum InvoiceStatus {
    /** It came, and somebody has to check it. */
    RECEIVED,
    /** The vendor was asked about it. */
    QUERIED,
    /** It is right, or right all the same, and is to be paid. */
    APPROVED,
    PAID,
    /** It is not paid. */
    REJECTED,
    /** The vendor took it back, or it was entered by mistake. */
    WITHDRAWN;

    boolean canBecome(InvoiceStatus next) {
        return switch (this) {
            case RECEIVED -> next == QUERIED || next == APPROVED || next == REJECTED || next == WITHDRAWN;
            case QUERIED -> next == RECEIVED || next == APPROVED || next == REJECTED || next == WITHDRAWN;
            case APPROVED -> next == PAID || next == RECEIVED;
            case PAID -> next == APPROVED;
            case REJECTED -> next == RECEIVED;
            case WITHDRAWN -> false;
        };
    }

    /** Whether it counts: what was rejected or withdrawn is as if it had never come. */
    boolean counts() {
        return this != REJECTED && this != WITHDRAWN;
    }

    /** Whether somebody has yet to decide about it. */
    boolean isOpen() {
        return this == RECEIVED || this == QUERIED;
    }
}
