package app.handoff.diligence;

import app.handoff.kernel.Actor;
import app.handoff.vendor.EvidenceStanding;
import java.time.Instant;
import java.util.Objects;

/** Something required that a vendor was chosen without: why, by whose decision and when. */
public record AcceptedGap(Requirement requirement, String reason, Actor by, Instant at) {

    static AcceptedGap of(Waiver waiver) {
        return new AcceptedGap(waiver.requirement(), waiver.reason(), waiver.givenBy(), waiver.givenAt());
    }

    static AcceptedGap of(EvidenceStanding waived) {
        var statement = Objects.requireNonNull(waived.statement());
        return new AcceptedGap(
                Requirement.of(waived.need()),
                statement.reason().orElseThrow(),
                statement.decidedBy().orElseThrow(),
                statement.decidedAt().orElseThrow());
    }
}
