package app.handoff.triage;

import app.handoff.engagement.TaskKind;
import app.handoff.kernel.RuleViolation;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.io.Serializable;

/**
 * What a task is like.
 *
 * @param core how close it is to what clients come for
 * @param repetitive how alike it is from time to time, 1 to 5
 * @param simplicity how simple it is, 1 to 5
 * @param risk how bad it is if it goes wrong, 1 to 10
 */
@Embeddable
record TaskProfile(
        @Enumerated(EnumType.STRING) TaskKind kind,
        @Enumerated(EnumType.STRING) Place place,
        @Enumerated(EnumType.STRING) CoreActivity core,
        int repetitive,
        int simplicity,
        int risk)
        implements Serializable {

    public TaskProfile {
        within(repetitive, 5, "repetitive");
        within(simplicity, 5, "simplicity");
        within(risk, 10, "risk");
    }

    private static void within(int value, int most, String field) {
        if (value < 1 || value > most) {
            throw new RuleViolation("triage.nature.range", most).at(field);
        }
    }

    TaskProfile at(Place place) {
        return new TaskProfile(kind, place, core, repetitive, simplicity, risk);
    }
}
