package app.handoff.vendor;

/** What two entries of the directory have in common that look like one vendor. */
enum Likeness {
    /** The name, whatever legal form stands behind it. */
    NAME,
    /** The mail address. */
    MAIL,
    /** The domain of mail or web site, unless many share it. */
    DOMAIN,
    /** The last eight digits of the telephone. */
    PHONE
}
