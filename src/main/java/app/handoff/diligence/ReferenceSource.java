package app.handoff.diligence;

/** Who chose a reference. */
public enum ReferenceSource {
    NAMED_BY_VENDOR,
    /** Worth more: the vendor did not pick it. */
    FOUND_BY_US
}
