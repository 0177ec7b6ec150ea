package app.handoff.vendor;

import app.handoff.kernel.VendorId;

/** A certificate and the entry that was asked for: one of those that stand for its vendor. */
record ShownEvidence(VendorId vendor, ComplianceStatement statement) {}
