package app.handoff.diligence;

import app.handoff.kernel.Text;

/**
 * Something that stands between a vendor and the award.
 *
 * @param what how far it is, in words
 * @param href the page where it is done
 */
public record Missing(Requirement requirement, Text what, String href) {}
