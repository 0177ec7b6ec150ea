package app.handoff.diligence;

/**
 * Who can tell about a vendor.
 *
 * @param client the business that bought from the vendor
 * @param contact the person there, and how to reach them
 */
public record Referee(String client, Relation relation, String contact, ReferenceSource source) {}
