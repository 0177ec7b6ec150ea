package app.handoff.diligence;

import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.ServiceLevelId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a reference said.
 *
 * @param on the day somebody of ours talked to them
 * @param said in their words
 * @param score from 0, poor, to 5, excellent
 * @param levels what they measured, per service level of ours, where they could say
 * @param verified whether we made sure that they are who they say and really were clients
 */
record Answers(LocalDate on, String said, HireAgain hireAgain, int score, List<Measured> levels, boolean verified) {

    public Answers {
        CheckScore.checked(score);
        levels = List.copyOf(levels);
    }

    void requireNotLaterThan(LocalDate today) {
        if (on.isAfter(today)) {
            throw new RuleViolation("diligence.day.future").at("on");
        }
    }

    public Map<ServiceLevelId, BigDecimal> byLevel() {
        return levels.stream().collect(Collectors.toMap(Measured::level, Measured::value));
    }

    /** One service level as a client experienced it. */
    public record Measured(ServiceLevelId level, BigDecimal value) {}
}
