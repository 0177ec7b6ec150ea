package app.handoff.vendor;

/** What a column of somebody's own table tells of a vendor. */
enum VendorColumn {
    NAME,
    EMAIL,
    CONTACT,
    PHONE,
    WEB,
    SKILLS,
    CITY,
    COUNTRY,
    NOTES,
    /** Nothing that is taken over. */
    NOTHING
}
