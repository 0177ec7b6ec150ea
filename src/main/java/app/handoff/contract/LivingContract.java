package app.handoff.contract;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.VendorId;

/** A contract that is being prepared or in force, and with whom. */
record LivingContract(EngagementId engagement, VendorId vendor, ContractStatus status) {}
