package app.handoff.diligence;

import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;

/** Something happened while a vendor was checked; its sentence names the vendor. */
interface CheckEvent extends EngagementEvent {

    CheckedVendor candidate();

    @Override
    default EngagementId engagement() {
        return candidate().engagement();
    }

    @Override
    default Object[] words() {
        return new Object[] {candidate().name()};
    }
}
