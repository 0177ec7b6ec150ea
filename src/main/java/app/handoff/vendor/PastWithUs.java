package app.handoff.vendor;

import java.util.List;

/**
 * The newest engagements with a vendor.
 *
 * @param more whether there were others before
 */
record PastWithUs(List<PastEngagement> engagements, boolean more) {}
