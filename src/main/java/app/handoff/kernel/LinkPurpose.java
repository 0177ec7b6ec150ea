package app.handoff.kernel;

/** What a link without an account opens. */
public enum LinkPurpose {
    /** A vendor's invitation to bid; its subject is the invitation. */
    BID,
    /** A vendor's side of a contract; its subject is the contract. */
    CONTRACT,
    /** Weekly status reports, for whoever writes them; its subject is the delivery. */
    REPORT,
    /** A scope of work for somebody who reads it before it is final; its subject is the reading. */
    READING,
    /** A contract for the lawyer of the business, before it is signed; its subject is the lawyer's reading. */
    LAWYER,
    /** A client of a vendor says what its work was like; its subject is the request to that reference. */
    REFERENCE,
    /** A customer or colleague says how satisfied they are with running work; its subject is the opinion. */
    OPINION,
    /** Everybody who comes by reads what a request is about and asks to bid; its subject is the public link. */
    PUBLIC,
    /** Somebody who asked to bid proves the address; its subject is the newcomer. */
    NEWCOMER,
    /** A new member takes up the invitation to the business; its subject is the member. */
    JOIN,
    /** Signs a member in once; its subject is the member. */
    SIGN_IN,
    /** Proves that a member reads the mail of a new address; its subject is the member, its name the address. */
    NEW_EMAIL;

    /** Whether the person behind this link acts for a vendor, reports as a colleague, or reads a scope or a contract, and has to prove who it is. */
    public boolean isForVendors() {
        return this == BID || this == CONTRACT || this == REPORT || this == READING || this == LAWYER;
    }

    /**
     * Whether the person behind this link stands outside the business, and so sees with the database's vendor role what the link is
     * about and nothing else.
     */
    public boolean isForOutsiders() {
        return isForVendors() || this == REFERENCE || this == OPINION || this == PUBLIC || this == NEWCOMER;
    }
}
