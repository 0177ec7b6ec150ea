package app.handoff.vendor;

import org.jspecify.annotations.Nullable;

/**
 * How a vendor stands with one need on one day.
 *
 * @param statement the certificate that decides it: the one that counts, else the nearest to counting; null where there is none
 */
public record EvidenceStanding(
        EvidenceNeed need, EvidenceState state, @Nullable ComplianceStatement statement) {

    public boolean isMet() {
        return state == EvidenceState.ACCEPTED || state == EvidenceState.WAIVED;
    }
}
