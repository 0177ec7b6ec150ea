package app.handoff.diligence;

import app.handoff.kernel.Sentence;

/**
 * Something that stands between a vendor and the award.
 *
 * @param what how far it is, in words
 * @param href the page where it is done
 */
public record OpenRequirement(Requirement requirement, Sentence what, String href) {}
