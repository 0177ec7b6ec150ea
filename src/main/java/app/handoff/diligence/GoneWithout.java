package app.handoff.diligence;

import app.handoff.kernel.Actor;
import app.handoff.vendor.EvidenceStanding;
import java.time.Instant;
import java.util.Objects;

/** Something required that a vendor was chosen without: why, by whose decision and when. */
public record GoneWithout(Requirement requirement, String reason, Actor by, Instant at) {

    static GoneWithout of(Waiver waiver) {
        return new GoneWithout(waiver.requirement(), waiver.reason(), waiver.givenBy(), waiver.givenAt());
    }

    static GoneWithout of(EvidenceStanding waived) {
        var statement = Objects.requireNonNull(waived.statement());
        return new GoneWithout(
                Requirement.of(waived.need()),
                statement.reason().orElseThrow(),
                statement.decidedBy().orElseThrow(),
                statement.decidedAt().orElseThrow());
    }
}
