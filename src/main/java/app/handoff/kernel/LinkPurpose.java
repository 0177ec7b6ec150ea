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
    /** A new member takes up the invitation to the business; its subject is the member. */
    JOIN,
    /** Signs a member in once; its subject is the member. */
    SIGN_IN,
    /** Proves that a member reads the mail of a new address; its subject is the member, its name the address. */
    NEW_EMAIL;

    /** Whether the person behind this link is a vendor or another outsider, who works as the database's vendor role. */
    public boolean isForVendors() {
        return this == BID || this == CONTRACT || this == REPORT || this == READING;
    }
}
