package app.handoff.vendor;

/** What kind of certificate a security statement is. */
enum StatementKind {
    /** An accredited body certified it. */
    CERTIFICATE,
    /** Somebody qualified attests it after looking. */
    ATTESTATION,
    /** The vendor says so, answering questions. */
    SELF_STATEMENT,
    /** A contract in which the vendor promises it. */
    AGREEMENT
}
