package app.handoff.diligence;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.VendorId;

/** A vendor who is being checked for one engagement, with the name it has at the time. */
record CheckedVendor(EngagementId engagement, VendorId vendor, String name) {}
